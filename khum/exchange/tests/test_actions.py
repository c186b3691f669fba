"""Departures, hand-overs, lessons and programmes through their actions."""

from __future__ import annotations

from datetime import date

import pytest

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.exchange.actions import handing, leaving, lessons, moving, programmes
from khum.exchange.models import Departure, HandOver, Lesson, Programme
from khum.exchange.rules.handing import HandOverState, ShadowStage
from khum.exchange.rules.leaving import LeavingKind
from khum.exchange.rules.programmes import Kind, State
from khum.exchange.tests import journeys
from khum.exchange.tests.journeys import AT, DAY, LAST
from khum.library.tests import journeys as library
from khum.needs.models import Holder, Learner
from khum.needs.rules.kinds import Level
from khum.needs.tests import journeys as needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def by(office, who):
    return office.standing(who, DAY)


def test_a_departure_keeps_no_date_of_birth_and_is_seen_by_few(office):
    journeys.departure(office)
    assert not [field.name for field in Departure._meta.get_fields() if "birth" in field.name or "born" in field.name]
    sees = {who for who in office.people if Departure.objects.visible_to(by(office, who)).exists()}
    assert sees == {"hr", "palad", "head_finance", "staff_finance"}
    other = library.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert not Departure.objects.visible_to(by(other, "hr")).exists()


def test_noting_again_changes_the_day_and_calling_off_wants_a_reason(office):
    first = journeys.departure(office)
    again = journeys.departure(office, on=date(2028, 9, 30), by="head_finance")
    assert again.pk == first.pk
    with pytest.raises(NotPossibleError):
        leaving.call_off(departure_id=first.pk, reason=" ", by=by(office, "hr"), at=AT)
    leaving.call_off(departure_id=first.pk, reason="ต่ออายุราชการ", by=by(office, "hr"), at=AT)
    with pytest.raises(NotPossibleError):
        leaving.call_off(departure_id=first.pk, reason="อีกครั้ง", by=by(office, "hr"), at=AT)
    assert journeys.departure(office).pk != first.pk


def test_colleagues_note_nobody_else_but_themselves(office):
    with pytest.raises(NotPermittedError):
        journeys.departure(office, by="staff_works")
    own = leaving.note(
        person_id=office.people["staff_works"].pk,
        kind=LeavingKind.TRANSFER,
        leaves_on=LAST,
        by=by(office, "staff_works"),
        at=AT,
    )
    assert own.division.name == "กองช่าง"


def test_a_hand_over_from_interview_to_the_successors_signature(office):
    made = journeys.hand_over(office)
    leaver, successor = by(office, "staff_finance"), by(office, "clerk_finance")
    assert HandOver.objects.visible_to(successor).exists()
    assert not HandOver.objects.visible_to(by(office, "staff_works")).exists()
    draft = handing.answer(
        hand_over_id=made.pk, part="role", answers={"duties": "ตรวจฎีกา", "else": "x"}, is_done=False, by=leaver, at=AT
    )
    assert draft.answers["duties"] == "ตรวจฎีกา"
    assert "else" not in draft.answers
    with pytest.raises(NotPossibleError):
        handing.hand(hand_over_id=made.pk, by=leaver, at=AT)
    with pytest.raises(NotPossibleError):
        handing.answer(hand_over_id=made.pk, part="role", answers={}, is_done=True, by=leaver, at=AT)
    with pytest.raises(NotPermittedError):
        handing.answer(hand_over_id=made.pk, part="role", answers={}, is_done=False, by=successor, at=AT)
    handing.note_shadow_day(
        hand_over_id=made.pk, on=DAY, work="ตรวจฎีกา", stage=ShadowStage.TOGETHER, by=successor, at=AT
    )
    with pytest.raises(NotPossibleError):
        handing.note_shadow_day(
            hand_over_id=made.pk, on=LAST, work="วันข้างหน้า", stage=ShadowStage.ALONE, by=successor, at=AT
        )
    journeys.told(office, made)
    with pytest.raises(NotPossibleError):
        handing.sign(hand_over_id=made.pk, note="", by=successor, at=AT)
    handing.hand(hand_over_id=made.pk, by=leaver, at=AT)
    handing.give_back(hand_over_id=made.pk, note="ยังไม่รู้เรื่องกุญแจ", by=successor, at=AT)
    handing.hand(hand_over_id=made.pk, by=leaver, at=AT)
    with pytest.raises(NotPermittedError):
        handing.sign(hand_over_id=made.pk, note="", by=by(office, "head_finance"), at=AT)
    signed = handing.sign(hand_over_id=made.pk, note="ทำได้เองแล้ว", by=successor, at=AT)
    assert signed.state_value is HandOverState.SIGNED
    assert signed.signed_name == "clerk_finance khumthong"
    with pytest.raises(NotPermittedError):
        handing.answer(hand_over_id=made.pk, part="role", answers={}, is_done=False, by=leaver, at=AT)
    with pytest.raises(NotPossibleError):
        handing.name_successor(
            hand_over_id=made.pk, successor=office.people["hr"], position=None, by=by(office, "hr"), at=AT
        )


