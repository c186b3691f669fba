"""What stands over all plans: the list, what a plan lacks, and what its making needs from the council."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.people.models import Organisation, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans.models import ManualMeasurement, Plan
from khum.plans.queries.content import content_of
from khum.plans.queries.findings import Found, found
from khum.plans.rules import template, validator
from khum.plans.rules.content import PlanContent
from khum.plans.rules.copying import Results
from khum.plans.rules.states import ActivityState

_DUTIES = {
    PositionKind.CHIEF_EXECUTIVE: "chief",
    PositionKind.PERMANENT_SECRETARY: "secretary",
    PositionKind.HR_OFFICER: "hr",
}
_OFFICE = "สำนักปลัด"


def plans_of(standing: Standing) -> QuerySet[Plan]:
    """Plans of the organisation, newest first, each with its number of rows and of those done: one query."""
    plans: QuerySet[Plan] = Plan.objects.visible_to(standing)
    return plans.annotate(
        rows=Count("tables__activities"),
        done=Count("tables__activities", filter=Q(tables__activities__state=ActivityState.DONE)),
    )


def free_year(standing: Standing, *, today: date) -> FiscalYear:
    """The first fiscal year from the present one on that has no plan yet: one query."""
    taken = set(Plan.objects.visible_to(standing).values_list("year_be", flat=True))
    year = FiscalYear.containing(today)
    while year.be in taken:
        year = year.next
    return year


def organisation_values(organisation: Organisation) -> template.OrganisationValues:
    """What the template takes from a council: one query."""
    posts: dict[str, str] = {}
    divisions: dict[str, str] = {}
    for position in Position.objects.filter(organisation=organisation, closed_on=None).select_related("division"):
        duty = _DUTIES.get(PositionKind(position.kind))
        division = position.division.name if position.division else ""
        if position.kind == PositionKind.DIVISION_HEAD and division.startswith(_OFFICE):
            duty = "office"
        if duty and duty not in posts:
            posts[duty], divisions[duty] = position.title, division
    # The permanent secretary leads the whole council; the office keeps the row.
    divisions["secretary"] = divisions.get("secretary") or divisions.get("office", "")
    return template.OrganisationValues(organisation.name, organisation.titles, posts, divisions)


def standard_for(organisation: Organisation, year: FiscalYear) -> PlanContent:
    """The standard plan of a council for a year."""
    return template.standard_content(organisation_values(organisation), year)


def check(plan: Plan) -> tuple[Found, ...]:
    """Everything the plan lacks, in the order of the plan, in words and with addresses (at most 23 queries)."""
    content = content_of(plan)
    places = {
        f"row:{activity.key}": f"{activity.number}. {activity.title.splitlines()[0][:80] if activity.title else ''}"
        for activity in content.activities
    }
    return tuple(
        found(finding, plan, places.get(finding.target, ""))
        for finding in validator.findings(content, surroundings(plan))
    )


def blocking_findings(plan: Plan) -> tuple[Found, ...]:
    """What stops the plan from being submitted; empty when it may go on (row 3)."""
    return tuple(finding for finding in check(plan) if finding.is_blocking)


def surroundings(plan: Plan) -> validator.Surroundings:
    """What the validator knows besides the plan."""
    before = Plan.objects.filter(organisation_id=plan.organisation_id, year_be=plan.year_be - 1).first()
    return validator.Surroundings(
        kind=plan.organisation.type,
        previous=content_of(before) if before else None,
        rules_due=template.number_rules(plan.year),
        template_goals=template.template_goals(),
    )


def results_of(plan: Plan) -> Results:
    """Last recorded figure of each indicator by row and place: one query. They become next year's baselines."""
    figures: dict[tuple[int, int], Decimal] = {}
    rows = (
        ManualMeasurement.objects.filter(indicator__activity__table__plan=plan)
        .order_by("end_date", "id")
        .values_list("indicator__activity_id", "indicator__order", "value")
    )
    for activity_id, place, value in rows:
        figures[(activity_id, place)] = value
    return figures


def by_severity(lacks: tuple[Found, ...]) -> list[tuple[validator.Severity, list[Found]]]:
    """Findings under their weight, the heaviest first; weights without findings left out."""
    return [
        (severity, chosen)
        for severity in validator.Severity
        if (chosen := [finding for finding in lacks if finding.severity is severity])
    ]
