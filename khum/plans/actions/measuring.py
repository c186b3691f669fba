"""Figures given by hand: never without file, name and reason; a correction keeps the old figure (design.md §3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.registries import METRICS
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import Indicator, ManualMeasurement


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure for a period, with what proves it."""

    value: Decimal
    start: date
    end: date
    reason: str
    file: StoredFile


@transaction.atomic
def measure_by_hand(*, indicator_id: int, figure: Figure, by: Standing, at: datetime) -> ManualMeasurement:
    """Record a figure of an indicator that no metric reads. A later one for the same days stands above it."""
    indicator = (
        Indicator.objects.select_related("activity__table__plan")
        .filter(activity__table__plan__organisation_id=by.organisation_id)
        .get(pk=indicator_id)
    )
    plan, activity = indicator.activity.table.plan, indicator.activity
    permissions.may_report(by, plan, activity).or_raise()
    if METRICS.get(indicator.metric) is not None:
        raise NotPossibleError(_("This indicator is measured from the records. It is not given by hand."))
    if figure.end < figure.start or not (plan.year.contains(figure.start) and plan.year.contains(figure.end)):
        raise NotPossibleError(_("The period must lie inside the fiscal year of the plan."))
    if not figure.reason.strip():
        raise NotPossibleError(_("Say where the figure comes from."))
    kept = ManualMeasurement.objects.create(
        indicator=indicator,
        start_date=figure.start,
        end_date=figure.end,
        value=figure.value,
        reason=figure.reason.strip(),
        file=figure.file,
        by=by.person,
        by_name=by.name,
        at=at,
    )
    detail = {"indicator": indicator.pk, "value": str(figure.value)}
    ledger.record("indicator.measured", activity, by=by, at=at, detail=detail)
    return kept
