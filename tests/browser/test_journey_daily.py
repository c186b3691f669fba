"""A plan in force in daily life: the phone, the head of a division, the other organisation, no scripts, no mouse."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from khum.plans.actions import editing
from khum.plans.models import Activity, Plan, ProgressReport
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council

PASSWORD = "ขุมทอง-ทดสอบ-2570"
MOST_TOUCHES = 4
"""From the list of one's work: open, say how far, (type), keep."""


@pytest.fixture
def office(live_server) -> Council:
    council = journeys.council()
    journeys.km_committee(council)
    return council


@pytest.fixture
def draft(office: Council) -> Plan:
    """Two rows given away: one to กองคลัง and its officer, one to สำนักปลัด; all others to the head of the office."""
    plan = journeys.draft_plan(office.standing("hr"))
    Activity.objects.filter(table__plan=plan).update(division=None, accountable=office.positions["head_office"])
    rows = list(Activity.objects.filter(table__plan=plan).order_by("table__order", "order", "id")[:2])
    for row, division, post, title in (
        (rows[0], "กองคลัง", "staff_finance", "สำรวจความรู้งานการเงิน"),
        (rows[1], "สำนักปลัด", "hr", "รวบรวมคู่มืองานสารบรรณ"),
    ):
        values = {
            "title": title,
            "division_id": office.divisions[division].pk,
            "accountable_id": office.positions[post].pk,
        }
        editing.change_activity(activity_id=row.pk, values=values, version=row.version, by=office.standing("hr"), at=AT)
    return plan


@pytest.fixture
def in_force(office: Council, draft: Plan) -> Plan:
    return journeys.put_into_force(office, draft)


class Touches:
    """Counts what a thumb does."""

    def __init__(self) -> None:
        self.count = 0

    def tap(self, target) -> None:
        self.count += 1
        target.click()