def test_nobody_hands_over_to_themselves_or_to_another_council(office):
    made = journeys.hand_over(office)
    other = library.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for person in (office.people["staff_finance"], other.people["hr"]):
        with pytest.raises(NotPossibleError):
            handing.name_successor(hand_over_id=made.pk, successor=person, position=None, by=by(office, "hr"), at=AT)
    with pytest.raises(HandOver.DoesNotExist):
        handing.hand(hand_over_id=made.pk, by=by(other, "hr"), at=AT)


def test_what_waits_changes_hands_in_one_action_and_only_once(office):
    item = library.published(office, owner=office.positions["staff_finance"])
    need = needs.need(office)
    needs.holder(office, need, "staff_finance")
    needs.people.add_learner(
        need_id=needs.need(office, title="ระเบียบใหม่").pk,
        person=office.people["staff_finance"],
        by=by(office, "head_finance"),
        at=AT,
    )
    made = journeys.hand_over(office)
    lesson = lessons.assign(
        lesson_id=journeys.lesson(office).pk,
        action="แก้",
        owner=office.positions["staff_finance"],
        due_on=LAST,
        by=by(office, "head_finance"),
        at=AT,
    )
    head = by(office, "head_finance")
    moved = moving.move(hand_over_id=made.pk, by=head, at=AT)
    assert moved.moved == {"learning": 1, "knowledge": 1, "items": 0, "lessons": 0}
    item.refresh_from_db()
    assert item.owner == office.positions["staff_finance"]
    handing.name_successor(
        hand_over_id=made.pk,
        successor=office.people["clerk_finance"],
        position=office.positions["clerk_finance"],
        by=head,
        at=AT,
    )
    assert moving.move(hand_over_id=made.pk, by=head, at=AT).moved == {
        "learning": 1, "knowledge": 1, "items": 1, "lessons": 1,
    }  # fmt: skip
    assert sum(moving.move(hand_over_id=made.pk, by=head, at=AT).moved.values()) == 4
    item.refresh_from_db()
    lesson.refresh_from_db()
    assert item.owner == lesson.owner == office.positions["clerk_finance"]
    assert Learner.objects.get().person == office.people["clerk_finance"]
    assert Holder.objects.get(person=office.people["clerk_finance"]).level == Level.KNOWS
    with pytest.raises(NotPermittedError):
        moving.move(hand_over_id=made.pk, by=by(office, "clerk_finance"), at=AT)


def test_a_lesson_goes_its_whole_way(office):
    lesson = journeys.assigned(office)
    owner, head = by(office, "clerk_finance"), by(office, "head_finance")
    with pytest.raises(NotPossibleError):
        lessons.close(lesson_id=lesson.pk, note="", by=head, at=AT)
    with pytest.raises(NotPermittedError):
        lessons.change(lesson_id=lesson.pk, what="x", item=None, by=by(office, "staff_works"), at=AT)
    item = library.published(office)
    lessons.change(lesson_id=lesson.pk, what="เพิ่มช่องใบเสร็จ", item=item, by=owner, at=AT)
    lessons.tell(lesson_id=lesson.pk, how="แจ้งในที่ประชุมกอง", by=owner, at=AT)
    with pytest.raises(NotPermittedError):
        lessons.close(lesson_id=lesson.pk, note="", by=owner, at=AT)
    lessons.close(lesson_id=lesson.pk, note="ไม่มีการส่งคืนอีก", by=head, at=AT)
    lesson = Lesson.objects.get()
    assert lesson.revision == item.current
    assert lesson.state == "closed"
    verbs = set(Entry.objects.filter(target_type="exchange.lesson").values_list("verb", flat=True))
    assert verbs == {f"lesson.{word}" for word in ("raised", "assigned", "changed", "told", "closed")}


