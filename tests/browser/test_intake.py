"""Bringing files in, in the real browser: several at once with the list following, on a phone, and without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from khum.library.models import Intake, Item
from khum.library.tests import journeys
from khum.web import jobs


@pytest.fixture
def office(live_server):
    return journeys.council()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for n in range(3):
        made.append(tmp_path / f"คู่มืองานที่ {n}.txt")
        made[-1].write_text(f"คู่มืองานที่ {n}\nขั้นตอนการเบิกเงิน", "utf-8")
    made.append(tmp_path / "เกม.exe")
    made[-1].write_bytes(b"MZ")
    return made


def test_several_files_at_once_and_the_list_follows(visit, office, files):
    writer = visit(office.people["staff_finance"])
    page = writer.go("/library/").page
    page.get_by_role("link", name="นำเข้าไฟล์").click()
    writer.check(shots="intake-empty")
    page.locator("[name=files]").set_input_files(files)
    page.get_by_role("button", name="นำเข้า", exact=True).first.click()
    expect(page.locator("#intake-list [role=status]")).to_contain_text("กำลังอ่าน 3 ไฟล์", timeout=20_000)
    jobs.run_due(at=now())
    expect(page.locator("#intake-list [role=status]")).to_be_empty(timeout=20_000)
    assert Item.objects.count() == 3
    writer.check(shots="intake-done")
    page.get_by_role("link", name="คู่มืองานที่ 2", exact=True).click()
    expect(page.get_by_text("ขั้นตอนการเบิกเงิน")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script(visit, office, files, width):
    writer = visit(office.people["staff_finance"], width=width, javascript=False)
    page = writer.go("/library/intake/").page
    page.locator("[name=files]").set_input_files(files[:2])
    page.get_by_role("button", name="นำเข้า", exact=True).first.click()
    expect(page.locator("#intake-list [role=status]")).to_contain_text("กำลังอ่าน 2 ไฟล์")
    page.get_by_text("วางข้อความแทนไฟล์").click()
    page.locator("[name=paste-title]").fill("วิธีตอบคำถามเรื่องถังขยะ")
    page.locator("[name=paste-text]").fill("ขอถังขยะเพิ่มได้ที่กองสาธารณสุข")
    page.locator("[name=paste]").click()
    jobs.run_due(at=now())
    page.get_by_role("link", name="ดูอีกครั้ง").click()
    expect(page.get_by_role("link", name="วิธีตอบคำถามเรื่องถังขยะ", exact=True)).to_be_visible()
    assert set(Intake.objects.values_list("state", flat=True)) == {"ready"}
