"""Pages of figures, rounds and recommendations: who sees and does what, in the browser without scripts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.evaluation.actions import links
from khum.evaluation.models import Finding, Recommendation, Round, SampleReview
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import DAY
from khum.meetings.tests import journeys as meetings
from khum.papers.tests.reading import xlsx_sheets

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    """The clock of the pages stands on the day of the journeys."""
    moment = journeys.at(DAY, 10)
    for name in ("rounds", "findings", "deciding"):
        monkeypatch.setattr(f"khum.evaluation.views.{name}.now", lambda: moment)
    monkeypatch.setattr("khum.evaluation.views.deciding.localdate", lambda: DAY)
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"evaluation:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def seen(office, who, page, /, *args, **asked):
    """The words of a page asked with parameters."""
    return office.browser(who).get(reverse(f"evaluation:{page}", args=args), asked).content.decode()


def test_visitors_sign_in_first():
    for page in ("figures", "rounds", "recommendations", "check"):
        assert Client().get(reverse(f"evaluation:{page}")).status_code == 302


def test_every_figure_opens_to_its_definition_numbers_records_and_years(office):
    journeys.half_year(office)
    body = seen(office, "staff_works", "figures", period="half", year=2570)
    assert reverse("evaluation:figure", args=["M18"]) in body
    assert "M18" not in seen(office, "staff_works", "figures", words="ข้อเสนอแนะที่ดำเนินการแล้ว", year=2570)
    assert "ไม่พบตัวชี้วัด" in seen(office, "staff_works", "figures", words="ไม่มีคำนี้", period="z", year="x")
    body = seen(office, "staff_works", "figure", "M6", year=2570, period="half")
    for words in ("ความหมายและวิธีคำนวณ", "ตัวตั้ง", "รายการที่นับ", "แนวโน้มห้าปี", "<svg", "2566", "/meetings/"):
        assert words in body
    assert go(office, "staff_works", "figure", "M999").status_code == 404
    answer = office.browser("hr").get(reverse("evaluation:figures-file"), {"year": 2570, "words": "M18"})
    rows = next(iter(xlsx_sheets(answer.content).values()))
    assert [row[0] for row in rows if str(row[0]).startswith("M")] == ["M18"]
    answer = office.browser("hr").get(reverse("evaluation:figure-file", args=["M6"]), {"year": 2570})
    assert len(next(iter(xlsx_sheets(answer.content).values()))) > 3


def test_a_round_from_opening_to_closing_in_the_browser(office):
    journeys.evaluators(office)
    journeys.half_year(office)
    assert "ยังไม่มีรอบ" in seen(office, "staff_works", "rounds")
    assert go(office, "hr", "round-new", kind="special", year=2570).status_code == 422
    go(office, "hr", "round-new", kind="half", year=2570)
    round_ = Round.objects.get()
    body = seen(office, "staff_works", "round", round_.pk)
    assert reverse("evaluation:cancel", args=[round_.pk]) not in body
    mine = SampleReview.objects.filter(member=office.people["palad"])
    assert "เป็นหลักฐานจริง" in seen(office, "palad", "sample", mine[0].pk)
    assert go(office, "palad", "sample", mine[0].pk, verdict="doubtful", words="").status_code == 422
    for sample in mine:
        page = go(office, "palad", "sample", sample.pk, verdict="doubtful", words="ไม่มีภาพถ่าย")
    assert "ครบแล้ว" in page.content.decode()
    assert "ไม่มีภาพถ่าย" in seen(office, "palad", "round", round_.pk)
    assert "ไม่มีภาพถ่าย" in seen(office, "palad", "finding-new", round_.pk, sample=mine[0].pk)
    assert go(office, "palad", "finding-new", round_.pk, text="").status_code == 422
    go(office, "palad", "finding-new", round_.pk, text="ขาดภาพถ่าย", weight="minor", metric="M6")
    found = Finding.objects.get()
    go(office, "palad", "recommend", round_.pk, text="ให้แนบภาพถ่ายทุกครั้ง", finding=found.pk)
    assert "ยังไม่ได้ตรวจ" in seen(office, "hr", "sum-up", round_.pk)
    go(office, "hr", "sum-up", round_.pk, act="1")
    made = Recommendation.objects.get()
    assert reverse("evaluation:decide", args=[made.pk]) in seen(office, "nayok", "round", round_.pk)
    assert go(office, "palad", "decide", made.pk).status_code == 403
    assert go(office, "nayok", "decide", made.pk, decision="accept").status_code == 422
    owner = office.positions["head_finance"].pk
    go(office, "nayok", "decide", made.pk, decision="accept", owner=owner, due_on="30/4/2570")
    assert "30 เมษายน 2570" in seen(office, "staff_works", "recommendation", made.pk)
    assert go(office, "head_finance", "finish", made.pk, result="ทำแล้ว").status_code == 422
    go(office, "head_finance", "finish", made.pk, result="แนบภาพครบ", url="/meetings/")
    assert "แนบภาพครบ" in seen(office, "staff_works", "recommendation", made.pk)
    assert "ให้แนบภาพถ่าย" in seen(office, "hr", "recommendations", state="done", words="ภาพถ่าย")
    go(office, "hr", "deliver", round_.pk, on="5/4/2570", reference="ขท 1/2570")
    minutes = meetings.Meeting.objects.filter(state="drafted").latest("starts_at")
    go(office, "hr", "close", round_.pk, meeting=minutes.pk)
    assert "ปิดรอบแล้ว" in seen(office, "staff_works", "rounds")


def test_the_code_of_a_paper_is_checked(office):
    round_ = journeys.opened(office)
    sha256 = round_.snapshot.sha256
    assert "ไม่มีการเปลี่ยนแปลง" in seen(office, "staff_works", "check", hash=sha256[:16].upper())
    assert "ไม่พบรหัสนี้" in seen(office, "staff_works", "check", hash="f" * 64)
    assert go(office, "hr", "frozen", round_.pk).status_code == 200
    assert go(office, "staff_works", "frozen-file", round_.pk).status_code == 403
    assert go(office, "hr", "frozen-file", round_.pk)["Content-Type"] == "application/json"
    other = journeys.council("rimnam", "ริมน้ำ")
    assert "ไม่พบรหัสนี้" in seen(other, "hr", "check", hash=sha256)
    for page in ("round", "frozen", "samples", "finding-new", "sum-up"):
        assert go(other, "hr", page, round_.pk).status_code == 404


def test_the_chief_executive_decides_by_a_link_without_an_account(office):
    made = journeys.summed_up(office)
    body = go(office, "hr", "make-link", made.round_id, act="1").content.decode()
    assert "/evaluation/decide/" in body
    _link, token = links.make(round_id=made.round_id, by=office.standing("hr", DAY), at=journeys.AT)
    address = reverse("evaluation:by-link", args=[token])
    visitor = Client()
    assert made.text in visitor.get(address).content.decode()
    assert visitor.post(address, {"name": "นายก", "r1-decision": "reject"}).status_code == 422
    visitor.post(address, {"name": "นายก", "r1-decision": "reject", "r1-reason": "งบไม่พอ"})
    assert Recommendation.objects.get().reason == "งบไม่พอ"
    assert visitor.get(address).status_code == 410
    assert go(office, "hr", "revoke-link", made.round_id, act="1").status_code == 200


@pytest.mark.parametrize(
    "page", ["round-new", "sum-up", "reopen", "deliver", "close", "cancel", "finding-new", "recommend"]
)
def test_only_the_committee_and_its_secretary_run_a_round(office, page):
    arguments = [] if page == "round-new" else [journeys.opened(office).pk]
    assert go(office, "staff_works", page, *arguments).status_code == 403
    assert go(office, "hr", page, *arguments).status_code == 200


def test_a_round_goes_back_to_the_committee_or_is_cancelled(office):
    made = journeys.summed_up(office)
    go(office, "hr", "reopen", made.round_id, reason="ตรวจเพิ่ม")
    assert Round.objects.get().state == "open"
    assert go(office, "hr", "cancel", made.round_id, reason=" ").status_code == 422
    go(office, "hr", "cancel", made.round_id, reason="เปิดผิด")
    assert "เปิดผิด" in seen(office, "hr", "round", made.round_id)


@pytest.mark.parametrize(("page", "most"), [("rounds", 14), ("round", 40), ("frozen", 14), ("recommendations", 14)])
def test_pages_stay_within_their_queries(office, page, most, django_assert_max_num_queries):
    made = journeys.accepted(office)
    client = office.browser("hr")
    address = reverse(f"evaluation:{page}", args=[made.round_id] if page in {"round", "frozen"} else [])
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["figures", "rounds", "round-new", "recommendations", "check"])
def test_pages_speak_english_too(office, page):
    client = office.browser("hr")
    client.cookies["khum_language"] = "en"
    assert client.get(reverse(f"evaluation:{page}"), {"year": localdate().year + 543}).status_code == 200
