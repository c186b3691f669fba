"""Evidence health of a council and of one figure, read from the ledger, the plan and the channels (domain.md §7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse

from khum.activity.models import Entry
from khum.channels.queries import registry
from khum.domain.registries import EvidenceRow
from khum.domain.thai_date import day_of
from khum.evaluation.queries.figures import plan_of
from khum.evaluation.queries.sight import thing_of
from khum.evaluation.rules import health
from khum.evaluation.rules.health import Act, Doubt
from khum.evaluation.rules.periods import Period
from khum.people.models import Organisation
from khum.people.standing import Standing
from khum.plans.models import Activity, Plan, ProgressReport
from khum.plans.queries.overview import standard_for

_MOST = 400


def of_records(organisation: Organisation, rows: Iterable[EvidenceRow], period: Period) -> list[Doubt]:
    """What is doubtful about the records behind one figure: one query."""
    found = list(rows)
    acts = _acts(organisation, found)
    doubts = (
        health.spread(row.on for row in found if row.on),
        health.one_person(acts),
        health.bulk(acts, period_end=period.end),
        health.back_dated(acts),
    )
    return [doubt for doubt in doubts if doubt]


def of_organisation(standing: Standing, period: Period) -> list[Doubt]:
    """What is doubtful about a council's plan and its channels: at most fourteen queries."""
    plan = plan_of(standing.organisation, period.year)
    doubts = [*_of_plan(plan), _of_channels(standing)] if plan else [_of_channels(standing)]
    return [doubt for doubt in doubts if doubt]


def _of_plan(plan: Plan) -> list[Doubt | None]:
    results = _results(plan)
    before = Plan.objects.filter(organisation=plan.organisation_id, year_be=plan.year_be - 1).first()
    told_before = _results(before) if before else []
    methods = list(Activity.objects.filter(table__plan=plan).exclude(method="").values_list("method", flat=True))
    standard = [
        activity.method
        for table in standard_for(plan.organisation, plan.year).tables
        for activity in table.activities
        if activity.method
    ]
    return [
        health.copied(results, told_before, of="ผลที่รายงานปีก่อน"),
        health.copied(methods, standard, of="แบบแผนมาตรฐาน"),
    ]


def _results(plan: Plan) -> list[str]:
    found = ProgressReport.objects.filter(activity__table__plan=plan).exclude(result="")
    return list(found.values_list("result", flat=True)[:_MOST])


def _of_channels(standing: Standing) -> Doubt | None:
    rows = registry.rows(registry.listed(standing)[:100], today=standing.today)
    idle = [row.channel.name for row in rows if not row.works]
    return health.lifeless(idle, of=len(rows), url=reverse("channels:list"))


def _acts(organisation: Organisation, rows: list[EvidenceRow]) -> list[Act]:
    """Who wrote each record down: the first line of the ledger about it on or after its day, or else its first line."""
    things = {thing: row.on for row in rows[:_MOST] if (thing := thing_of(row.url))}
    lines: dict[tuple[str, int], list[tuple[int, date]]] = defaultdict(list)
    for table, pk, actor, at in _entries(organisation, set(things)):
        lines[(table, pk)].append((actor, day_of(at)))
    return [_act(lines[thing], on) for thing, on in things.items() if lines[thing]]


def _act(lines: list[tuple[int, date]], on: date | None) -> Act:
    actor, written_on = next((line for line in lines if on is None or line[1] >= on), lines[0])
    return Act(actor, written_on, on)


def _entries(organisation: Organisation, things: set[tuple[str, int]]) -> Iterable[tuple]:  # type: ignore[type-arg]
    if not things:
        return []
    asked = Q()
    for table in {table for table, _pk in things}:
        asked |= Q(target_type=table, target_id__in=[pk for known, pk in things if known == table])
    found = Entry.objects.filter(asked, organisation=organisation, actor__isnull=False).order_by("at", "id")
    return found.values_list("target_type", "target_id", "actor", "at")
