"""The essential-knowledge document of a year: handed in, returned, approved and frozen (rows 41, 119)."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.needs import permissions
from khum.needs.models import NeedsDocument
from khum.needs.queries.document import content_of, counts
from khum.needs.rules.kinds import DocumentState, move
from khum.people.standing import Standing


@transaction.atomic
def submit_document(*, year: FiscalYear, by: Standing, at: datetime) -> NeedsDocument:
    """Hand the map of a year to the committee; it begins the document where there is none."""
    permissions.may_submit(by).or_raise()
    NeedsDocument.objects.get_or_create(organisation=by.organisation, year_be=year.be)
    document = _locked(year.be, by)
    if not counts(content_of(by.organisation, year.be, by.today))["needs"]:
        raise NotPossibleError(_("The map of this year has no needed knowledge yet."))
    document.state = move(document.state_value, to=DocumentState.SUBMITTED).value
    document.submitted_at, document.submitted_by, document.returned_reason = at, by.person, ""
    document.save(update_fields=["state", "submitted_at", "submitted_by", "returned_reason"])
    ledger.record("needs_document.submitted", document, by=by, at=at)
    return document


@transaction.atomic
def return_document(*, year: FiscalYear, reason: str, by: Standing, at: datetime) -> NeedsDocument:
    """Send the document back with what must be mended."""
    document = _locked(year.be, by)
    permissions.may_decide(by, document).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say what must be mended."))
    document.state = move(document.state_value, to=DocumentState.DRAFT).value
    document.returned_reason = reason.strip()
    document.save(update_fields=["state", "returned_reason"])
    ledger.record("needs_document.returned", document, by=by, at=at, detail={"reason": document.returned_reason})
    return document


@transaction.atomic
def approve_document(
    *, year: FiscalYear, number: str, resolution: str = "", on: date | None = None, by: Standing, at: datetime
) -> NeedsDocument:
    """Approve: the content is frozen with its hash, so that it prints the same for ever. ``on`` is the day it holds."""
    document = _locked(year.be, by)
    permissions.may_decide(by, document).or_raise()
    if not number.strip():
        raise NotPossibleError(_("An approved document has a number."))
    document.state = move(document.state_value, to=DocumentState.APPROVED).value
    document.number, document.resolution = number.strip(), resolution.strip()
    document.approved_at, document.approved_by, document.approved_on = at, by.person, on or by.today
    document.approved_name, document.approved_title = by.name, by.title
    document.content = content_of(by.organisation, year.be, by.today)
    document.sha256 = fingerprint(document.content)
    document.save()
    ledger.record(
        "needs_document.approved", document, by=by, at=at, detail={"number": number, "sha256": document.sha256}
    )
    return document


def fingerprint(content: object) -> str:
    """The hash of a content, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _locked(year_be: int, by: Standing) -> NeedsDocument:
    found: NeedsDocument = NeedsDocument.objects.visible_to(by).select_for_update(of=("self",)).get(year_be=year_be)
    return found
