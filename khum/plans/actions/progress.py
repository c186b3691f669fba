"""Reports on activities: a minute's work of the accountable person, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import Activity, ProgressReport
from khum.plans.rules.states import ActivityState


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported: the state, the result, and what stood in the way."""

    state: ActivityState
    result: str = ""
    problem: str = ""
    suggestion: str = ""
    file: StoredFile | None = None


@transaction.atomic
def report(*, activity_id: int, report: Report, by: Standing, at: datetime) -> ProgressReport:
    """Record progress on an activity. Dropping one needs the reason, in the field of the problem."""
    activity = (
        Activity.objects.select_for_update(of=("self",))
        .select_related("table__plan")
        .get(pk=activity_id, table__plan__organisation_id=by.organisation_id)
    )
    permissions.may_report(by, activity.table.plan, activity).or_raise()
    if report.state is ActivityState.DROPPED and not report.problem.strip():
        raise NotPossibleError(_("Say why the activity is dropped."))
    if report.state is ActivityState.DONE and not report.result.strip():
        raise NotPossibleError(_("Say what came out of the activity."))
    kept = ProgressReport.objects.create(
        activity=activity,
        state=report.state,
        result=report.result.strip(),
        problem=report.problem.strip(),
        suggestion=report.suggestion.strip(),
        file=report.file,
        by=by.person,
        by_name=by.name,
        by_title=by.title,
        at=at,
    )
    activity.state = report.state
    activity.state_reason = report.problem.strip() if report.state is ActivityState.DROPPED else ""
    activity.save(update_fields=["state", "state_reason"])
    ledger.record("activity.reported", activity, by=by, at=at, detail={"state": report.state.value})
    return kept


@transaction.atomic
def remind(*, activity_ids: list[int], by: Standing, at: datetime) -> int:
    """Remind whoever answers for these activities; the ledger keeps that it was done. How many were reminded of."""
    permissions.may_make_plan(by).or_raise()
    activities = list(
        Activity.objects.filter(pk__in=activity_ids, table__plan__organisation_id=by.organisation_id).exclude(
            state__in=(ActivityState.DONE, ActivityState.DROPPED)
        )
    )
    for activity in activities:
        ledger.record("activity.reminded", activity, by=by, at=at)
    return len(activities)
