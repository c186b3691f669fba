"""Set-up, sign-in pages, accounts and the staff import in the real browser, with and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from khum.people.actions import accounts
from khum.people.models import Person, StaffImport
from khum.people.tests import accounts_cast as cast

STAFF = (
    "ลำดับ,ชื่อ - สกุล,ตำแหน่ง,สังกัด,อีเมล\n"
    "1,นางสาวมาลี รักไทย,นักวิชาการเกษตร,กองส่งเสริมการเกษตร,malee@example.go.th\n"
    "2,,ธุรการ,กองคลัง,ผิด\n3,นางอุไร ดีงาม,ธุรการ,กองคลัง,\n"
)


@pytest.fixture
def hr(live_server):
    return cast.council()


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_set_up_of_an_empty_installation(visit, live_server, settings, tmp_path, javascript):
    settings.DATA_DIR = tmp_path
    window = visit(javascript=javascript).go("/")
    page = window.page
    page.check("input[value=tambon]")
    page.fill("#id_name", "องค์การบริหารส่วนตำบลดอนแก้ว")
    if javascript:
        window.check()
    page.click("main button[type=submit]")
    for name, text in {"first_name": "สมหญิง", "username": "somying"}.items():
        page.fill(f"#id_{name}", text)
    for name in ("password1", "password2"):
        page.fill(f"#id_{name}", cast.PASSWORD)
    page.click("main button[type=submit]")
    expect(page.locator("#id_divisions")).to_have_value(re.compile("กองคลัง"))
    if javascript:
        window.check()
    page.click("main button[type=submit]")
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("ระบบขุมพร้อมใช้แล้ว")
    assert Person.objects.filter(username="somying").exists()


def test_pages_of_visitors(visit, hr):
    malee = cast.staff(hr, "malee")
    who, token = accounts.make_link(person_id=malee.pk, by=hr, at=cast.AT)
    window = visit()
    for address in (
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/password/reset/key/1-abc/",
        "/accounts/inactive/",
        f"/people/password/{who}/{token}/",
        "/people/password/x/y/",
    ):
        window.go(address).check()


def test_own_pages(visit, hr):
    window = visit(hr.person)
    for address in (
        "/people/profile/",
        "/people/profile/sessions/",
        "/accounts/password/change/",
        "/accounts/2fa/",
        "/accounts/reauthenticate/",
        "/accounts/logout/",
    ):
        window.go(address).check()


def test_pages_of_the_secretary(visit, hr):
    malee = cast.staff(hr, "malee")
    waiting = cast.staff(hr, first_name="อุบล")
    accounts.open_account(person_id=waiting.pk, username="ubon", email="", by=hr, at=cast.AT)
    window = visit(hr.person)
    for address in ("/people/accounts/", f"/people/accounts/{malee.pk}/", "/people/staff-import/"):
        window.go(address).check()
    window.go("/people/accounts/?state=waiting").page.click("form[action$='/links/'] button")
    window.check()
    window.go("/people/staff-import/")
    window.page.set_input_files(
        "#id_file", files=[{"name": "รายชื่อ.csv", "mimeType": "text/csv", "buffer": STAFF.encode("cp874")}]
    )
    window.page.click("main form button[type=submit]")
    expect(window.page.locator("main")).to_contain_text("ไม่มีชื่อ")
    window.check(shots="staff-import")
    window.page.get_by_role("link", name="แก้ไข").first.click()
    expect(window.page.locator("#id_first_name")).to_be_visible()
    window.check()
    assert StaffImport.objects.get().state == StaffImport.WAITING
