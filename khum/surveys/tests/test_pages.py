"""Pages of surveys in the browser without scripts: who sees and does what, what is kept, how many queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.papers.tests.reading import xlsx_sheets
from khum.surveys.models import Invitation, Sheet, Survey
from khum.surveys.tests import journeys
from khum.surveys.tests.answers import full

pytestmark = pytest.mark.django_db
PAGES = 25
"""Most queries of a page, however many surveys and people there are."""


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"surveys:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def typed(day: date, **more) -> dict:
    """What is typed into the form of a new survey."""
    values = {
        "title": "บรรยากาศ ไตรมาส 1", "intro": "สองนาที", "audience": "everybody",
        "opens_on": short(day), "closes_on": short(day + timedelta(days=7)), "names": "anonymous",
    }  # fmt: skip
    return values | more


def finished(office, code="climate", marks=None, **values) -> Survey:
    """A closed survey that the office (5), finance (3) and the small works (1) and the top (1) answered."""
    day = localdate() - timedelta(days=20)
    survey = journeys.opened(office, code, day, **values)
    for division, mark in (marks or {"สำนักปลัด": 5, "กองคลัง": 3, "กองช่าง": 1}).items():
        journeys.answered(office, survey, journeys.of(office, division), mark=mark, day=day)
    journeys.answered(office, survey, ["nayok", "palad"], mark=1, day=day)
    return journeys.closed(office, survey, day + timedelta(days=3))


@pytest.mark.parametrize("page", ["list", "new"])
def test_visitors_sign_in_first(page):
    assert Client().get(reverse(f"surveys:{page}")).status_code == 302


def test_a_survey_is_made_in_three_choices_opened_answered_and_closed_in_the_browser(office):
    today = localdate()
    assert "บรรยากาศการแลกเปลี่ยนเรียนรู้" in go(office, "hr", "new").content.decode()
    go(office, "hr", "make", "climate", **typed(today))
    survey = Survey.objects.get()
    assert (survey.state, survey.is_anonymous, len(survey.questions)) == ("draft", True, 9)
    assert "18" in go(office, "hr", "open", survey.pk).content.decode()
    go(office, "hr", "open", survey.pk, go="1")
    home = office.browser("staff_finance").get("/").content.decode()
    assert reverse("surveys:answer", args=[survey.pk]) in home
    page = go(office, "staff_finance", "answer", survey.pk).content.decode()
    assert page.count('type="radio"') == 40
    said = go(office, "staff_finance", "answer", survey.pk, **full(survey, words="ให้เวลามากขึ้น"))
    assert "ขอบคุณ" in said.content.decode()
    assert Sheet.objects.get().answers["better"] == "ให้เวลามากขึ้น"
    assert Invitation.objects.get(person=office.people["staff_finance"]).answered_on == today
    again = go(office, "staff_finance", "answer", survey.pk, **full(survey))
    assert again.status_code == 200
    assert Sheet.objects.count() == 1
    assert "1</strong>" in go(office, "hr", "survey", survey.pk).content.decode()
    closed = go(office, "hr", "close", survey.pk, go="1").content.decode()
    assert "มีผู้ตอบน้อยกว่าห้าคน" in closed
    assert "ให้เวลามากขึ้น" not in closed


def test_a_wrong_form_keeps_what_was_typed(office):
    today = localdate()
    wrong = typed(today, closes_on=short(today - timedelta(days=3)), audience="divisions")
    answer = go(office, "hr", "make", "climate", **wrong)
    assert answer.status_code == 422
    assert "บรรยากาศ ไตรมาส 1" in answer.content.decode()
    assert not Survey.objects.exists()


def test_an_answer_with_a_gap_is_given_back_with_what_was_chosen(office):
    survey = journeys.opened(office, day=localdate())
    given = {key: value for key, value in full(survey, 5, words="คำที่เขียนไว้").items() if key != "ask"}
    answer = go(office, "hr", "answer", survey.pk, **given)
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "คำที่เขียนไว้" in body
    assert body.count(" checked") == 7
    assert not Sheet.objects.exists()


def test_only_who_keeps_surveys_makes_opens_and_closes_them(office):
    day = localdate()
    draft, running = journeys.drafted(office, day=day), journeys.opened(office, day=day)
    assert go(office, "staff_finance", "new").status_code == 403
    assert go(office, "head_finance", "make", "climate").status_code == 403
    for page in ("survey", "edit", "questions", "open", "discard"):
        assert go(office, "head_finance", page, draft.pk).status_code == 404
    for page in ("remind", "close", "edit", "people", "preview"):
        assert go(office, "staff_finance", page, running.pk).status_code == 403
    assert go(office, "staff_finance", "survey", running.pk).status_code == 200
    assert go(office, "hr", "people", running.pk).status_code == 404  # it has no names
    assert go(office, "hr", "make", "nothing").status_code == 404


def test_another_council_sees_nothing(office):
    survey = finished(office)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for page in ("survey", "questions", "people", "answer", "edit"):
        assert go(other, "hr", page, survey.pk).status_code == 404
    assert go(other, "hr", "file", survey.pk, "xlsx").status_code == 404
    assert survey.title not in go(other, "hr", "list").content.decode()


def test_who_is_not_asked_does_not_see_it(office):
    finance = [office.divisions["กองคลัง"].pk]
    survey = journeys.opened(office, day=localdate(), audience="divisions", audience_of=finance)
    assert go(office, "staff_works", "survey", survey.pk).status_code == 404
    assert go(office, "staff_works", "answer", survey.pk).status_code == 404
    assert go(office, "hr", "answer", survey.pk).status_code == 404
    assert go(office, "staff_finance", "answer", survey.pk).status_code == 200


def test_results_hide_the_small_division_from_everybody(office):
    survey = finished(office)
    for who, sees_groups, sees_words in (
        ("hr", True, True),
        ("head_finance", True, False),
        ("staff_works", False, False),
    ):
        body = go(office, who, "survey", survey.pk).content.decode()
        assert "ไม่แสดง" in body or not sees_groups
        assert (">สำนักปลัด</th>" in body) is sees_groups
        assert ">กองช่าง</th>" not in body
        assert ("ความเห็นของใครคนหนึ่ง" in body) is sees_words
    sheets = str(xlsx_sheets(go(office, "hr", "file", survey.pk, "xlsx").content))
    assert "สำนักปลัด" in sheets
    assert "กองช่าง และผู้ไม่สังกัดกอง" in sheets or "กองช่าง" not in sheets
    assert go(office, "staff_works", "file", survey.pk, "xlsx").status_code == 403
    assert go(office, "hr", "file", survey.pk, "exe").status_code == 404


def test_no_result_before_the_end(office):
    survey = journeys.opened(office, day=localdate())
    journeys.answered(office, survey, journeys.of(office, "สำนักปลัด"), mark=5, day=localdate())
    body = go(office, "hr", "survey", survey.pk).content.decode()
    assert "ดัชนี" not in body
    assert "ความเห็นของใครคนหนึ่ง" not in body
    assert go(office, "hr", "file", survey.pk, "pdf").status_code == 409


def test_questions_of_a_draft_are_added_changed_moved_and_taken_out(office):
    go(office, "hr", "make", "own", **typed(localdate(), pass_percent="60"))
    survey = Survey.objects.get()
    asked = {"text": "ข้อใดถูก", "kind": "one", "choices": "ก\n* ข", "group": "ส่วนแรก", "is_required": "on"}
    go(office, "hr", "question-new", survey.pk, **asked)
    go(office, "hr", "question-new", survey.pk, text="ให้คะแนน", kind="scale", choices="", group="", is_required="on")
    wrong = go(office, "hr", "question-new", survey.pk, text="ขาดตัวเลือก", kind="several", choices="ก")
    assert wrong.status_code == 422
    assert "ขาดตัวเลือก" in wrong.content.decode()
    go(office, "hr", "question-move", survey.pk, 1, go="1")
    survey.refresh_from_db()
    assert [question.text for question in survey.read] == ["ให้คะแนน", "ข้อใดถูก"]
    assert survey.read[1].right == (1,)
    go(office, "hr", "question", survey.pk, 1, **(asked | {"text": "ข้อใดถูกที่สุด"}))
    go(office, "hr", "question-remove", survey.pk, 0, go="1")
    key = survey.read[1].key
    survey.refresh_from_db()
    assert [(question.key, question.text) for question in survey.read] == [(key, "ข้อใดถูกที่สุด")]
    assert "ข้อใดถูกที่สุด" in go(office, "hr", "preview", survey.pk).content.decode()
    assert go(office, "hr", "question", survey.pk, 9).status_code == 404
    go(office, "hr", "discard", survey.pk, go="1")
    assert not Survey.objects.exists()


def test_a_named_quiz_lists_names_and_marks_for_who_keeps_it(office):
    survey = finished(office, "understanding", is_anonymous=False)
    body = go(office, "hr", "people", survey.pk).content.decode()
    assert body.count("100%") == 18
    assert go(office, "head_finance", "people", survey.pk).status_code == 403


def test_reminding_says_how_it_stands_and_not_who(office):
    survey = journeys.opened(office, day=localdate())
    journeys.answered(office, survey, ["staff_finance"], day=localdate())
    body = go(office, "hr", "remind", survey.pk).content.decode()
    assert "1 คน จาก 18 คน" in body
    assert "staff_finance" not in body
    assert "ส่งข้อความเตือน" in go(office, "hr", "remind", survey.pk, go="1").content.decode()
    assert go(office, "hr", "remind", survey.pk, go="1").status_code == 409


@pytest.mark.parametrize("extension", ["pdf", "docx", "xlsx"])
def test_results_are_a_paper(office, extension):
    finished(office, "awareness", title="ปีก่อน")
    survey = finished(office, "awareness")
    answer = go(office, "hr", "file", survey.pk, extension)
    assert answer.status_code == 200
    assert len(answer.content) > 3000


@pytest.mark.parametrize("page", ["list", "survey", "people", "answer", "questions"])
def test_pages_read_few_times_however_many_there_are(office, page, django_assert_max_num_queries):
    survey = finished(office, "understanding", is_anonymous=False)
    for number in range(8):
        journeys.opened(office, day=localdate(), title=f"ครั้งที่ {number}")
    args = [] if page == "list" else [survey.pk]
    if page == "answer":
        args = [journeys.opened(office, day=localdate()).pk]
    client = office.browser("hr")
    client.get(reverse("surveys:list"))
    with django_assert_max_num_queries(PAGES):
        assert client.get(reverse(f"surveys:{page}", args=args)).status_code == 200


@pytest.mark.parametrize(
    "query", ["year=1", "year=x", "kind=zzz", "state=draft&q=%22", "year=2570&kind=climate&page=99"]
)
def test_a_strange_filter_shows_a_page(office, query):
    assert office.browser("hr").get(f"{reverse('surveys:list')}?{query}").status_code == 200
