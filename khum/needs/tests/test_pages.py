"""Pages of the map and the document: who sees and does what, in the browser without scripts."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.domain.fiscal_year import FiscalYear
from khum.library.tests import journeys as library
from khum.needs.models import Goal, Holder, Learner, Need, NeedsDocument
from khum.needs.rules.kinds import Level
from khum.needs.tests import journeys
from khum.papers.tests.reading import xlsx_sheets

pytestmark = pytest.mark.django_db

NEED = {"title": "วิธีเร่งรัดลูกหนี้ภาษี", "nature": "tacit", "criticality": "4", "having": "gap", "form": "person"}


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"needs:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def seen(office, who, page, /, *args, **asked):
    """The words of a page asked with parameters."""
    return office.browser(who).get(reverse(f"needs:{page}", args=args), asked).content.decode()


def test_visitors_sign_in_first():
    for page in ("map", "document", "goal-new"):
        assert Client().get(reverse(f"needs:{page}")).status_code == 302


def test_an_empty_map_teaches_the_next_step_to_who_may_take_it(office):
    assert "เริ่มจากยุทธศาสตร์และเป้าหมายของงาน" in seen(office, "head_finance", "map")
    body = seen(office, "staff_works", "map")
    assert "หัวหน้าสำนัก/กองจะเริ่ม" in body
    assert reverse("needs:goal-new") not in body


def test_from_a_goal_to_a_need_with_holder_learner_and_item(office):
    item = library.published(office, title="คู่มือเร่งรัดลูกหนี้ภาษี")
    finance = office.divisions["กองคลัง"].pk
    page = go(office, "head_finance", "goal-new", strategy="ยุทธศาสตร์ที่ 4", title="เก็บภาษีครบ", division=finance)
    goal = Goal.objects.get()
    assert page.redirect_chain[-1][0] == reverse("needs:need-add", args=[goal.pk])
    page = go(office, "head_finance", "need-add", goal.pk, **NEED, words="ลูกหนี้ภาษี")
    need = Need.objects.get()
    assert need.demand == "ลูกหนี้ภาษี"
    person = office.people["staff_finance"].pk
    go(office, "head_finance", "holder-name", need.pk, person=person, level=3, evidence="ทำมานาน", since="1 ต.ค. 2566")
    go(office, "head_finance", "learner-add", need.pk, division=finance, due_on="31/3/2570")
    assert "คู่มือเร่งรัด" in seen(office, "head_finance", "item-link", need.pk)
    page = go(office, "head_finance", "item-link", need.pk, item=item.pk)
    body = page.content.decode()
    for words in ("staff_finance khumthong", "1 ต.ค. 66", "31 มี.ค. 70", "คู่มือเร่งรัดลูกหนี้ภาษี", "ไม่ถึงสองคน"):
        assert words in body
    go(office, "head_finance", "learned", Learner.objects.get().pk, act="1")
    assert Learner.objects.get().learned_on == localdate()
    go(office, "head_finance", "item-unlink", need.pk, item.pk, act="1")
    go(office, "head_finance", "holder-drop", Holder.objects.get().pk, act="1")
    go(office, "head_finance", "learner-drop", Learner.objects.get().pk, act="1")
    assert not Holder.objects.exists()
    assert not Learner.objects.exists()
    assert not need.items.exists()
    go(office, "head_finance", "need-edit", need.pk, **NEED | {"criticality": "2"})
    need.refresh_from_db()
    assert need.criticality == 2
    go(office, "head_finance", "need-retire", need.pk, reason="เลิกภารกิจ")
    assert need.title not in seen(office, "head_finance", "map")
    assert "เลิกภารกิจ" in seen(office, "staff_works", "need", need.pk)
    go(office, "head_finance", "goal-edit", goal.pk, strategy="ย", title="ท", division=finance)
    assert Goal.objects.get().title == "ท"


def test_wrong_forms_keep_what_was_typed(office):
    goal = journeys.goal(office)
    answer = go(office, "head_finance", "need-add", goal.pk, **NEED | {"criticality": "9"})
    assert answer.status_code == 422
    assert NEED["title"] in answer.content.decode()
    need = journeys.need(office, goal)
    assert go(office, "head_finance", "learner-add", need.pk, due_on="เมื่อวาน").status_code == 422
    assert go(office, "head_finance", "holder-name", need.pk, level=3).status_code == 422
    assert go(office, "head_finance", "need-retire", need.pk, reason=" ").status_code == 422


@pytest.mark.parametrize("page", ["need-edit", "need-retire", "need-tools", "item-link", "holder-name", "learner-add"])
def test_only_the_head_and_who_keeps_the_map_change_it(office, page):
    need = journeys.need(office)
    assert go(office, "staff_finance", page, need.pk).status_code == 403
    assert go(office, "head_office", page, need.pk).status_code == 403
    assert go(office, "hr", page, need.pk).status_code == 200
    other = journeys.council("rimnam", "ริมน้ำ")
    assert go(other, "hr", page, need.pk).status_code == 404


def test_the_map_narrows_by_everything_and_comes_as_a_sheet(office):
    year = FiscalYear.containing(localdate()).be
    hot = journeys.need(office, title="เรื่องเสี่ยง")
    calm = journeys.need(office, hot.goal, title="เรื่องสบาย", criticality=2, having="have")
    Goal.objects.update(year_be=year)
    for who in ("staff_finance", "clerk_finance"):
        journeys.holder(office, calm, who, Level.TEACHES)
    for asked in ({"heat": "high"}, {"having": "partly"}, {"q": "เสี่ยง"}, {"criticality": 5}, {"covering": 0}):
        for view in ("goals", "divisions", "table"):
            body = seen(office, "staff_works", "map", view=view, **asked)
            assert "เรื่องเสี่ยง" in body
            assert "เรื่องสบาย" not in body
    assert "เรื่องเสี่ยง" not in seen(office, "staff_works", "map", year=2560)
    assert "ไม่พบรายการ" in seen(office, "staff_works", "map", q="ไม่มีคำนี้", year="x", page="y", covering="z")
    answer = office.browser("staff_works").get(reverse("needs:sheet", args=["xlsx"]), {"heat": "high"})
    rows = next(iter(xlsx_sheets(answer.content).values()))
    assert [row[3] for row in rows if "เรื่องเสี่ยง" in map(str, row)] == ["เรื่องเสี่ยง"]
    assert not any("เรื่องสบาย" in map(str, row) for row in rows)


def test_tools_are_advised_and_kept_with_their_reason(office):
    need = journeys.need(office, nature="tacit")
    answers = {"nature": "tacit", "place": "together", "work": "hands", "culture": "talk", "resources": "leaving"}
    body = seen(office, "head_finance", "need-tools", need.pk, **answers)
    assert "ระบบพี่เลี้ยง" in body
    assert go(office, "head_finance", "need-tools", need.pk, **answers, tools=["mentor"]).status_code == 422
    go(office, "head_finance", "need-tools", need.pk, **answers, tools=["mentor", "video"], reason="ต้องเห็นมือ")
    need.refresh_from_db()
    assert (need.tools, need.tool_reason) == (["mentor", "video"], "ต้องเห็นมือ")
    assert need.tool_choice == answers
    assert "ต้องเห็นมือ" in seen(office, "staff_works", "need", need.pk)
    assert (
        office.browser("head_finance").get(reverse("needs:need-tools", args=[need.pk]), {"nature": "x"}).status_code
        == 422
    )


def test_the_committee_decides_in_the_browser(office):
    document = journeys.submitted(office)
    year = document.year_be
    body = office.browser("palad").get(reverse("needs:document"), {"year": year}).content.decode()
    assert reverse("needs:document-approve", args=[year]) in body
    assert reverse("needs:document-approve", args=[year]) not in seen(office, "staff_works", "document", year=year)
    assert go(office, "hr", "document-approve", year).status_code == 403
    assert go(office, "palad", "document-approve", year, number="", on="").status_code == 422
    go(office, "palad", "document-return", year, reason="เพิ่มกองช่าง")
    assert "เพิ่มกองช่าง" in seen(office, "hr", "document", year=year)
    go(office, "hr", "document-submit", year=year)
    go(office, "palad", "document-approve", year, number="1/2570", on="2 พ.ย. 2569", resolution="ครั้งที่ 1/2570")
    document = NeedsDocument.objects.get()
    assert document.state == "approved"
    assert "1/2570" in seen(office, "staff_works", "map", year=year)
    for kind in ("essential-knowledge", "knowledge-identification"):
        for extension in ("pdf", "docx"):
            assert go(office, "staff_works", "paper", year, kind, extension).status_code == 200
    assert go(office, "staff_works", "paper", year, "none", "pdf").status_code == 404
    assert go(office, "staff_works", "paper", 12, "essential-knowledge", "pdf").status_code == 404
    other = journeys.council("rimnam", "ริมน้ำ")
    assert go(other, "palad", "document-approve", year).status_code == 404


def test_a_goal_is_removed_after_a_question(office):
    goal = journeys.goal(office)
    assert "หรือไม่" in seen(office, "head_finance", "goal-remove", goal.pk)
    go(office, "head_finance", "goal-remove", goal.pk, act="1")
    assert not Goal.objects.exists()
    assert go(office, "hr", "take-over", year="2570").status_code == 200


@pytest.mark.parametrize(("page", "most"), [("map", 20), ("document", 24), ("need", 20)])
def test_pages_stay_within_their_queries(office, page, most, django_assert_max_num_queries):
    for number in range(12):
        need = journeys.need(office, title=f"เรื่องที่ {number}")
        journeys.holder(office, need, "staff_finance")
    Goal.objects.update(year_be=FiscalYear.containing(localdate()).be)
    client = office.browser("hr")
    address = reverse(f"needs:{page}", args=[need.pk] if page == "need" else [])
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["map", "document", "goal-new"])
def test_pages_speak_english_too(office, page):
    journeys.need(office)
    client = office.browser("hr")
    client.cookies["khum_language"] = "en"
    assert client.get(reverse(f"needs:{page}")).status_code == 200
