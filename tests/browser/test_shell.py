"""The shell in the real browser: sign-in, first page, gallery, errors; keyboard, drafts, no script, printing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from khum.domain.registries import DUE_SOURCES, DueItem, DueSource
from khum.home.tests import cast
from khum.people.rules import PositionKind, RoleCode


@pytest.fixture
def hr(live_server):
    council = cast.council()
    cast.plan(council)
    return cast.person(council, PositionKind.HR_OFFICER, "hr")


@pytest.fixture
def _gallery(settings):
    settings.DEBUG = True


def test_sign_in_page(visit):
    visit().go("/accounts/login/").check(shots="sign-in")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_sign_in_by_name_and_password(visit, hr, javascript):
    page = visit(javascript=javascript).go("/").page
    page.locator("input[name=login]").fill("hr")
    page.locator("input[name=password]").fill(cast.PASSWORD)
    page.locator("main button[type=submit]").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("วันนี้")


def test_first_page(visit, hr, monkeypatch):
    monkeypatch.setattr(DUE_SOURCES, "_things", {})
    items = [
        DueItem("บันทึกผลกิจกรรมที่ 1", "เหลือยืนยันผล", "/search/", date(2026, 11, 1), "ยืนยัน"),
        DueItem("ตั้งกรรมการแทนตำแหน่งที่ว่าง", "", "/search/", None, "แต่งตั้ง"),
    ]
    DUE_SOURCES.register(DueSource("test", lambda standing: items))
    window = visit(hr).go("/").check(shots="home")
    expect(window.page.get_by_role("heading", level=1)).to_have_text("วันนี้มี 2 เรื่องรอท่าน")


@pytest.mark.usefixtures("_gallery")
def test_gallery(visit, hr):
    visit(hr).go("/gallery/").check(shots="gallery")


def test_error_page(visit, hr):
    visit(hr).go("/no-such-page/").check()
    visit().go("/no-such-page/").check()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chosen_theme_beats_the_machine(visit, hr, theme):
    window = visit(hr).go("/")
    window.page.emulate_media(color_scheme="dark" if theme == "light" else "light")
    window.page.locator(".top .menu > summary").click()
    window.page.locator(f".top button[value={theme}]").click()
    background = window.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    lightness = float(re.findall(r"[\d.]+", background)[0])
    assert (lightness > 0.5) is (theme == "light")
    hr.refresh_from_db()
    assert hr.theme == theme


def test_slash_leads_to_the_search_box_and_skip_link_comes_first(visit, hr):
    page = visit(hr).go("/").page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("กิจ/กรรม")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("#search")).to_have_value("กิจ/กรรม")


def test_menu_works_without_script(visit, hr):
    page = visit(hr, width=360, javascript=False).go("/").page
    page.locator(".tabbar summary").click()
    expect(page.get_by_role("navigation", name="เมนูทั้งหมด").get_by_role("link").first).to_be_visible()
    page.locator(".top .menu > summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("today")


def test_menu_closes_with_escape(visit, hr):
    page = visit(hr).go("/").page
    page.locator(".top .menu > summary").click()
    expect(page.locator(".menu__sheet").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".top .menu__sheet")).to_be_hidden()
    expect(page.locator(".top .menu > summary")).to_be_focused()


@pytest.mark.usefixtures("_gallery")
def test_a_draft_survives_a_closed_window(visit, hr):
    window = visit(hr).go("/gallery/")
    page = window.page
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-draft] textarea").fill("พิมพ์ค้างไว้")
    page.wait_for_timeout(900)
    window.go("/gallery/")
    note = page.locator("[data-draft-note]")
    expect(note).to_be_visible()
    note.get_by_role("button", name="นำกลับมา").click()
    expect(page.locator("[data-draft] textarea")).to_have_value("พิมพ์ค้างไว้")


@pytest.mark.usefixtures("_gallery")
def test_paper_shows_the_words_without_the_shell(visit, hr):
    page = visit(hr).go("/gallery/").page
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".top")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_thai_letters_come_from_the_package(visit, hr):
    page = visit(hr).go("/").page
    assert page.evaluate("document.fonts.check('600 17px Sarabun')")
    faces = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)")
    assert {"Sarabun400", "Sarabun600"} <= set(faces)


def test_administrator_may_open_the_gallery(visit, hr):
    from_role = cast.person(hr.organisation, PositionKind.OFFICER, "admin")
    hr.organisation.role_grants.create(role=RoleCode.ADMINISTRATOR, person=from_role, start_date=date(2025, 10, 1))
    page = visit(from_role).go("/gallery/").page
    expect(page.get_by_role("heading", level=1)).to_have_text("คลังชิ้นส่วนหน้าจอ")
