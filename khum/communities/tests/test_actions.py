"""Questions from asking to the item, communities from the first day to the last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from khum.activity.models import Entry
from khum.communities import due
from khum.communities.actions import answering, asking, practice
from khum.communities.models import Gathering, Member, Question
from khum.communities.queries import board, evidence
from khum.communities.queries import practice as communities
from khum.communities.rules.asking import QuestionState
from khum.communities.rules.practice import KitKind
from khum.communities.tests import journeys
from khum.communities.tests.journeys import AT, DAY, at
from khum.domain.registries import METRICS
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.needs.actions import knowing
from khum.needs.queries.knowing import who_knows
from khum.needs.tests import journeys as needs
from khum.people import standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def measured(office, code, day=DAY):
    metric = METRICS.get(code)
    assert metric is not None
    return metric.measure(office.organisation, day.replace(day=1), day + timedelta(days=27), day + timedelta(days=27))


def test_from_a_question_to_an_item(office):
    question = journeys.accepted(office)
    assert question.state_value is QuestionState.ACCEPTED
    item = answering.begin_item(question_id=question.pk, by=office.standing("staff_finance", DAY), at=AT)
    assert answering.begin_item(question_id=question.pk, by=office.standing("hr", DAY), at=AT) == item
    assert item.draft.parts["answer"] == journeys.ANSWER
    assert journeys.TITLE in item.draft.parts["question"]
    verbs = Entry.objects.filter(target_type="communities.question").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["question.asked", "question.answered", "question.accepted", "question.became_item"]


def test_a_question_goes_to_the_holders_of_that_knowledge_who_take_questions(office):
    need = needs.need(office, title="การเบิกค่าที่พักไปราชการ")
    needs.holder(office, need, "staff_finance")
    needs.holder(office, need, "head_finance")
    silent = office.standing("head_finance", DAY)
    knowing.choose_contact(
        values={"shows_phone": False, "shows_email": False, "in_person": True, "is_asked": False, "note": ""},
        by=silent, at=AT,
    )  # fmt: skip
    question = journeys.asked(office, title="การเบิกค่าที่พักไปราชการทำอย่างไร", body="")
    assert [asked.person for asked in question.asked.all()] == [office.people["staff_finance"]]
    [item] = due.items(office.standing("staff_finance", DAY))
    assert item.title == question.title
    journeys.answered(office, question)
    assert list(due.items(office.standing("staff_finance", DAY))) == []


def test_unanswered_for_a_week_it_is_the_heads(office):
    question = journeys.asked(office, "clerk_finance")
    head = "head_finance"
    assert list(due.items(office.standing(head, DAY + timedelta(days=6)))) == []
    [item] = due.items(office.standing(head, DAY + timedelta(days=7)))
    assert item.title == question.title
    assert [line.text for line in evidence.unanswered(office.standing("hr", DAY + timedelta(days=7)))] == [
        question.title
    ]
    asking.set_patience(days=10, by=office.standing("hr", DAY), at=AT)
    assert list(due.items(office.standing(head, DAY + timedelta(days=7)))) == []
    asking.pass_on(question_id=question.pk, person=office.people["staff_works"], by=office.standing(head, DAY), at=AT)
    assert [item.title for item in due.items(office.standing("staff_works", DAY))] == [question.title]


def test_a_private_question_is_between_two_people(office):
    question = journeys.privately(office)
    for who in ("hr", "head_finance", "nayok"):
        assert not Question.objects.visible_to(office.standing(who, DAY)).exists()
    journeys.answered(office, question)
    with pytest.raises(Question.DoesNotExist):
        journeys.answered(office, question, "hr")
    with pytest.raises(NotPossibleError):
        asking.ask(title="ถามใคร", is_private=True, by=office.standing("hr", DAY), at=AT)
    answer = question.answers.get()
    asked = answering.accept(answer_id=answer.pk, by=office.standing("staff_works", DAY), at=at(DAY, 15))
    with pytest.raises(NotPossibleError):
        answering.begin_item(question_id=asked.pk, by=office.standing("staff_works", DAY), at=AT)
    [row] = measured(office, "M25").evidence
    assert (row.label, row.url) == ("คำถามถึงบุคคล", "")
    assert not list(evidence.answered(office.standing("hr", DAY), "", None))


def test_a_citizens_question_waits_for_the_secretary(office):
    question = journeys.from_citizen(office)
    citizen = standing.of_visitor(office.organisation, today=DAY)
    assert not Question.objects.visible_to(citizen).exists()
    assert not Question.objects.visible_to(office.standing("staff_works", DAY)).exists()
    with pytest.raises(NotPermittedError):
        asking.let_through(question_id=question.pk, by=office.standing("head_finance", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        asking.let_through(question_id=question.pk, title="ติดต่อนายสมชาย ใจดี", by=office.standing("hr", DAY), at=AT)
    asking.let_through(question_id=question.pk, body="", by=office.standing("hr", DAY), at=AT)
    assert Entry.objects.get(verb="question.let_through").detail["sent"]["body"] == "บ้านอยู่หมู่ 3"
    assert Question.objects.visible_to(citizen).get() == question
    journeys.answered(office, question, "staff_works")
    journeys.answered(office, question, "hr").question.refresh_from_db()
    naming = answering.answer(
        question_id=question.pk, body="ถามนางสาวสมหญิง รักงาน ได้เลย", by=office.standing("hr", DAY), at=AT
    )
    question.refresh_from_db()
    assert naming not in board.public_answers(question)
    assert len(board.public_answers(question)) == 2
    refused = asking.refuse(
        question_id=journeys.from_citizen(office, "เรื่องอื่น").pk,
        reason="ติดต่อกองช่าง",
        by=office.standing("hr", DAY),
        at=AT,
    )
    assert refused.state_value is QuestionState.REFUSED
    with pytest.raises(NotPossibleError):
        asking.let_through(question_id=refused.pk, by=office.standing("hr", DAY), at=AT)


def test_citizens_cannot_fill_the_table(office, monkeypatch):
    monkeypatch.setattr(asking, "MOST_WAITING", 2)
    journeys.from_citizen(office)
    journeys.from_citizen(office)
    with pytest.raises(NotPossibleError):
        journeys.from_citizen(office)


def test_what_helped_counts_once_a_person_and_never_for_oneself(office):
    answer = journeys.answered(office, journeys.asked(office))
    with pytest.raises(NotPossibleError):
        answering.helped(answer_id=answer.pk, by=office.standing("staff_finance", DAY), at=AT)
    answering.helped(answer_id=answer.pk, by=office.standing("hr", DAY), at=AT)
    assert answer.helped.count() == 1
    answering.helped(answer_id=answer.pk, by=office.standing("hr", DAY), at=AT)
    assert answer.helped.count() == 0


def test_nobody_accepts_for_another_nor_the_own_answer(office):
    question = journeys.asked(office)
    answer, own = journeys.answered(office, question), journeys.answered(office, question, "staff_works")
    with pytest.raises(NotPermittedError):
        answering.accept(answer_id=answer.pk, by=office.standing("hr", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        answering.accept(answer_id=own.pk, by=office.standing("staff_works", DAY), at=AT)
    changed = answering.change(answer_id=own.pk, body="ถ้อยคำใหม่", by=office.standing("staff_works", DAY), at=AT)
    assert Entry.objects.get(verb="question.answer_changed").detail["before"] == journeys.ANSWER
    assert changed.body == "ถ้อยคำใหม่"


def test_a_closed_question_is_no_demand(office):
    first, again = journeys.asked(office), journeys.asked(office, "clerk_finance")
    closed = asking.close(question_id=again.pk, reason="ถามแล้ว", same_as=first, by=office.standing("hr", DAY), at=AT)
    assert closed.state_value is QuestionState.CLOSED
    with pytest.raises(NotPermittedError):
        journeys.answered(office, again)
    assert measured(office, "M25").denominator == 1


def test_the_figures_read_the_board(office):
    assert measured(office, "M25").value is None
    journeys.asked(office)
    journeys.accepted(office)
    found = measured(office, "M25")
    assert (found.value, found.numerator, found.denominator) == (50, 1, 2)
    assert measured(office, "M25a").value == 6
    assert found.numerator == len(found.evidence)


def test_who_answered_is_known_to_know(office):
    journeys.accepted(office)
    [knower] = who_knows(office.standing("hr", DAY), "เบิกค่าที่พักไปราชการ").proven
    assert knower.person == office.people["staff_finance"]


def test_a_community_from_the_first_day_to_the_last(office):
    community = journeys.begun(office)
    keeper, other = office.standing("staff_finance", DAY), office.standing("staff_works", DAY)
    with pytest.raises(NotPossibleError):
        journeys.begun(office, "hr")
    with pytest.raises(NotPermittedError):
        practice.put_kit(community_id=community.pk, kind=KitKind.TOOL, text="แผ่นตรวจ", by=other, at=AT)
    practice.join(community_id=community.pk, by=other, at=AT)
    practice.join(community_id=community.pk, by=other, at=AT)
    assert Member.objects.filter(community=community).count() == 2
    entry = practice.put_kit(
        community_id=community.pk, kind=KitKind.INSIGHT, text="ฎีกาปลายเดือนมักถูกส่งกลับ", by=other, at=AT
    )
    assert communities.kit_of(community).unwritten == [entry]
    practice.drop_kit(entry_id=entry.pk, by=keeper, at=AT)
    assert communities.kit_of(community).unwritten == []
    with pytest.raises(NotPossibleError):
        practice.leave(community_id=community.pk, by=keeper, at=AT)
    practice.leave(community_id=community.pk, by=other, at=AT)
    assert Member.objects.filter(community=community, left_on=None).count() == 1
    practice.close(community_id=community.pk, reason="งานเสร็จแล้ว", by=keeper, at=AT)
    with pytest.raises(NotPossibleError):
        practice.join(community_id=community.pk, by=other, at=AT)


def test_a_member_is_who_takes_part(office):
    community = journeys.begun(office)
    for who in ("clerk_finance", "staff_works"):
        practice.join(community_id=community.pk, by=office.standing(who, DAY), at=AT)
    by = office.standing("staff_finance", DAY)
    assert communities.active_members(community, DAY) == 0
    held = practice.gather(
        community_id=community.pk, held_on=DAY, topic="จุดที่ฎีกาถูกส่งกลับ",
        person_ids=[office.people[who].pk for who in ("staff_finance", "hr")],
        review={"expected": "ได้ข้อสรุป", "happened": "พบสามจุด", "why": "", "next_time": "ทำแผ่นตรวจ"}, by=by, at=AT,
    )  # fmt: skip
    assert Gathering.objects.get() == held
    assert communities.active_members(community, DAY) == 2  # the keeper, and hr who became a member by coming
    journeys.answered(office, journeys.asked(office, "clerk_finance", community=community), "staff_works")
    assert communities.active_members(community, DAY) == 4
    found = measured(office, "M21c")
    assert (found.numerator, found.denominator, found.value) == (4, 4, 100)
    assert communities.active_members(community, DAY + timedelta(days=91)) == 0
    with pytest.raises(NotPossibleError):
        practice.gather(
            community_id=community.pk, held_on=DAY + timedelta(days=1), topic="x", person_ids=[1], by=by, at=AT
        )
