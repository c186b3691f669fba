"""Actions of the map and what other apps read from it."""

from __future__ import annotations

from datetime import date

import pytest

from khum.activity.models import Entry
from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import WORK_GOALS, WorkGoalLine, WorkGoalSource
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.needs.actions import carrying, goals, knowing, needs, people
from khum.needs.models import Goal, Need
from khum.needs.queries.holders import holders_of
from khum.needs.queries.risk import critical_needs
from khum.needs.rules.kinds import Level
from khum.needs.rules.risk import Heat
from khum.needs.tests import journeys
from khum.needs.tests.journeys import AT, DAY, YEAR
from khum.people.standing import of_command_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def test_heads_draft_for_their_own_division_only(office):
    made = journeys.goal(office)
    assert made.division.name == "กองคลัง"
    with pytest.raises(NotPermittedError):
        journeys.goal(office, division="กองช่าง")
    with pytest.raises(NotPermittedError):
        journeys.goal(office, division="กองคลัง", by="staff_finance")
    assert journeys.goal(office, division="", by="hr").division is None
    with pytest.raises(NotPermittedError):
        journeys.need(office, made, by="head_office")


def test_every_act_leaves_a_line_in_the_ledger(office):
    made = journeys.need(office)
    by = office.standing("head_finance", DAY)
    held = journeys.holder(office, made, "staff_finance")
    people.drop_holder(holder_id=held.pk, by=by, at=AT)
    needs.change_need(need_id=made.pk, values={"criticality": 3}, by=by, at=AT)
    needs.change_need(need_id=made.pk, values={"criticality": 3}, by=by, at=AT)
    needs.retire_need(need_id=made.pk, reason="ย้ายงานไปสำนักปลัด", by=by, at=AT)
    verbs = list(Entry.objects.filter(verb__startswith="need.").order_by("id").values_list("verb", flat=True))
    assert verbs == ["need.added", "need.holder_named", "need.holder_dropped", "need.changed", "need.retired"]
    with pytest.raises(NotPossibleError):
        needs.change_need(need_id=made.pk, values={"criticality": 4}, by=by, at=AT)


def test_a_goal_with_needs_is_not_removed(office):
    made = journeys.need(office)
    by = office.standing("head_finance", DAY)
    with pytest.raises(NotPossibleError):
        goals.remove_goal(goal_id=made.goal_id, by=by, at=AT)
    empty = journeys.goal(office, "อื่น")
    goals.remove_goal(goal_id=empty.pk, by=by, at=AT)
    assert Goal.objects.count() == 1


def test_naming_somebody_again_changes_the_level(office):
    made = journeys.need(office)
    journeys.holder(office, made, "staff_finance", Level.KNOWS)
    journeys.holder(office, made, "staff_finance", Level.TEACHES)
    assert [row.level for row in made.holders.all()] == [4]


def test_another_councils_people_are_not_named(office):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    made = journeys.need(office)
    by = office.standing("head_finance", DAY)
    with pytest.raises(NotPossibleError):
        people.name_holder(need_id=made.pk, person=other.people["hr"], level=Level.ALONE, by=by, at=AT)
    with pytest.raises(Need.DoesNotExist):
        needs.change_need(need_id=made.pk, values={"note": "x"}, by=other.standing("hr", DAY), at=AT)


def test_learners_are_a_person_or_a_division_and_say_themselves_that_they_learned(office):
    made = journeys.need(office)
    by = office.standing("head_finance", DAY)
    with pytest.raises(NotPossibleError):
        people.add_learner(need_id=made.pk, by=by, at=AT)
    person = people.add_learner(
        need_id=made.pk, person=office.people["clerk_finance"], due_on=date(2027, 3, 31), by=by, at=AT
    )
    division = people.add_learner(need_id=made.pk, division=office.divisions["กองช่าง"], by=by, at=AT)
    again = people.add_learner(need_id=made.pk, division=office.divisions["กองช่าง"], by=by, at=AT)
    assert again.pk == division.pk
    with pytest.raises(NotPermittedError):
        people.note_learned(learner_id=division.pk, by=office.standing("staff_works", DAY), at=AT)
    people.note_learned(learner_id=person.pk, by=office.standing("clerk_finance", DAY), at=AT)
    person.refresh_from_db()
    assert person.learned_on == DAY


def test_critical_needs_tell_who_holds_them_and_how_hot_it_is(office, django_assert_max_num_queries):
    made = journeys.need(office)
    journeys.need(office, made.goal, title="การจัดโต๊ะ", criticality=2)
    journeys.holder(office, made, "staff_finance", Level.WITH_HELP)
    journeys.holder(office, made, "clerk_finance", Level.TEACHES)
    with django_assert_max_num_queries(2):
        found = critical_needs(office.organisation, DAY)
    assert [need.id for need in found] == [made.pk]
    critical = found[0]
    assert [held.name for held in critical.holders] == ["clerk_finance khumthong", "staff_finance khumthong"]
    assert len(critical.covering) == 1
    assert critical.is_at_risk
    assert critical.heat is Heat.HIGH
    assert critical.is_held_by(office.people["staff_finance"].pk)
    assert critical.division_name == "กองคลัง"
    # Who has left covers nothing; a year without needs is read from the one before.
    gone = office.people["clerk_finance"]
    gone.left_on = date(2026, 10, 31)
    gone.save(update_fields=["left_on"])
    assert not critical_needs(office.organisation, date(2027, 11, 1))[0].covering


