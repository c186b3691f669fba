"""Keeping the print of a version that was signed by hand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from khum.activity import ledger
from khum.files.models import StoredFile
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import Plan, Snapshot


@transaction.atomic
def keep(*, plan_id: int, amendment: int, scan: StoredFile, by: Standing, at: datetime) -> Snapshot:
    """Put the scan beside the version it shows; a better scan takes the place of the one before, which stays stored."""
    plan = Plan.objects.get(pk=plan_id, organisation_id=by.organisation_id)
    permissions.may_make_plan(by).or_raise()
    version = Snapshot.objects.select_for_update().get(plan=plan, amendment=amendment)
    version.scan = scan
    version.save(update_fields=["scan"])
    ledger.record("plan.scan_kept", plan, by=by, at=at, detail={"amendment": amendment, "sha256": scan.sha256})
    return version