def test_a_lesson_blames_nobody_and_is_dropped_with_a_reason_only(office):
    with pytest.raises(NotPossibleError, match="สะเพร่า"):
        journeys.lesson(office, why="เจ้าหน้าที่สะเพร่า")
    lesson = journeys.lesson(office)
    with pytest.raises(NotPossibleError):
        lessons.drop(lesson_id=lesson.pk, reason="", by=by(office, "head_finance"), at=AT)
    lessons.drop(lesson_id=lesson.pk, reason="ระเบียบใหม่แก้แล้ว", by=by(office, "head_finance"), at=AT)
    assert Lesson.objects.get().closed_on == DAY


@pytest.mark.parametrize("kind", list(Kind))
def test_every_programme_goes_from_plan_to_follow_up(office, kind):
    made = journeys.finished(office, kind)
    assert made.state_value is State.DONE
    signer = "clerk_finance" if kind is Kind.MENTORING else "staff_finance"
    wrong = "staff_finance" if kind is Kind.MENTORING else "hr"
    with pytest.raises(NotPermittedError):
        programmes.sign(programme_id=made.pk, by=by(office, wrong), at=AT)
    programmes.sign(programme_id=made.pk, by=by(office, signer), at=AT)
    with pytest.raises(NotPossibleError):
        programmes.sign(programme_id=made.pk, by=by(office, signer), at=AT)
    if kind.shape.may_claim:
        programmes.confirm(programme_id=made.pk, by=by(office, "head_finance"), at=AT)
    else:
        with pytest.raises(NotPossibleError):
            programmes.confirm(programme_id=made.pk, by=by(office, "head_finance"), at=AT)
    programmes.follow_up(programme_id=made.pk, words="ยังใช้อยู่", by=by(office, "staff_finance"), at=AT)
    assert Programme.objects.get().state_value is State.CLOSED


def test_a_plan_that_lacks_people_divisions_or_words_is_refused(office):
    finance = [office.people["staff_finance"], office.people["clerk_finance"]]
    values = {"title": "ทีม", "starts_on": DAY, "ends_on": LAST}
    common = {"values": values, "by": by(office, "head_finance"), "at": AT}
    with pytest.raises(NotPossibleError, match="2 สำนัก"):
        programmes.plan(kind=Kind.TEAM, texts={"goal": "ก"}, first=finance[0], rest=finance, **common)
    with pytest.raises(NotPossibleError, match="2 คน"):
        programmes.plan(kind=Kind.MENTORING, texts={"goal": "ก"}, first=finance[0], **common)
    with pytest.raises(NotPossibleError, match="เป้าหมาย"):
        programmes.plan(kind=Kind.MENTORING, texts={}, first=finance[0], rest=finance, **common)
    with pytest.raises(NotPermittedError):
        journeys.programme(office, Kind.ROTATION, by="staff_finance")
    assert journeys.programme(office, Kind.INNOVATION, by="staff_finance").division.name == "กองคลัง"


def test_an_output_wants_sessions_first_and_a_trial_may_fail_with_its_reason(office):
    early = journeys.programme(office)
    with pytest.raises(NotPossibleError):
        programmes.finish(
            programme_id=early.pk, texts=journeys.TEXTS[Kind.MENTORING], values={}, by=by(office, "hr"), at=AT
        )
    dropped = journeys.finished(office, Kind.INNOVATION, is_adopted=False, reason="ชาวบ้านไม่สะดวก")
    assert dropped.state_value is State.DROPPED
    with pytest.raises(NotPossibleError):
        journeys.finished(office, Kind.INNOVATION, reason="")


def test_who_took_part_does_not_confirm_the_outcome(office):
    made = journeys.finished(office, Kind.CIRCLE)
    with pytest.raises(NotPermittedError):
        programmes.confirm(programme_id=made.pk, by=by(office, "staff_finance"), at=AT)
    programmes.drop(
        programme_id=journeys.programme(office, Kind.CIRCLE).pk, reason="ย้ายงาน", by=by(office, "hr"), at=AT
    )
