"""Acts of learning: who may, in which order, and what is kept."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.learning.actions import attending, planning, reporting
from khum.learning.models import Days, Place
from khum.learning.rules.states import Outcome
from khum.learning.tests import journeys
from khum.learning.tests.journeys import AT, DAY, at
from khum.library.models import Item
from khum.people.models import Holding

pytestmark = pytest.mark.django_db
LATER = DAY + timedelta(days=70)


@pytest.fixture
def office():
    return journeys.council()


def test_the_whole_way_leaves_its_lines(office):
    place = journeys.used(office)
    reporting.confirm(place_id=place.pk, by=office.standing("head_finance", LATER), at=at(LATER))
    place.refresh_from_db()
    assert (place.state, place.confirmed_on) == ("used", LATER)
    assert place.division == office.divisions["กองคลัง"]
    assert (place.days, place.cost) == (Decimal(2), Decimal(3900))
    said = list(Entry.objects.filter(verb__startswith="training.").order_by("pk").values_list("verb", flat=True))
    wanted = "entered asked approved attended reported shared used use_confirmed"
    assert said == [f"training.{word}" for word in wanted.split()]


def decide(office, place, who, *, approve=True, reason=""):
    return planning.decide(place_id=place.pk, approve=approve, reason=reason, by=office.standing(who, DAY), at=AT)


@pytest.mark.parametrize(
    ("asks", "denied", "decides"),
    [
        ("staff_finance", ["clerk_finance", "head_office"], "head_finance"),
        ("head_finance", ["head_finance", "head_office"], "palad"),
        ("palad", ["palad", "head_finance"], "nayok"),
        ("staff_works", ["head_finance"], "palad"),
    ],
)
def test_the_head_decides_and_for_heads_the_one_above(office, asks, denied, decides):
    place = journeys.asked(office, who=asks)
    for who in denied:
        with pytest.raises((NotPermittedError, Place.DoesNotExist)):
            decide(office, place, who)
    assert decide(office, place, decides).state == "approved"
    with pytest.raises(NotPossibleError):
        decide(office, place, decides)


def test_who_acts_for_the_head_decides(office):
    place = journeys.asked(office)
    Holding.objects.create(
        person=office.people["clerk_finance"],
        position=office.positions["head_finance"],
        start_date=DAY - timedelta(days=1),
        is_acting=True,
    )
    done = decide(office, place, "clerk_finance")
    assert done.state == "approved"
    assert done.decided_title == "เจ้าพนักงานการเงินและบัญชี รักษาราชการแทนผู้อำนวยการกองคลัง"


def test_a_refusal_has_a_reason_and_is_the_end(office):
    place = journeys.asked(office)
    with pytest.raises(NotPossibleError):
        decide(office, place, "head_finance", approve=False)
    assert decide(office, place, "head_finance", approve=False, reason="ตรงกับวันปิดงบ").state == "refused"
    with pytest.raises(NotPermittedError):
        attending.attend(place_id=place.pk, by=office.standing("staff_finance", LATER), at=at(LATER))


def test_people_are_sent_and_an_order_approves_them(office):
    who = [office.people[name].pk for name in ("staff_finance", "clerk_finance")]
    by = office.standing("hr", DAY)
    asked = planning.send(training_id=journeys.entered(office).pk, person_ids=who, by=by, at=AT)
    assert {place.state for place in asked} == {"asked"}
    training = journeys.entered(office, order_reference="คำสั่งที่ 12/2570")
    made = planning.send(training_id=training.pk, person_ids=who, by=by, at=AT)
    assert {place.state for place in made} == {"approved"}
    assert planning.send(training_id=training.pk, person_ids=who, by=by, at=AT) == []
    with pytest.raises(NotPermittedError):
        planning.send(training_id=training.pk, person_ids=who, by=office.standing("staff_works", DAY), at=AT)


def test_the_head_who_sends_own_people_decides_by_it(office):
    training = journeys.entered(office, who="head_finance")
    who = [office.people["staff_finance"].pk, office.people["staff_works"].pk]
    made = planning.send(training_id=training.pk, person_ids=who, by=office.standing("head_finance", DAY), at=AT)
    assert [place.state for place in made] == ["approved", "asked"]


def test_nobody_asks_twice_nor_for_what_is_cancelled(office):
    place = journeys.asked(office)
    by = office.standing("staff_finance", DAY)
    with pytest.raises(NotPossibleError):
        planning.join(training_id=place.training_id, reason="", by=by, at=AT)
    planning.cancel(training_id=place.training_id, reason="ผู้จัดเลื่อน", by=by, at=AT)
    place.refresh_from_db()
    assert place.state == "cancelled"
    with pytest.raises(NotPossibleError):
        planning.join(training_id=place.training_id, reason="", by=office.standing("hr", DAY), at=AT)


def test_nobody_attends_before_it_begins_and_others_do_not_say_it(office):
    place = journeys.approved(office, day=DAY + timedelta(days=3))
    with pytest.raises(NotPossibleError):
        attending.attend(place_id=place.pk, by=office.standing("staff_finance", DAY), at=AT)
    with pytest.raises((NotPermittedError, Place.DoesNotExist)):
        attending.attend(place_id=place.pk, by=office.standing("clerk_finance", LATER), at=at(LATER))
    assert attending.attend(place_id=place.pk, by=office.standing("hr", LATER), at=at(LATER)).state == "attended"


def test_use_is_asked_after_sixty_days_and_confirmed_by_the_head(office):
    place = journeys.shared(office)
    early = DAY + timedelta(days=40)
    with pytest.raises(NotPossibleError):
        reporting.say_use(
            place_id=place.pk, outcome=Outcome.USED, words="ใช้แล้ว",
            by=office.standing("staff_finance", early), at=at(early),
        )  # fmt: skip
    Days.objects.create(organisation=office.organisation, use_from_days=30)
    reporting.say_use(
        place_id=place.pk, outcome=Outcome.PARTLY, words="ใช้บางส่วน",
        by=office.standing("staff_finance", early), at=at(early),
    )  # fmt: skip
    with pytest.raises(NotPermittedError):
        reporting.confirm(place_id=place.pk, by=office.standing("staff_finance", early), at=at(early))
    reporting.confirm(place_id=place.pk, by=office.standing("head_finance", early), at=at(early))
    with pytest.raises(NotPossibleError):
        reporting.confirm(place_id=place.pk, by=office.standing("head_finance", early), at=at(early))


def test_a_report_becomes_one_item_of_its_writer(office):
    place = journeys.reported(office)
    with pytest.raises(NotPossibleError):
        reporting.begin_item(place_id=place.pk, by=office.standing("hr", LATER), at=at(LATER))
    by = office.standing("staff_finance", LATER)
    made = reporting.begin_item(place_id=place.pk, by=by, at=at(LATER))
    assert reporting.begin_item(place_id=place.pk, by=by, at=at(LATER)) == made
    assert Item.objects.count() == 1


def test_sessions_of_an_own_course_note_who_came(office):
    training = journeys.entered(office, is_internal=True, order_reference="คำสั่งที่ 9/2570")
    by = office.standing("hr", LATER)
    who = [office.people[name].pk for name in ("staff_finance", "clerk_finance")]
    places = planning.send(training_id=training.pk, person_ids=who, by=by, at=AT)
    held = attending.hold_session(
        training_id=training.pk, held_on=DAY, topic="KM เบื้องต้น", came=[places[0].pk], by=by, at=at(LATER)
    )
    assert list(held.came.values_list("person", flat=True)) == [places[0].person_id]
    assert sorted(Place.objects.values_list("state", flat=True)) == ["approved", "attended"]
    elsewhere = journeys.entered(office)
    with pytest.raises(NotPossibleError):
        attending.hold_session(training_id=elsewhere.pk, held_on=DAY, topic="–", came=[], by=by, at=at(LATER))


def test_places_are_seen_by_who_needs_them_and_reports_by_colleagues(office):
    place = journeys.asked(office)
    sees = lambda who: Place.objects.visible_to(office.standing(who, DAY)).filter(pk=place.pk).exists()  # noqa: E731
    assert [who for who in office.people if sees(who)] == ["nayok", "palad", "hr", "head_finance", "staff_finance"]
    journeys.reported(office, who="clerk_finance")
    assert Place.objects.visible_to(office.standing("staff_works", DAY)).count() == 1
