"""What learning leads to elsewhere: what waits for whom, figures with their rows, the search, words of the ledger."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, PARTICIPATIONS, SECTION_PAGES
from khum.domain.searching import EVERYONE
from khum.learning import due, search
from khum.learning.actions import attending, checking, growing, planning, reporting
from khum.learning.models import Days, Training
from khum.learning.rules import reading_quiz
from khum.learning.rules.checking import When
from khum.learning.tests import journeys
from khum.learning.tests.journeys import AT, DAY, at
from khum.learning.tests.urls import QUESTIONS
from khum.people.models import Person

pytestmark = pytest.mark.django_db
YEAR = FiscalYear.containing(DAY)
LATER = DAY + timedelta(days=75)


@pytest.fixture
def office():
    return journeys.council()


def waits(office, who, on):
    return [(item.action_label, item.due_on) for item in due.items(office.standing(who, on))]


def measured(office, code, today=LATER):
    metric = METRICS.get(code)
    assert metric is not None
    return metric.measure(office.organisation, YEAR.start, YEAR.end, today)


def test_a_request_waits_for_the_head_and_the_heads_own_for_the_permanent_secretary(office):
    journeys.asked(office, day=DAY + timedelta(days=9))
    assert waits(office, "head_finance", DAY) == [("พิจารณา", DAY + timedelta(days=9))]
    assert waits(office, "palad", DAY) == []
    journeys.asked(office, who="head_finance", title="สัมมนาหัวหน้า")
    assert len(waits(office, "head_finance", DAY)) == 1
    assert len(waits(office, "palad", DAY)) == 1


def test_who_has_no_head_is_decided_on_by_the_permanent_secretary(office):
    journeys.asked(office, who="staff_works")
    assert len(waits(office, "palad", DAY)) == 1
    assert waits(office, "head_office", DAY) == []


def test_each_step_waits_for_the_person_without_a_day_until_one_is_set(office):
    place = journeys.approved(office)
    after = DAY + timedelta(days=3)
    assert waits(office, "staff_finance", DAY) == []
    assert waits(office, "staff_finance", after) == [("ตอบ", None)]
    by = office.standing("staff_finance", after)
    attending.attend(place_id=place.pk, by=by, at=at(after))
    assert [on for _label, on in waits(office, "staff_finance", after)] == [None]
    ended = place.training.ends_on
    Days.objects.create(organisation=office.organisation, report_days=15, share_days=30)
    assert waits(office, "staff_finance", after)[0][1] == ended + timedelta(days=15)
    reporting.report(place_id=place.pk, learnt="ก", change="ข", by=by, at=at(after))
    assert waits(office, "staff_finance", after)[0][1] == ended + timedelta(days=30)
    reporting.share(place_id=place.pk, shared_on=after, words="ในกอง", by=by, at=at(after))
    assert waits(office, "staff_finance", after) == []
    assert waits(office, "staff_finance", LATER)[0][1] == ended + timedelta(days=90)


def test_what_changed_waits_for_the_head_and_goals_too(office):
    journeys.used(office)
    assert waits(office, "head_finance", LATER) == [("ยืนยัน", None)]
    growing.want(year_be=YEAR.be, topic="ภาษี", by=office.standing("staff_finance", LATER), at=at(LATER))
    assert waits(office, "head_finance", LATER) == [("ยืนยัน", None), ("เห็นชอบ", None)]
    assert waits(office, "staff_works", LATER) == []


def test_what_waits_reads_few_times(office, django_assert_max_num_queries):
    for number in range(8):
        journeys.asked(office, title=f"อบรม {number}")
        journeys.used(office, day=DAY + timedelta(days=number))
    head = office.standing("head_finance", LATER)
    with django_assert_max_num_queries(5):
        assert list(due.items(head))


def test_people_count_once_they_attended_and_reported(office):
    journeys.attended(office)
    assert measured(office, "M1").value in {None, 0}
    journeys.reported(office, who="clerk_finance")
    journeys.reported(office, day=DAY + timedelta(days=10), who="clerk_finance")
    people, coverage, days = (measured(office, code) for code in ("M1", "M1a", "M1b"))
    assert people.value == 1
    assert len(people.evidence) == 1
    assert "ภายนอก 2" in people.evidence[0].note
    everybody = Person.objects.filter(organisation=office.organisation).count()
    assert coverage.value == Decimal(100) / everybody
    assert (days.value, len(days.evidence)) == (4, 2)
    assert all(row.url for row in days.evidence)


def test_sharing_back_is_counted_a_month_after(office):
    journeys.shared(office)
    journeys.reported(office, who="clerk_finance")
    assert measured(office, "M6a", DAY + timedelta(days=20)).value is None
    found = measured(office, "M6a")
    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)
    assert len(found.evidence) == 1


def test_who_passed_or_gained_counts_of_those_who_were_there(office):
    training = journeys.entered(office, is_internal=True, order_reference="คำสั่งที่ 9/2570")
    hr, names = office.standing("hr", LATER), ("staff_finance", "clerk_finance", "staff_works")
    places = planning.send(training_id=training.pk, person_ids=[office.people[n].pk for n in names], by=hr, at=AT)
    attending.hold_session(
        training_id=training.pk, held_on=DAY, topic="ภาคเช้า", came=[p.pk for p in places], by=hr, at=at(LATER)
    )
    quiz = checking.make_quiz(
        title="ทดสอบ", questions=reading_quiz.read(QUESTIONS), training=training, has_pre=True, by=hr, at=AT
    )

    def answered(who, when, *given):
        checking.answer(quiz_id=quiz.pk, when=when, given=given, by=office.standing(who, DAY), at=AT)

    assert measured(office, "M26").value in {None, 0}
    answered("staff_finance", When.POST, 0, 1, 1)
    answered("clerk_finance", When.PRE, 1, 0, 0)
    answered("clerk_finance", When.POST, 0, 0, 0)
    found, rate = measured(office, "M26"), measured(office, "M26a")
    assert (found.value, rate.denominator) == (2, 3)
    assert len(found.evidence) == 2
    assert any("0/3 → 1/3" in row.note for row in found.evidence)


def test_the_neighbour_counts_nothing(office):
    journeys.shared(office)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for code in ("M1", "M1a", "M1b", "M6a", "M26", "M26a"):
        assert measured(other, code).value in {None, 0}


def test_taking_part_counts_what_was_reported(office):
    place = journeys.reported(office)
    part = PARTICIPATIONS.get("learning")
    assert part is not None
    assert part.people(office.organisation, YEAR.start, YEAR.end) == {place.person_id: 1}


def test_the_search_finds_reports_and_keeps_requests_with_their_people(office):
    asked = journeys.asked(office, title="สัมมนาลับ")
    [found] = search.trainings([asked.training_id])
    assert EVERYONE not in found.readers
    assert any(str(asked.person_id) in mark for mark in found.readers)
    told = journeys.reported(office, who="clerk_finance")
    [found] = search.trainings([told.training_id])
    assert any("ตรวจสามจุด" in part.text for part in found.parts)


def test_news_name_no_training_out_of_sight(office):
    place = journeys.asked(office, who="staff_finance", title="สัมมนาลับ")
    assert Training.objects.visible_to(office.standing("staff_works", DAY)).count() == 0
    planning.decide(place_id=place.pk, approve=False, reason="ไม่ว่าง", by=office.standing("head_finance", DAY), at=AT)
    assert "สัมมนาลับ" not in office.browser("staff_works").get(reverse("home:home")).content.decode()


def test_learning_stands_in_the_menu_below_meetings():
    page = SECTION_PAGES.get("learning")
    assert page is not None
    assert (page.section, page.url_name, page.order) == ("meetings", "learning:mine", 20)
