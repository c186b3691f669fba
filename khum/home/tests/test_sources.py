"""What the search finds of plans and people, and what it keeps from other organisations."""

import pytest

from khum.activity import ledger
from khum.domain.registries import SEARCH_SOURCES
from khum.home.tests import cast
from khum.people.rules import PositionKind
from khum.plans.models import Activity
from khum.search.actions import indexing
from khum.search.queries import searching

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return cast.council()


@pytest.fixture
def hr(council):
    return cast.person(council, PositionKind.HR_OFFICER, "hr")


@pytest.fixture
def other():
    return cast.person(cast.council("rimnam", "เทศบาลตำบลริมน้ำ"), PositionKind.HR_OFFICER, "other", "สมศรี")


def titles(person, words, **filters):
    found = searching.find(cast.standing_of(person), words, searching.Filters(**filters))
    return [result.plain_title for result in found.results]


def test_people_are_found_by_parts_of_name_and_position(hr, other):
    indexing.rebuild()
    for words in ("มาลี", "ใจงาม", "ทรัพยากร", "มาลี ทรัพยากร"):
        assert titles(hr, words) == ["นางสาวมาลี ใจงาม"], words
    assert titles(hr, "สมศรี") == []


def test_a_line_of_the_ledger_brings_a_plan_and_its_rows_into_the_index(hr, other, council):
    made = cast.plan(council)
    ledger.record("plan.submitted", made, by=cast.standing_of(hr), at=cast.AT)
    for words in ("การจัดการความรู้", "2570"):
        assert titles(hr, words, kind="plans") == [made.title], words
    assert titles(hr, "กิจกรรมที่ 2", kind="activities")[0] == "กิจกรรมที่ 2"
    assert len(titles(hr, "กิจกรรม", kind="activities")) == 6
    assert titles(other, "กิจกรรม") == []
    Activity.objects.filter(title="กิจกรรมที่ 2").delete()
    ledger.record("plan.row_removed", made, by=cast.standing_of(hr), at=cast.AT)
    assert "กิจกรรมที่ 2" not in titles(hr, "กิจกรรมที่ 2", kind="activities")


def test_signs_of_a_pattern_are_only_letters(hr, council):
    cast.plan(council)
    indexing.rebuild()
    assert titles(hr, "%") == []
    assert titles(hr, "_") == []


def test_an_act_that_changed_nothing_costs_a_look_a_source(hr, council, django_assert_max_num_queries):
    made = cast.plan(council)
    indexing.rebuild()
    with django_assert_max_num_queries(14):
        for source in (SEARCH_SOURCES.get("plans"), SEARCH_SOURCES.get("activities")):
            assert indexing.refresh(source, [made.pk]) == 0
