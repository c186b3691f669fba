"""What the search box finds of plans and people, and what it keeps from other organisations."""

import pytest

from khum.home.tests import cast
from khum.people import search as people
from khum.people.rules import PositionKind
from khum.plans import search as plans

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


def test_people_are_found_by_parts_of_name_and_position(hr, other):
    standing = cast.standing_of(hr)
    for words in ("มาลี", "ใจ", "ทรัพยากร", "มาลี ทรัพยากร"):
        assert [hit.title for hit in people.people(standing, words, 9)] == ["นางสาวมาลี ใจงาม"], words
    assert list(people.people(standing, "มาลี ปลัด", 9)) == []
    assert list(people.people(standing, "สมศรี", 9)) == []


def test_plans_are_found_by_title_and_year(hr, other, council):
    made = cast.plan(council)
    for words in ("การจัดการ", "2570", "แผน 2570"):
        assert [hit.title for hit in plans.plans(cast.standing_of(hr), words, 9)] == [made.title], words
    assert list(plans.plans(cast.standing_of(other), "แผน", 9)) == []


def test_activities_are_found_by_their_words_and_division(hr, other, council):
    cast.plan(council)
    hits = list(plans.activities(cast.standing_of(hr), "กิจกรรมที่ 2 ปลัด", 9))
    assert [hit.title for hit in hits] == ["กิจกรรมที่ 2"]
    assert "#row-" in hits[0].url
    assert list(plans.activities(cast.standing_of(other), "กิจกรรม", 9)) == []
    assert len(list(plans.activities(cast.standing_of(hr), "กิจกรรม", 4))) == 4


def test_signs_of_a_pattern_are_only_letters(hr, council):
    cast.plan(council)
    assert list(plans.activities(cast.standing_of(hr), "%", 9)) == []
    assert list(people.people(cast.standing_of(hr), "_", 9)) == []


def test_each_source_states_its_price(hr, council, django_assert_num_queries):
    cast.plan(council)
    standing = cast.standing_of(hr)
    with django_assert_num_queries(4):  # plans; activities; persons, their positions
        for source in (*plans.SOURCES, *people.SOURCES):
            list(source.search(standing, "ก", 20))