def narrow(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, page.url


def test_progress_is_recorded_on_a_phone(visit, office, in_force):
    window = visit(office.people["staff_finance"], width=360).go("/")
    page, thumb = window.page, Touches()
    narrow(page)
    window.check(shots="journey-home-phone")
    window.go(reverse("plans:work"))
    narrow(page)
    expect(page.get_by_role("main")).to_contain_text("สำรวจความรู้งานการเงิน")
    thumb.tap(page.get_by_role("link", name="บันทึกผล สำรวจความรู้งานการเงิน"))
    narrow(page)
    window.check(shots="journey-report", guide="progress-phone")
    thumb.tap(page.get_by_label("แล้วเสร็จ"))
    thumb.tap(page.get_by_label("ผลการดำเนินงาน"))
    page.keyboard.type("สำรวจครบ ๕ งาน")
    thumb.tap(page.get_by_role("button", name="บันทึกผล"))
    expect(page.get_by_text("บันทึกผลแล้ว ขอบคุณ")).to_be_visible()
    narrow(page)
    assert thumb.count <= MOST_TOUCHES
    report = ProgressReport.objects.get()
    assert report.result == "สำรวจครบ ๕ งาน"
    window.go(reverse("plans:progress", args=[in_force.pk])).check(shots="journey-progress")
    narrow(page)
    window.go(reverse("plans:plan", args=[in_force.pk])).check(shots="journey-plan")
    narrow(page)


def test_the_head_of_a_division_sees_what_is_theirs_to_do(visit, office, in_force):
    window = visit(office.people["head_finance"]).go(reverse("plans:work"))
    main = window.page.get_by_role("main")
    expect(main).to_contain_text("สำรวจความรู้งานการเงิน")
    expect(main).not_to_contain_text("รวบรวมคู่มืองานสารบรรณ")
    window.check(shots="journey-head-work")
    window.go("/")
    expect(main).to_contain_text("สำรวจความรู้งานการเงิน")
    expect(main).not_to_contain_text("รวบรวมคู่มืองานสารบรรณ")
    other = Activity.objects.get(title="รวบรวมคู่มืองานสารบรรณ")
    window.go(reverse("plans:report", args=[other.pk]))
    expect(main).to_contain_text("เฉพาะผู้รับผิดชอบหรือหัวหน้า")
    expect(main.get_by_role("button", name="บันทึกผล")).to_have_count(0)
    window.go(reverse("plans:plan", args=[in_force.pk]))
    expect(main.get_by_role("link", name="แก้ไข", exact=True)).to_have_count(0)


def test_the_other_organisation_sees_nothing(visit, office, in_force):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    row = Activity.objects.get(title="สำรวจความรู้งานการเงิน")
    for name in ("hr", "head_finance", "nayok"):
        window = visit(other.people[name])
        for address in (
            *(reverse(f"plans:{page}", args=[in_force.pk]) for page in ("plan", "approval", "progress", "documents")),
            reverse("plans:file", args=[in_force.pk, "pdf"]),
            reverse("plans:report", args=[row.pk]),
        ):
            answer = window.page.goto(f"{window.base}{address}")
            assert answer is not None
            assert answer.status == 404, address
        window.check()
        for address in ("/", "/plans/", "/plans/work/", "/search/?q=สำรวจความรู้งานการเงิน"):
            window.go(address)
            expect(window.page.get_by_role("main").get_by_role("link", name="สำรวจความรู้")).to_have_count(0)
            expect(window.page.locator("body")).not_to_contain_text("ขุมทอง")


def test_without_scripts_one_signs_in_edits_a_cell_and_records_progress(visit, office, draft):
    for name in ("hr", "staff_finance"):
        office.people[name].set_password(PASSWORD)
        office.people[name].save()
    page = signed_in(visit(javascript=False), "hr.khumthong")
    page.goto(page.url.rstrip("/") + reverse("plans:plan", args=[draft.pk]))
    row = Activity.objects.get(title="สำรวจความรู้งานการเงิน")
    page.locator(f"#row-{row.pk}").get_by_role("link", name="แก้ไข").click()
    page.locator("[name$=title]").first.fill("สำรวจความรู้งานการเงินและพัสดุ")
    page.locator("[data-save]").click()
    expect(page.locator(f"#row-{row.pk}")).to_contain_text("สำรวจความรู้งานการเงินและพัสดุ")
    journeys.put_into_force(office, draft)
    page = signed_in(visit(javascript=False), "staff_finance.khumthong")
    page.goto(page.url.rstrip("/") + reverse("plans:work"))
    page.get_by_role("link", name="บันทึกผล สำรวจความรู้งานการเงินและพัสดุ").click()
    page.get_by_label("กำลังดำเนินการ").check()
    page.get_by_role("button", name="บันทึกผล").click()
    expect(page.get_by_text("บันทึกผลแล้ว ขอบคุณ")).to_be_visible()


def signed_in(window, name: str) -> Page:
    page = window.go("/").page
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").last.click()
    expect(page.get_by_role("navigation").first).to_be_attached()
    page.wait_for_url(f"{window.base}/")
    return page


def test_by_keyboard_alone_with_visible_focus(visit, office, in_force):
    page = visit(office.people["staff_finance"]).go(reverse("plans:work")).page
    tab_to(page, "a", "บันทึกผล สำรวจความรู้งานการเงิน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    tab_to(page, "input[name=state]", "")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name=state]:checked")).to_have_value("running")
    tab_to(page, "textarea[name=result]", "")
    page.keyboard.type("เริ่มสำรวจแล้ว")
    tab_to(page, "button", "บันทึกผล")
    page.keyboard.press("Enter")
    expect(page.get_by_text("บันทึกผลแล้ว ขอบคุณ")).to_be_visible()
    assert ProgressReport.objects.get().result == "เริ่มสำรวจแล้ว"


FOCUS = """([selector, words]) => {
  const at = document.activeElement;
  const rings = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const shown = rings(getComputedStyle(at)) || rings(getComputedStyle(at.parentElement));
  const text = (at.textContent || '').replace(/\\s+/g, ' ');
  return [at.matches(selector) && text.includes(words), shown, at.outerHTML.slice(0, 160)];
}"""


def tab_to(page: Page, selector: str, words: str) -> None:
    """Press Tab until the wanted control has the focus; every stop on the way must show that it has it."""
    for _press in range(80):
        page.keyboard.press("Tab")
        there, shown, html = page.evaluate(FOCUS, [selector, words])
        assert shown, f"no visible focus: {html}"
        if there:
            return
    raise AssertionError(f"{selector} {words} is not reached by Tab")
