"""A council that has never seen Khum: from an empty installation over its chart and people to its first plan."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from khum.people import setup_code
from khum.people.models import Organisation, Person, Position
from khum.plans.models import Activity, Plan

PASSWORD = "ฝนตกที่ริมน้ำ-2570"
# Whoever comes through a proxy is not at the machine itself and has to prove it.
BEHIND_A_PROXY = {"X-Forwarded-For": "192.0.2.7"}
POST = "ผู้อำนวยการกองคลัง ริมน้ำ"


@pytest.mark.usefixtures("live_server")
def test_a_new_council_is_set_up_from_nothing_and_has_its_first_plan(visit):
    window = visit()
    window.page.context.set_extra_http_headers(BEHIND_A_PROXY)
    _prove(window)
    _found(window)
    assert Organisation.objects.get().name == "องค์การบริหารส่วนตำบลริมน้ำ"
    _fill_a_post(window)
    _make_the_plan(window)


def _prove(window) -> None:
    page = window.go("/").check(shots="journey-setup-code").page
    page.locator("#id_code").fill("AAAA-2222")
    page.get_by_role("button", name="ถัดไป").click()
    expect(page.locator("#id_code")).to_have_value("AAAA-2222")
    expect(page.get_by_role("main")).to_contain_text("khum run")
    page.locator("#id_code").fill(setup_code.ensure())
    page.get_by_role("button", name="ถัดไป").click()
    page.wait_for_url("**/setup/")


def _found(window) -> None:
    page = window.page
    page.get_by_label("องค์การบริหารส่วนตำบล", exact=False).first.check()
    page.locator("#id_name").fill("องค์การบริหารส่วนตำบลริมน้ำ")
    page.locator("#id_province").fill("จังหวัดชัยภูมิ")
    window.check(shots="journey-setup-council", guide="setup-council")
    page.get_by_role("button", name="ถัดไป").click()
    for name, words in (("first_name", "สมหญิง"), ("last_name", "ใจดี"), ("username", "somying")):
        page.locator(f"#id_{name}").fill(words)
    for name in ("password1", "password2"):
        page.locator(f"#id_{name}").fill(PASSWORD)
    page.get_by_role("button", name="ถัดไป").click()
    expect(page.locator("#id_divisions")).to_have_value(re.compile("กองคลัง"))
    window.check(shots="journey-setup-divisions")
    page.get_by_role("button", name="ถัดไป").click()
    page.locator("#id_chief_executive").fill("นายประเสริฐ ริมน้ำ")
    page.locator("#id_permanent_secretary").fill("นางมาลี สายชล")
    page.get_by_role("button", name="เสร็จสิ้นและเริ่มใช้งาน").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("เดินหน้าแผนของปีนี้")
    window.check(shots="journey-setup-home", guide="setup-home")


def _fill_a_post(window) -> None:
    """A post that the ready chart does not have, a person, and who holds it."""
    page = window.go(reverse("people:position-new")).page
    page.locator("#id_title").fill(POST)
    page.locator("#id_kind").select_option("division_head")
    page.locator("#id_division").select_option(label="กองคลัง")
    page.get_by_role("button", name="เพิ่ม", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(POST)
    window.go(reverse("people:person-new"))
    page.locator("#id_first_name").fill("อรุณ")
    page.locator("#id_last_name").fill("บัญชีงาม")
    page.get_by_role("button", name="เพิ่ม", exact=True).click()
    person = Person.objects.get(first_name="อรุณ")
    post = Position.objects.get(title=POST)
    window.go(reverse("people:handover", args=[post.pk])).check(shots="journey-setup-post")
    page.locator("#id_successor").select_option(str(person.pk))
    page.get_by_role("main").locator("button.button--main").click()
    window.go(reverse("people:chart"))
    expect(page.get_by_role("main")).to_contain_text("อรุณ บัญชีงาม")
    window.check(shots="journey-setup-chart", guide="setup-chart")


def _make_the_plan(window) -> None:
    page = window.go(reverse("plans:new")).check(shots="journey-setup-new-plan", guide="new-plan").page
    page.locator("#id_year_be").fill("2570")
    page.get_by_role("button", name="สร้างร่าง").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    plan = Plan.objects.get()
    assert plan.year_be == 2570
    assert Activity.objects.filter(table__plan=plan).count() >= 7 + 6
    expect(page.get_by_role("heading", level=1)).to_contain_text("2570")
    window.check(shots="journey-setup-plan", guide="plan-table")
