"""Last year's file becomes this year's signed plan in the real browser; then next year's is made from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import now
from playwright.sync_api import expect
from pypdfium2 import PdfDocument

from khum.plans.actions import editing
from khum.plans.models import Activity, Plan, PlanImport
from khum.plans.rules.states import PlanState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council
from khum.plans.tests.plan_files import WRITERS
from khum.plans.tests.plan_variants import WRONG_HEADING
from khum.web import jobs

REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"
FIRST, SECOND = "จัดทำบัญชีความรู้ของทุกส่วนราชการ", "มีการใช้คู่มือไม่น้อยกว่า ๓ เรื่อง"


@pytest.fixture
def office(live_server) -> Council:
    council = journeys.council()
    journeys.km_committee(council)
    return council


def plan_file(name: str, folder: Path) -> Path:
    """The file of a plan: one in our own words, or the reference plan where it is at hand."""
    if name == "own words":
        return WRITERS["docx"](WRONG_HEADING.file, folder)
    if not REFERENCE.exists():
        pytest.skip(f"the reference plan is not here: {REFERENCE.name}")
    return REFERENCE


@pytest.mark.parametrize("name", ["own words", "reference"])
def test_a_file_becomes_a_plan_in_force(visit, office, tmp_path, name):
    window = visit(office.people["hr"]).go("/plans/import/").check()
    page = window.page
    page.set_input_files("input[type=file]", str(plan_file(name, tmp_path)))
    page.get_by_role("button", name="อ่านไฟล์").click()
    page.wait_for_url("**/plans/import/*/")
    jobs.run_due(at=now())
    read = PlanImport.objects.get()
    window.go(reverse("plans:import-review", args=[read.pk]))
    window.check(shots=f"journey-import-{name.replace(' ', '-')}", guide="import" if name == "own words" else "")
    doubt = page.locator("fieldset.doubt").first
    expect(doubt).to_contain_text("ข้อความในไฟล์")
    expect(doubt).to_contain_text("ระบบอ่านว่า")
    correct_cells(page)
    page.get_by_role("button", name="ยอมรับส่วนที่เหลือทั้งหมดตามที่อ่าน").click()
    page.locator("#id_year_be").fill("2570")
    page.get_by_role("button", name="ยืนยันและสร้างแผน").click()
    plan = Plan.objects.get()
    page.wait_for_url(f"**/plans/{plan.pk}/")
    for words in (FIRST, SECOND):
        expect(page.locator(".plan-table").first).to_contain_text(words)
    window.check(shots=f"journey-imported-{name.replace(' ', '-')}")


def test_a_plan_is_approved_three_times_and_printed(visit, office):
    plan = journeys.draft_plan(office.standing("hr"))
    row = journeys.first_row(plan)
    editing.change_activity(
        activity_id=row.pk, values={"title": FIRST}, version=row.version, by=office.standing("hr"), at=AT
    )
    way = reverse("plans:approval", args=[plan.pk])
    secretary = visit(office.people["hr"]).go(way)
    secretary.page.get_by_role("button", name="เสนอคณะกรรมการ").click()
    for _stage in ("committee", "secretary"):
        palad = visit(office.people["palad"]).go(way)
        palad.page.get_by_label("เห็นชอบ/อนุมัติ").check()
        palad.page.get_by_role("button", name="บันทึกการพิจารณา").click()
        palad.page.wait_for_load_state("networkidle")
    secretary.go(way).check(shots="journey-approval", guide="approval")
    secretary.page.get_by_role("button", name="สร้างลิงก์ใช้ครั้งเดียว").click()
    address = secretary.page.locator("#address").input_value()
    decide_by_link(visit(width=360), address)
    secretary.go(way)
    expect(secretary.page.get_by_role("main")).to_contain_text("แผนนี้ใช้บังคับแล้ว")
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    secretary.go(reverse("plans:plan", args=[plan.pk]))
    with secretary.page.expect_download() as coming:
        secretary.page.evaluate(
            "address => { const a = document.createElement('a'); a.href = address; a.download = ''; a.click(); }",
            reverse("plans:file", args=[plan.pk, "pdf"]),
        )
    data = coming.value.path().read_bytes()
    assert data.startswith(b"%PDF")
    assert FIRST in "".join(page.get_textpage().get_text_range() for page in PdfDocument(data)).replace("\r\n", "")


def decide_by_link(window, address: str) -> None:
    """The chief executive without an account, on a phone; the link works once."""
    path = "/" + address.split("/", 3)[3]
    page = window.go(path).check(shots="journey-link").page
    page.get_by_label("เห็นชอบ/อนุมัติ").check()
    page.get_by_label("ชื่อ–สกุลของท่าน").fill("นายขุม ทองดี")
    page.get_by_role("button", name="บันทึกการพิจารณา").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("บันทึกการอนุมัติของท่านแล้ว")
    window.go(path)
    expect(page.get_by_role("button", name="บันทึกการพิจารณา")).to_have_count(0)


def test_next_years_plan_is_made_of_this_years(visit, office):
    plan = journeys.draft_plan(office.standing("hr"))
    row = journeys.first_row(plan)
    aim = row.indicators.first()
    aim.text, aim.target = "จำนวนการเข้าถึงคลังความรู้", "มีจำนวนการเข้าถึงคลังความรู้"
    aim.value = None
    aim.save()
    journeys.put_into_force(office, plan)
    window = visit(office.people["hr"]).go(f"{reverse('plans:copy', args=[plan.pk])}?year_be=2571")
    main = window.page.get_by_role("main")
    expect(main).to_contain_text("2571")
    expect(main).to_contain_text("เป้าหมายที่ยังไม่บอกตัวเลข")
    expect(main).to_contain_text("มีจำนวนการเข้าถึงคลังความรู้")
    window.check(shots="journey-copy", guide="next-year")
    window.page.get_by_role("button", name="สร้างร่างแผนปีงบประมาณ 2571").click()
    copied = Plan.objects.get(year_be=2571)
    window.page.wait_for_url(f"**/plans/{copied.pk}/")
    starts = {row.start_date for row in Activity.objects.filter(table__plan=copied) if row.start_date}
    assert min(starts) >= copied.year.start
    window.check(shots="journey-next-year")


def correct_cells(page) -> None:
    """Two cells of the first row: what is done, and what it aims at."""
    page.locator("table.table a", has_text="แก้ไข").first.click()
    page.wait_for_url("**/row/**")
    page.locator("#id_title").fill(FIRST)
    page.locator("[name=indicator_0_target]").fill(SECOND)
    page.get_by_role("button", name="บันทึกแถว").click()
    page.wait_for_url("**/plans/import/*/")
