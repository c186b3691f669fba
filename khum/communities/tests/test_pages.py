"""Pages of questions and communities by the five questions: nobody, another council, wrong role, invalid, success."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now
from pytest_django import DjangoAssertNumQueries

from khum.communities.actions import asking, practice
from khum.communities.models import Answer, Community, Gathering, KitEntry, Question
from khum.communities.rules.asking import QuestionState
from khum.communities.rules.practice import KitKind
from khum.communities.tests import journeys
from khum.library.models import Item

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, *args, **data):
    """What somebody sees at an address; with data something is sent to it, and followed."""
    client = office.browser(who)
    address = reverse(f"communities:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def asked(office, who="staff_works", **more):
    return journeys.asked(office, who, day=localdate(), **more)


def test_nobody_and_others_see_nothing(office):
    question = asked(office)
    assert Client().get(reverse("communities:questions")).status_code == 302
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for who in ("hr", "nayok"):
        assert go(other, who, "question", question.pk).status_code == 404
        assert journeys.TITLE not in go(other, who, "questions").content.decode()
        assert go(other, who, "answer", question.pk, body="ตอบ").status_code == 404


def test_a_question_from_the_phone_to_an_item(office):
    page = go(office, "staff_works", "ask", title=" ")
    assert page.status_code == 422
    page = go(office, "staff_works", "ask", title=journeys.TITLE, is_private="on", body="พิมพ์ไว้แล้ว")
    assert page.status_code == 422
    assert "พิมพ์ไว้แล้ว" in page.content.decode()
    go(office, "staff_works", "ask", title=journeys.TITLE, body="")
    question = Question.objects.get()
    assert go(office, "staff_finance", "answer", question.pk, body=" ").status_code == 422
    go(office, "staff_finance", "answer", question.pk, body=journeys.ANSWER)
    answer = Answer.objects.get()
    assert go(office, "hr", "accept", answer.pk, ok="1").status_code == 403
    assert go(office, "staff_works", "item", question.pk, ok="1").status_code == 409
    go(office, "staff_works", "helped", answer.pk, ok="1")
    go(office, "staff_works", "accept", answer.pk, ok="1")
    go(office, "staff_works", "item", question.pk, ok="1")
    assert Item.objects.get().kind == "faq"
    body = go(office, "hr", "question", question.pk).content.decode()
    assert journeys.ANSWER in body
    assert "คำตอบนี้ใช้ได้" in body


def test_what_was_asked_before_is_shown_while_typing(office):
    asked(office)
    for name, data in (("similar", {"title": "เบิกค่าที่พัก"}), ("ask", {"title": "เบิกค่าที่พัก", "body": "ทดลอง"})):
        page = office.browser("hr").get(reverse(f"communities:{name}"), data)
        assert journeys.TITLE in page.content.decode()
    assert "ทดลอง" in page.content.decode()
    assert "<li>" not in office.browser("hr").get(reverse("communities:similar"), {"title": "ก"}).content.decode()


def test_the_list_is_narrowed(office):
    asked(office)
    other = asked(office, "clerk_finance", title="ขอแบบฟอร์มลา", body="")
    journeys.answered(office, other, day=localdate())

    def titles(who="hr", **wanted):
        page = office.browser(who).get(reverse("communities:questions"), wanted)
        return [question.title for question in page.context["page"]]

    assert titles() == [journeys.TITLE, "ขอแบบฟอร์มลา"]
    assert titles(show="open") == [journeys.TITLE]
    assert titles(show="answered") == ["ขอแบบฟอร์มลา"]
    assert titles("clerk_finance", show="mine") == ["ขอแบบฟอร์มลา"]
    assert titles(show="late") == []
    assert titles(q="ลา") == ["ขอแบบฟอร์มลา"]
    assert titles(community="x") == titles()


def test_closing_sending_on_and_showing(office):
    question, other = asked(office), asked(office, "clerk_finance", title="ถามซ้ำ", body="")
    assert go(office, "clerk_finance", "close", question.pk).status_code == 403
    assert go(office, "hr", "close", other.pk, reason="").status_code == 422
    go(office, "hr", "close", other.pk, reason="ถามแล้ว", same_as=question.pk)
    assert journeys.TITLE in go(office, "hr", "question", other.pk).content.decode()
    assert go(office, "hr", "pass-on", question.pk, person="").status_code == 422
    go(office, "hr", "pass-on", question.pk, person=office.people["head_finance"].pk)
    assert question.asked.get().person == office.people["head_finance"]
    assert go(office, "staff_works", "show", question.pk, shown="1").status_code == 403
    go(office, "hr", "show", question.pk, shown="1")
    question.refresh_from_db()
    assert question.is_public
    assert go(office, "staff_works", "patience").status_code == 403
    assert go(office, "hr", "patience", days="0").status_code == 422
    go(office, "hr", "patience", days="3")


def test_a_citizen_asks_and_finds_the_answer(office, settings):
    code = office.organisation.code
    citizen = Client()
    ask = reverse("portal:ask", args=[code])
    assert citizen.get(ask).status_code == 200
    assert citizen.post(ask, {"title": ""}).status_code == 422
    assert citizen.post(ask, {"title": "ซื้อของถูก", "website": "http://x"}).status_code == 302
    assert not Question.objects.exists()
    own = citizen.post(ask, {"title": "ขอย้ายทะเบียนบ้านอย่างไร", "body": "", "name": "สมชาย"})["Location"]
    question = Question.objects.get()
    assert "เจ้าหน้าที่จะอ่านก่อนเผยแพร่" in citizen.get(own).content.decode()
    listed = reverse("portal:questions", args=[code])
    assert question.title not in citizen.get(listed).content.decode()
    assert go(office, "head_finance", "citizens").status_code == 403
    assert go(office, "staff_works", "let-through", question.pk, title="x").status_code == 403
    assert question.title in go(office, "hr", "citizens").content.decode()
    assert go(office, "hr", "let-through", question.pk, title="โทร 0812345678").status_code == 422
    go(office, "hr", "let-through", question.pk, title=question.title, body="")
    go(office, "staff_works", "answer", question.pk, body="นำทะเบียนบ้านและบัตรประชาชนมาที่สำนักปลัด")
    page = citizen.get(own).content.decode()
    assert "สำนักปลัด" in page
    for shown in (page, citizen.get(listed).content.decode()):
        assert "staff_works" not in shown
        assert "สมชาย" not in shown
    assert citizen.get(reverse("portal:question", args=[code, question.pk])).status_code == 200
    assert citizen.get(reverse("portal:asked", args=[code, "x"])).status_code == 404
    assert go(office, "hr", "refuse", question.pk, reason="ช้าไป").status_code == 409


def test_five_questions_an_hour_are_enough(office):
    citizen, ask = Client(), reverse("portal:ask", args=[office.organisation.code])
    answers = [citizen.post(ask, {"title": f"คำถามที่ {number}"}).status_code for number in range(7)]
    assert answers == [302] * 5 + [429] * 2
    assert Question.objects.count() == 5


def test_a_community_in_the_browser(office):
    assert go(office, "staff_finance", "community-new", name="", purpose="").status_code == 422
    go(office, "staff_finance", "community-new", name="ชุมชนการเงิน", purpose="เก่งขึ้นด้วยกัน", rhythm="ทุกพุธ")
    one = Community.objects.get()
    assert go(office, "staff_works", "kit-new", one.pk).status_code == 403
    assert go(office, "staff_works", "community-edit", one.pk).status_code == 403
    go(office, "staff_works", "community-join", one.pk, join="1")
    go(office, "staff_works", "kit-new", one.pk, kind="insight", text="ถามก่อนส่งฎีกา")
    assert go(office, "staff_works", "kit-new", one.pk, kind="", text="").status_code == 422
    page = go(office, "hr", "gather", one.pk, topic="พบกัน", held_on="1/1/2599", people=[office.people["hr"].pk])
    assert page.status_code == 409
    people = [office.people[who].pk for who in ("staff_finance", "hr")]
    go(office, "staff_finance", "gather", one.pk, topic="พบกัน", held_on="1/10/2569", people=people, happened="ดี")
    assert "พบกัน" in go(office, "nayok", "gathering", Gathering.objects.get().pk).content.decode()
    body = go(office, "hr", "community", one.pk).content.decode()
    for words in ("ถามก่อนส่งฎีกา", "พบกัน", "เก่งขึ้นด้วยกัน"):
        assert words in body
    go(office, "staff_works", "kit-drop", KitEntry.objects.get().pk, ok="1")
    assert "ถามก่อนส่งฎีกา" not in go(office, "hr", "community", one.pk).content.decode()
    edit = {"name": "ชุมชนการคลัง", "purpose": "x", "rhythm": "", "steward": office.people["head_finance"].pk}
    go(office, "staff_finance", "community-edit", one.pk, **edit)
    go(office, "staff_finance", "community-join", one.pk, leave="1")
    assert go(office, "staff_finance", "community-end", one.pk, reason="x").status_code == 403
    go(office, "head_finance", "community-end", one.pk, reason="รวมกับชุมชนอื่น")
    assert "รวมกับชุมชนอื่น" in go(office, "hr", "community", one.pk).content.decode()
    assert go(office, "hr", "communities").context["rows"] == []


def test_budgets_do_not_grow_with_the_rows(office, django_assert_max_num_queries: DjangoAssertNumQueries):
    by, at = office.standing("staff_works", localdate()), now()
    for number in range(6):
        made = practice.begin(values={"name": f"ชุมชน {number}", "purpose": "x"}, by=by, at=at)
        practice.put_kit(community_id=made.pk, kind=KitKind.RULE, text="x", by=by, at=at)
        for _again in range(4):
            question = asking.ask(title=f"ถามเรื่องที่ {number}", community=made, by=by, at=at)
            journeys.answered(office, question, "staff_finance", localdate())
    client = office.browser("staff_finance")
    budgets = {
        reverse("communities:questions"): 22,
        reverse("communities:communities"): 26,
        reverse("communities:community", args=[made.pk]): 32,
        reverse("communities:question", args=[question.pk]): 40,
        reverse("communities:ask"): 22,
    }
    assert Question.objects.filter(state=QuestionState.ANSWERED).count() == 24
    for address, budget in budgets.items():
        client.get(address)
        with django_assert_max_num_queries(budget):
            assert client.get(address).status_code == 200