def test_holders_of_words_put_who_can_do_it_alone_first(office):
    made = journeys.need(office)
    journeys.holder(office, made, "staff_finance", Level.KNOWS)
    journeys.holder(office, made, "clerk_finance", Level.ALONE)
    standing = office.standing("staff_works", DAY)
    found = holders_of("ประเมินภาษีที่ดินอย่างไร", standing)
    assert [(knower.name.split()[0], knower.covers) for knower in found] == [
        ("clerk_finance", True),
        ("staff_finance", False),
    ]
    assert holders_of("ซ่อมถนนลูกรัง", standing) == []
    assert holders_of("", standing) == []
    assert holders_of("ประเมินภาษีที่ดิน", journeys.council("rimnam", "ริมน้ำ").standing("hr", DAY)) == []


def test_goals_are_taken_over_once_and_a_head_takes_the_own_ones(office, monkeypatch):
    lines = [
        WorkGoalLine("จัดเก็บรายได้ได้ครบถ้วน", "ยุทธศาสตร์ที่ 4", "กองคลัง"),
        WorkGoalLine("ถนนใช้ได้ทุกฤดู", "ยุทธศาสตร์ที่ 1", "กองช่าง"),
        WorkGoalLine("", "ยุทธศาสตร์ที่ 5"),
    ]
    things = {"plans": WorkGoalSource("plans", "แผน", lambda _standing, year_be: lines if year_be == YEAR else [])}
    monkeypatch.setattr(WORK_GOALS, "_things", things)
    head = goals.take_over_goals(year_be=YEAR, by=office.standing("head_finance", DAY), at=AT)
    assert [goal.title for goal in head] == ["จัดเก็บรายได้ได้ครบถ้วน"]
    rest = goals.take_over_goals(year_be=YEAR, by=office.standing("hr", DAY), at=AT)
    assert [(goal.title, goal.division and goal.division.name) for goal in rest] == [
        ("ถนนใช้ได้ทุกฤดู", "กองช่าง"),
        ("ยุทธศาสตร์ที่ 5", None),
    ]
    assert not goals.take_over_goals(year_be=YEAR, by=office.standing("hr", DAY), at=AT)


def test_a_new_year_begins_with_what_the_last_one_knew(office):
    made = journeys.need(office)
    journeys.holder(office, made, "staff_finance")
    by = office.standing("head_finance", DAY)
    learner = people.add_learner(need_id=made.pk, person=office.people["clerk_finance"], by=by, at=AT)
    done = people.add_learner(need_id=made.pk, person=office.people["hr"], by=by, at=AT)
    people.note_learned(learner_id=done.pk, by=by, at=AT)
    retired = journeys.need(office, made.goal, title="เลิกแล้ว")
    needs.retire_need(need_id=retired.pk, reason="เลิก", by=by, at=AT)
    following = FiscalYear(YEAR + 1)
    with pytest.raises(NotPermittedError):
        carrying.carry_over(year=following, by=office.standing("staff_finance", DAY), at=AT)
    assert not carrying.carry_over(year=following, by=office.standing("head_office", DAY), at=AT)
    copied = carrying.carry_over(year=following, by=by, at=AT)
    assert [(need.title, need.goal.year_be) for need in copied] == [(made.title, YEAR + 1)]
    assert [row.person_id for row in copied[0].holders.all()] == [office.people["staff_finance"].pk]
    assert [row.person_id for row in copied[0].learners.all()] == [learner.person_id]
    assert not carrying.carry_over(year=following, by=office.standing("hr", DAY), at=AT)


def test_people_speak_for_themselves_only(office):
    own = office.standing("staff_works", DAY)
    skill = knowing.declare_skill(name="  เขียนแบบ   ก่อสร้าง ", by=own, at=AT)
    assert skill.name == "เขียนแบบ ก่อสร้าง"
    assert knowing.declare_skill(name="เขียนแบบ ก่อสร้าง", note="AutoCAD", by=own, at=AT).pk == skill.pk
    with pytest.raises(NotPermittedError):
        knowing.withdraw_skill(skill_id=skill.pk, by=office.standing("hr", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        knowing.declare_skill(name=" ", by=own, at=AT)
    with pytest.raises(NotPermittedError):
        knowing.declare_skill(name="x", by=of_command_line(office.organisation, today=DAY), at=AT)
    choice = knowing.choose_contact(values={"shows_phone": True}, by=own, at=AT)
    assert choice.shows_phone
    assert not choice.shows_email
    knowing.withdraw_skill(skill_id=skill.pk, by=own, at=AT)
