"""Pages of learning in the browser without scripts: who sees and does what, what is kept, how many queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.learning.actions import growing, planning
from khum.learning.models import Attempt, Budget, Days, Goal, Place, Quiz, Session, Training
from khum.learning.tests import journeys
from khum.learning.tests.journeys import CHANGE, LEARNT, at
from khum.learning.tests.urls import EXAMPLES
from khum.papers.tests.reading import xlsx_sheets

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf500f0003860180"
    "5a3455ec0000000049454e44ae426082"
)
_QUESTIONS = "ข้อหนึ่ง\n* ก\n- ข\n\nข้อสอง\n- ก\n* ข\n\nข้อสาม\n- ก\n* ข"


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"learning:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def request_of(day: date, **more) -> dict:
    """What a person types to ask for a training of one day."""
    values = {
        "kind": "seminar", "title": "สัมมนาภาษีที่ดิน", "organiser": "สำนักงานท้องถิ่นจังหวัด", "place": "ศาลากลาง",
        "starts_on": short(day), "ends_on": short(day), "days": "1", "cost_per_person": "600",
        "reason": "รับงานจัดเก็บแทนผู้ที่จะเกษียณ",
    }  # fmt: skip
    return values | more


def past(office, step, days_ago: int, who: str = "staff_finance") -> Place:
    """A place as far as a journey leads, whose training began so many days before the real today."""
    return step(office, day=localdate() - timedelta(days=days_ago), who=who)


@pytest.mark.parametrize("page", ["mine", "list", "year", "needs", "quizzes"])
def test_visitors_sign_in_first(page):
    assert Client().get(reverse(f"learning:{page}")).status_code == 302


def test_a_request_is_asked_decided_attended_reported_shared_in_the_browser(office):
    today = localdate()
    asked = go(office, "staff_finance", "ask", **request_of(today - timedelta(days=1)))
    assert "ส่งคำขอถึงผู้พิจารณาแล้ว" in asked.content.decode()
    place = Place.objects.get()
    waiting = go(office, "head_finance", "mine").content.decode()
    assert reverse("learning:decide", args=[place.pk]) in waiting
    go(office, "head_finance", "decide", place.pk, approve="1", reason="")
    go(office, "staff_finance", "attend", place.pk, days="1", cost="580.50")
    done = go(office, "staff_finance", "report", place.pk, learnt=LEARNT, change=CHANGE)
    assert "พิมพ์บันทึกข้อความได้ทันที" in done.content.decode()
    go(office, "staff_finance", "share", place.pk, words="เล่าในกอง 6 คน", shared_on=short(today))
    place.refresh_from_db()
    assert (place.state, place.cost, place.shared_on) == ("shared", place.cost.__class__("580.50"), today)
    body = go(office, "staff_finance", "mine").content.decode()
    assert "แบ่งปันแล้ว" in body


def test_a_wrong_request_keeps_what_was_typed(office):
    day = localdate()
    answer = go(office, "staff_finance", "ask", **request_of(day, ends_on=short(day - timedelta(days=1)), days="9"))
    assert answer.status_code == 422
    assert "สัมมนาภาษีที่ดิน" in answer.content.decode()
    assert "รับงานจัดเก็บแทนผู้ที่จะเกษียณ" in answer.content.decode()
    assert not Training.objects.exists()


def test_a_refusal_needs_its_reason_and_others_do_not_decide(office):
    place = journeys.asked(office, day=localdate() + timedelta(days=20))
    assert go(office, "head_finance", "decide", place.pk, refuse="1", reason="").status_code == 422
    assert go(office, "hr", "decide", place.pk).status_code == 403
    assert go(office, "staff_works", "decide", place.pk).status_code == 404
    go(office, "head_finance", "decide", place.pk, refuse="1", reason="ตรงกับวันปิดงบ")
    assert Place.objects.get().state == "refused"
    assert "ตรงกับวันปิดงบ" in go(office, "staff_finance", "place", place.pk).content.decode()


def test_a_request_stays_with_its_people_until_it_is_approved(office):
    place = journeys.asked(office, day=localdate() + timedelta(days=20))
    assert go(office, "staff_works", "training", place.training_id).status_code == 404
    assert place.training.title not in go(office, "staff_works", "list").content.decode()
    assert go(office, "head_finance", "training", place.training_id).status_code == 200
    go(office, "head_finance", "decide", place.pk, approve="1", reason="")
    assert go(office, "staff_works", "training", place.training_id).status_code == 200


@pytest.mark.parametrize("name", ["training", "place", "record", "paper", "quiz"])
def test_another_council_sees_nothing(office, name):
    place = past(office, journeys.reported, 10)
    by = office.standing("hr", localdate())
    growing.want(year_be=2570, topic="x", by=by, at=at(localdate()))
    go(office, "hr", "quiz-new", place.training_id, title="ทดสอบ", questions=_QUESTIONS, pass_percent=60)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    args = {
        "training": [place.training_id], "quiz": [Quiz.objects.get().pk], "record": [place.person_id],
        "paper": [place.pk, "pdf"],
    }.get(name, [place.pk])  # fmt: skip
    assert go(other, "hr", name, *args).status_code == 404
    assert go(office, "hr", name, *args).status_code == 200


def test_money_and_certificate_are_for_who_answers_for_it(office):
    place = past(office, journeys.attended, 10)
    file = SimpleUploadedFile("cert.png", PNG, "image/png")
    go(office, "staff_finance", "certificate", place.pk, certificate=file)
    go(office, "staff_finance", "report", place.pk, learnt=LEARNT, change=CHANGE)
    place.refresh_from_db()
    download = reverse("files:download", args=[place.certificate_id])
    for who, sees in (
        ("staff_finance", True),
        ("head_finance", True),
        ("hr", True),
        ("palad", True),
        ("staff_works", False),
    ):
        body = go(office, who, "place", place.pk).content.decode()
        assert LEARNT in body
        assert ("3,900" in body) is sees, who
        assert (download in body) is sees, who
        answer = office.browser(who).get(download)
        b"".join(answer)  # Read to its end it closes itself.
        assert (answer.status_code == 200) is sees, who
        assert ("3,900" in go(office, who, "record", place.person_id).content.decode()) is sees, who


def test_a_file_that_is_none_is_refused_at_its_field_and_the_words_stay(office):
    place = past(office, journeys.attended, 10)
    file = SimpleUploadedFile("x.png", b"MZ not a picture", "image/png")
    answer = go(office, "staff_finance", "report", place.pk, learnt=LEARNT, change=CHANGE, file=file)
    assert answer.status_code == 422
    assert LEARNT in answer.content.decode()
    assert Place.objects.get().state == "attended"


def test_the_year_by_division_is_for_heads_and_the_office(office):
    past(office, journeys.attended, 10)
    assert go(office, "staff_finance", "year").status_code == 403
    assert go(office, "staff_finance", "needs").status_code == 403
    go(office, "hr", "budget", division=office.divisions["กองคลัง"].pk, amount="10000")
    assert Budget.objects.get().amount == 10_000
    for who, divisions in (("hr", 3), ("palad", 3), ("head_finance", 1)):
        body = go(office, who, "year").content.decode()
        assert "10,000" in body
        assert "3,900" in body
        assert sum(name in body for name in office.divisions) == divisions
    assert "กองคลัง" in str(xlsx_sheets(go(office, "hr", "year-file", "xlsx").content))
    assert go(office, "head_finance", "budget").status_code == 403


def test_days_are_set_by_the_keeper_and_empty_means_never_late(office):
    assert go(office, "staff_finance", "days").status_code == 403
    wrong = go(office, "hr", "days", report_days="", share_days="", use_from_days="90", use_until_days="60")
    assert wrong.status_code == 422
    go(office, "hr", "days", report_days="15", share_days="", use_from_days="60", use_until_days="90")
    days = Days.objects.get()
    assert (days.report_days, days.share_days) == (15, None)


def test_people_are_sent_and_a_course_keeps_its_sessions(office):
    day = localdate() - timedelta(days=1)
    values = request_of(day, is_internal="on", order_reference="คำสั่งที่ 12/2570")
    page = go(office, "hr", "new", **values)
    training = Training.objects.get()
    assert page.redirect_chain[-1][0] == reverse("learning:send", args=[training.pk])
    people = [office.people[name].pk for name in ("staff_finance", "staff_works", "clerk_finance")]
    go(office, "hr", "send", training.pk, people=people, reason="")
    assert set(Place.objects.values_list("state", flat=True)) == {"approved"}
    came = list(Place.objects.filter(person__in=people[:2]).values_list("pk", flat=True))
    go(office, "hr", "session", training.pk, held_on=short(day), topic="ภาคเช้า", came=came)
    assert Session.objects.get().came.count() == 2
    assert sorted(Place.objects.values_list("state", flat=True)) == ["approved", "attended", "attended"]
    assert go(office, "staff_works", "session", training.pk).status_code == 403
    assert go(office, "staff_works", "send", training.pk).status_code == 403


def test_a_head_cannot_approve_others_by_typing_an_order(office):
    day = localdate() + timedelta(days=9)
    go(office, "head_finance", "new", **request_of(day, order_reference="คำสั่งที่ 12/2570"))
    people = [office.people[name].pk for name in ("staff_finance", "staff_works")]
    go(office, "head_finance", "send", Training.objects.get().pk, people=people, reason="")
    assert dict(Place.objects.values_list("person__username", "state")) == {
        office.people["staff_finance"].username: "approved",
        office.people["staff_works"].username: "asked",
    }


def test_learning_about_km_says_its_four_points(office):
    answer = go(office, "hr", "new", **request_of(localdate(), is_about_km="on", content="ขั้นตอน 7 ขั้น"))
    assert answer.status_code == 422
    assert answer.content.decode().count("กรอกช่องนี้") >= 3
    points = {"content": "7 ขั้น", "audience": "ทุกกอง", "method": "ฝึกเขียน", "evaluation": "แบบทดสอบ"}
    go(office, "hr", "new", **request_of(localdate(), is_about_km="on", **points))
    assert "ฝึกเขียน" in go(office, "hr", "training", Training.objects.get().pk).content.decode()


def test_a_check_is_made_answered_before_and_after_and_summed_up(office):
    place = past(office, journeys.attended, 5)
    wrong = go(
        office, "hr", "quiz-new", place.training_id, title="ทดสอบ", questions="ข้อเดียว\n* ก\n- ข", pass_percent=60
    )
    assert wrong.status_code == 422
    assert "ข้อเดียว" in wrong.content.decode()
    go(office, "hr", "quiz-new", place.training_id, title="ทดสอบ", questions=_QUESTIONS, pass_percent=60, has_pre="on")
    quiz = Quiz.objects.get()
    go(office, "staff_finance", "quiz-answer", quiz.pk, "pre", q0=1, q1=0, q2=0)
    go(office, "staff_finance", "quiz-answer", quiz.pk, "post", q0=0, q1=1, q2=0)
    assert list(Attempt.objects.values_list("when", "right")) == [("pre", 0), ("post", 2)]
    assert "ผ่าน" in go(office, "staff_finance", "quiz", quiz.pk).content.decode()
    assert "มีความรู้เพิ่มขึ้น" in go(office, "hr", "quiz", quiz.pk).content.decode()
    assert "มีความรู้เพิ่มขึ้น" not in go(office, "staff_finance", "quiz", quiz.pk).content.decode()
    assert go(office, "staff_works", "quiz-answer", quiz.pk, "post", q0=0, q1=1, q2=0).status_code == 409
    assert quiz.title in go(office, "staff_finance", "quizzes").content.decode()
    go(office, "hr", "quiz-close", quiz.pk, go="1")
    assert go(office, "staff_finance", "quiz-answer", quiz.pk, "post", q0=0, q1=1, q2=1).status_code == 409
    assert go(office, "hr", "quiz-answer", quiz.pk, "never").status_code == 404


def test_needs_are_written_agreed_and_done(office):
    go(office, "staff_finance", "want", topic="ภาษีที่ดิน", why="รับงานแทน", means="", by_when="")
    goal = Goal.objects.get()
    assert "ภาษีที่ดิน" in go(office, "staff_finance", "mine").content.decode()
    assert "ภาษีที่ดิน" in go(office, "head_finance", "needs").content.decode()
    assert go(office, "staff_works", "goal-agree", goal.pk).status_code == 404
    assert go(office, "staff_finance", "goal-agree", goal.pk).status_code == 403
    go(office, "head_finance", "goal-agree", goal.pk, means="พี่เลี้ยง", by_when="")
    go(office, "staff_finance", "goal-done", goal.pk, result="ทำแบบ ภ.ด.ส.6 ได้เอง")
    goal.refresh_from_db()
    assert goal.agreed_name
    assert goal.done_on == localdate()
    assert "ภาษีที่ดิน" in str(xlsx_sheets(go(office, "hr", "needs-file").content))


def test_use_is_said_after_its_day_and_confirmed_by_the_head(office):
    early = past(office, journeys.shared, 30)
    page = go(office, "staff_finance", "use", early.pk, outcome="used", words="ดีขึ้น")
    assert page.status_code == 409
    late = past(office, journeys.shared, 80, who="clerk_finance")
    go(office, "clerk_finance", "use", late.pk, outcome="used", words="ฎีกาส่งกลับน้อยลง")
    go(office, "head_finance", "confirm", late.pk, go="1")
    late.refresh_from_db()
    assert late.confirmed_on == localdate()
    assert go(office, "staff_works", "confirm", late.pk, go="1").status_code == 403


def test_a_report_becomes_a_draft_of_the_library(office):
    place = past(office, journeys.reported, 10)
    page = go(office, "staff_finance", "item", place.pk, go="1")
    assert page.redirect_chain[-1][0].startswith("/library/")


@pytest.mark.parametrize("year", ["1", "99999999", "x", "๒๕๗๐", "all"])
def test_a_year_that_is_none_shows_this_year(office, year):
    for page in ("list", "year", "needs"):
        assert office.browser("hr").get(reverse(f"learning:{page}"), {"year": year}).status_code == 200


def test_the_list_is_searched_and_saved_as_a_table(office):
    past(office, journeys.reported, 10)
    client = office.browser("staff_works")
    found = client.get(reverse("learning:list"), {"q": "เบิกจ่าย", "year": "all", "kind": "training"}).content.decode()
    assert "การเบิกจ่ายเงิน" in found
    assert "ไม่พบการอบรม" in client.get(reverse("learning:list"), {"q": "ดำน้ำ"}).content.decode()
    table = xlsx_sheets(client.get(reverse("learning:list-file"), {"year": "all"}).content)
    assert "การเบิกจ่ายเงิน" in str(table)
    assert "3900" not in str(table)


BUDGET = 30


@pytest.mark.parametrize("page", ["mine", "list", "year", "needs", "quizzes", "training", "record"])
def test_pages_read_few_times_however_many_there_are(office, page, django_assert_max_num_queries):
    today = localdate()
    by = office.standing("hr", today)
    people = [person.pk for person in office.people.values()]
    for number in range(12):
        training = planning.enter(values=journeys.values(today - timedelta(days=number)), by=by, at=at(today))
        planning.send(training_id=training.pk, person_ids=people, by=by, at=at(today))
        growing.want(year_be=2570, topic=f"เรื่องที่ {number}", by=by, at=at(today))
    args = {"training": [training.pk], "record": [office.people["hr"].pk]}.get(page, [])
    client = office.browser("hr")
    client.get(reverse("learning:list"))
    with django_assert_max_num_queries(BUDGET):
        assert client.get(reverse(f"learning:{page}", args=args)).status_code == 200


def test_every_address_has_its_example():
    assert all(name.startswith("learning:") for name in EXAMPLES)
