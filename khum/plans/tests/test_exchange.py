"""A plan as JSON and back: the identical plan, whatever stands in it, and through the database of a council."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khum.domain.steps import StepSet, Track, steps_of
from khum.domain.verdict import NotPossibleError
from khum.plans.actions import content as writing
from khum.plans.models import Plan
from khum.plans.papers.exports import json_of
from khum.plans.queries.content import content_of
from khum.plans.rules import exchange
from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    CommitteeContent,
    FactorContent,
    GoalContent,
    IndicatorContent,
    PlanContent,
    RuleContent,
    SeatContent,
    TableContent,
)
from khum.plans.rules.exchange import UnreadablePlanError
from khum.plans.tests import journeys
from khum.plans.tests.contents import standard
from khum.plans.tests.journeys import AT

COUNCIL = "องค์การบริหารส่วนตำบลขุมทอง"
POSTS = ("", "หัวหน้าสำนักปลัด", "นักทรัพยากรบุคคล", "ผู้อำนวยการกองคลัง")
DIVISIONS = ("", "สำนักปลัด", "กองคลัง")
# Everything that a person may type or paste, hostile or not; PostgreSQL keeps no NUL and no half of a pair.
LETTERS = st.characters(blacklist_characters="\0", blacklist_categories=("Cs",))
TEXT = st.text(LETTERS, max_size=30)
THAI = st.text("กขคนมรสาิ้่เแ ๆ๑๒\n/-\"'", max_size=30)
WORDS = st.one_of(TEXT, THAI)
NAMES = WORDS.filter(bool)
NUMBERS = st.none() | st.decimals(0, 10**9, places=2)
DAYS = st.dates(date(2026, 10, 1), date(2027, 9, 30))
INDICATORS = st.builds(
    IndicatorContent,
    text=WORDS,
    target=WORDS,
    unit=WORDS,
    level=st.sampled_from(["system", "output", "outcome"]),
    operator=st.sampled_from(["", "ge", "le", "eq"]),
    value=NUMBERS,
    baseline=NUMBERS,
    frequency=st.sampled_from(["month", "quarter", "half", "year"]),
    metric=st.sampled_from(["", "M1", "M20"]),
)


@st.composite
def activities(draw: st.DrawFn, track: Track, goals: list[str], areas: list[str]) -> ActivityContent:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    dated = draw(st.booleans())
    return ActivityContent(
        number=draw(st.integers(0, 999)),
        step=draw(st.sampled_from(["", *(step.value for step in steps_of(track, StepSet.SEVEN))])),
        title=draw(WORDS),
        method=draw(WORDS),
        start=first if dated else None,
        end=last if dated else None,
        indicators=tuple(draw(st.lists(INDICATORS, max_size=3))),
        audience=draw(WORDS),
        owner=draw(WORDS),
        division=draw(st.sampled_from(DIVISIONS)),
        accountable=draw(st.sampled_from(POSTS)),
        budget=draw(WORDS),
        remark=draw(WORDS),
        work_goal=draw(st.sampled_from(["", *goals])),
        focus_area=draw(st.sampled_from(["", *areas])),
        is_suggestion=draw(st.booleans()),
    )


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    """Any plan that a council of these posts and divisions could have."""
    areas = draw(st.lists(NAMES, max_size=3))
    goals = draw(st.lists(st.builds(GoalContent, strategy=NAMES, goal=WORDS), max_size=3))
    links = [goal.goal or goal.strategy for goal in goals]
    tables = [
        TableContent(
            track, draw(WORDS), draw(WORDS), tuple(draw(st.lists(activities(track, links, areas), max_size=3)))
        )
        for track in draw(st.lists(st.sampled_from(Track), max_size=3))
    ]
    rules = st.builds(
        RuleContent,
        code=st.sampled_from(["aware", "members"]),
        text=WORDS,
        metric=st.sampled_from(["M12", "M16"]),
        operator=st.sampled_from(["ge", "le"]),
        value=st.decimals(0, 10**6, places=2),
        unit=WORDS,
    )
    seats = st.builds(SeatContent, position=WORDS, role=WORDS)
    committees = st.builds(CommitteeContent, name=NAMES, seats=st.lists(seats, max_size=3).map(tuple), duties=WORDS)
    return PlanContent(
        organisation=COUNCIL,
        year_be=2570,
        title=draw(NAMES),
        step_set=draw(st.sampled_from(StepSet)),
        focus_areas=tuple(areas),
        desired_states=tuple(draw(st.lists(WORDS, max_size=3))),
        success_factors=tuple(draw(st.lists(st.builds(FactorContent, text=WORDS, owner=WORDS), max_size=3))),
        goals=tuple(goals),
        chapters=tuple(
            draw(st.lists(st.builds(ChapterContent, heading=WORDS, body=WORDS, code=st.just("")), max_size=2))
        ),
        tables=tuple(tables),
        committees=tuple(draw(st.lists(committees, max_size=2))),
        rules=tuple(draw(st.lists(rules, max_size=3))),
    )


@given(plans())
def test_json_is_the_identical_plan(content: PlanContent) -> None:
    assert exchange.from_json(json.loads(json_of(content))) == content


def test_the_standard_plan_too() -> None:
    assert exchange.from_json(json.loads(json_of(standard()))) == standard()


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=plans())
def test_import_of_an_export_is_the_identical_plan(db: None, content: PlanContent) -> None:
    with transaction.atomic():
        by = journeys.council().standing("hr")
        first = writing.create(content=content, source="import", by=by, at=AT)
        exported = json_of(content_of(first))
        first.delete()
        again = writing.create(content=exchange.from_json(json.loads(exported)), source="import", by=by, at=AT)
        assert content_of(again) == content
        assert json_of(content_of(again)) == exported
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_plan_with_its_committee_comes_back_even_where_the_committee_is_gone() -> None:
    council = journeys.council()
    committee = journeys.km_committee(council)
    plan = journeys.draft_plan(council.standing("hr"))
    content = content_of(plan)
    assert content.committees[0].seats[0].role == "ประธานกรรมการ"
    Plan.objects.all().delete()
    committee.delete()
    again = writing.create(
        content=exchange.from_json(json.loads(json_of(content))), source="import", by=council.standing("hr"), at=AT
    )
    assert content_of(again) == content


@pytest.mark.django_db
def test_names_that_the_council_does_not_have_stay_as_words() -> None:
    council = journeys.council()
    row = ActivityContent(1, "", "อบรม", owner="ทุกกอง", division="กองช่าง", accountable="ผู้อำนวยการกองช่าง")
    content = PlanContent(COUNCIL, 2570, "แผน", tables=(TableContent(Track.PROCESS, activities=(row,)),))
    plan = writing.create(content=content, source="import", by=council.standing("hr"), at=AT)
    assert content_of(plan).activities[0].owner == "ทุกกอง กองช่าง ผู้อำนวยการกองช่าง"


GOOD = exchange.to_json(standard())


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        "แผน",
        {},
        {**GOOD, "format": "khum-plan/9"},
        {**GOOD, "year_be": "2570"},
        {**GOOD, "year_be": True},
        {**GOOD, "title": None},
        {**GOOD, "title": "ก\0"},
        {**GOOD, "focus_areas": [1]},
        {**GOOD, "focus_areas": None},
        {**GOOD, "step_set": "nine"},
        {**GOOD, "chapters": [{"heading": "ก"}]},
        {**GOOD, "tables": [{**GOOD["tables"][0], "track": "x"}]},
        {**GOOD, "tables": [{**GOOD["tables"][0], "activities": [{"title": "ก"}]}]},
        {**GOOD, "rules": [{**GOOD["rules"][0], "value": "มาก"}]},
        {**GOOD, "rules": [{**GOOD["rules"][0], "extra": 1}]},
    ],
)
def test_anything_else_is_refused(broken: object) -> None:
    with pytest.raises(UnreadablePlanError):
        exchange.from_json(broken)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row",
    [
        ActivityContent(1, "", "ก", owner="ก" * 301),
        ActivityContent(1, "", "ก", start=date(2027, 1, 2), end=date(2027, 1, 1)),
        ActivityContent(1, "", "ก", indicators=(IndicatorContent("ก", unit="ก" * 61),)),
        ActivityContent(1, "", "ก", indicators=(IndicatorContent("ก", value=Decimal(10**11)),)),
        ActivityContent(1, "", "ก", indicators=(IndicatorContent("ก", value=Decimal("NaN")),)),
    ],
)
def test_what_no_database_keeps_is_refused_in_words(row: ActivityContent) -> None:
    content = PlanContent(COUNCIL, 2570, "แผน", tables=(TableContent(Track.PROCESS, activities=(row,)),))
    with pytest.raises(NotPossibleError):
        writing.create(content=content, source="import", by=journeys.council().standing("hr"), at=AT)
    assert not Plan.objects.exists()


def test_numbers_keep_their_value() -> None:
    indicator = IndicatorContent("ก", value=Decimal("10.50"), baseline=Decimal("1E+2"))
    row = ActivityContent(1, "", "ก", indicators=(indicator,))
    content = PlanContent("อบต.", 2570, tables=(TableContent(Track.ANNUAL, activities=(row,)),))
    assert exchange.from_json(exchange.to_json(content)) == content
