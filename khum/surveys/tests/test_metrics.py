"""M10, M12 and M13: strict beside respondents, the last of its kind, evidence without names; what waits; search."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from khum.surveys import due, metrics, search
from khum.surveys.tests import journeys
from khum.surveys.tests.journeys import DAY

pytestmark = pytest.mark.django_db
START, END = DAY - timedelta(days=40), DAY + timedelta(days=300)
BY_CODE = {metric.code: metric for metric in metrics.METRICS}


@pytest.fixture
def office():
    return journeys.council()


def measured(office, code, start=START, end=END):
    return BY_CODE[code].measure(office.organisation, start, end, END)


def asked(office, code, day=DAY, *, mark=4, knowing=("สำนักปลัด",), not_knowing=(), **values):
    survey = journeys.opened(office, code, day, **values)
    for division in knowing:
        journeys.answered(office, survey, journeys.of(office, division), mark=mark, day=day)
    for division in not_knowing:
        journeys.answered(office, survey, journeys.of(office, division), mark=mark, day=day, knows=False)
    return journeys.closed(office, survey, day + timedelta(days=5))


def test_nothing_is_measured_before_a_survey(office):
    assert all(metric.measure(office.organisation, START, END, END).value is None for metric in metrics.METRICS)
    journeys.opened(office, "climate")
    assert measured(office, "M10").value is None


def test_aware_people_are_counted_of_everybody_and_of_respondents(office):
    asked(office, "awareness", not_knowing=["กองคลัง"])
    strict, told, response = (measured(office, code) for code in ("M12", "M12a", "M12b"))
    assert (strict.value, strict.numerator, strict.denominator) == (Decimal("38.9"), 7, 18)
    assert (told.value, told.denominator) == (Decimal("53.8"), 13)
    assert (response.value, response.numerator, response.denominator) == (Decimal("72.2"), 13, 18)
    [row] = strict.evidence
    assert "ผ่าน 7 คน ตอบ 13 คน จากทั้งหมด 18 คน" in row.note
    assert not any(person.first_name in row.note for person in office.people.values())


def test_asking_few_does_not_raise_the_strict_share(office):
    asked(office, "awareness", audience="divisions", audience_of=[office.divisions["สำนักปลัด"].pk])
    assert measured(office, "M12").value == Decimal("38.9")
    asked(office, "awareness", DAY - timedelta(days=9), not_knowing=["กองคลัง"])
    assert measured(office, "M12a").value == Decimal("53.8")  # the one to everybody goes first


def test_understanding_gains_between_the_test_before_and_after(office):
    pre = asked(office, "understanding", not_knowing=["กองคลัง"])
    asked(office, "understanding", DAY + timedelta(days=20), knowing=["สำนักปลัด", "กองคลัง"], follows=pre)
    assert measured(office, "M13").value == Decimal("72.2")
    assert measured(office, "M13a").value == 100
    found = measured(office, "M13b")
    assert found.value == Decimal("46.2")
    assert len(found.evidence) == 2


def test_the_climate_is_an_index_beside_last_year(office):
    asked(office, "climate", DAY - timedelta(days=365), mark=3)
    asked(office, "climate", mark=4)
    assert measured(office, "M10").value == 75
    assert measured(office, "M10a").value == 25
    assert measured(office, "M10", DAY - timedelta(days=400), DAY - timedelta(days=200)).value == 50


def test_few_answers_measure_nothing(office):
    survey = journeys.answered(office, journeys.opened(office), journeys.of(office, "กองช่าง"))
    journeys.closed(office, survey)
    assert measured(office, "M10").value is None


def test_figures_take_few_queries(office, django_assert_max_num_queries):
    pre = asked(office, "understanding", not_knowing=["กองคลัง"])
    asked(office, "understanding", DAY + timedelta(days=20), follows=pre)
    with django_assert_max_num_queries(14):
        measured(office, "M13b")
    with django_assert_max_num_queries(5):
        measured(office, "M13")


def test_a_survey_waits_until_it_is_answered_and_its_end_for_the_keeper(office):
    survey = journeys.opened(office)
    [item] = due.items(office.standing("staff_finance", DAY))
    assert (item.title, item.due_on) == (survey.title, survey.closes_on)
    journeys.answered(office, survey, ["staff_finance"])
    assert list(due.items(office.standing("staff_finance", DAY))) == []
    later = survey.closes_on + timedelta(days=1)
    assert list(due.items(office.standing("staff_works", later))) == []
    [item] = due.items(office.standing("hr", later))
    assert item.url == f"/surveys/{survey.pk}/"


def test_the_search_finds_closed_surveys_by_their_questions_never_answers(office):
    journeys.opened(office)
    survey = asked(office, "climate")
    [found] = search.surveys(None)
    assert found.title == survey.title
    assert "กล้า" in found.parts[0].text or "ฉัน" in found.parts[0].text
    assert "ความเห็นของใครคนหนึ่ง" not in found.parts[0].text
