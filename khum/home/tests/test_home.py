"""Each person's first page: what waits, how we stand, what is new; and what it costs."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from khum.activity import ledger
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    SEARCH_SOURCES,
    DueItem,
    DueSource,
    Measurement,
    Metric,
    Registry,
)
from khum.home import words
from khum.home.queries import standing_of_plan, waiting
from khum.home.tests import cast
from khum.people.rules import PositionKind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _only_what_the_test_registers(monkeypatch):
    """Other apps' sources have prices and tests of their own."""
    for registry in (DUE_SOURCES, METRICS, SEARCH_SOURCES):
        monkeypatch.setattr(registry, "_things", {})


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: cast.TODAY)


@pytest.fixture
def council():
    return cast.council()


@pytest.fixture
def hr(council):
    return cast.person(council, PositionKind.HR_OFFICER, "hr")


def test_visitor_is_sent_to_sign_in(client, council):
    assert client.get("/").headers["Location"].startswith("/accounts/login/")


def test_what_waits_stands_late_first_with_its_button(client_as, hr):
    items = [
        DueItem("เรื่องหลัง", "", "/later/", date(2026, 12, 9), "เปิด"),
        DueItem("เรื่องช้า", "กองคลังส่งมา", "/late/", date(2026, 11, 20), "ตรวจ"),
    ]
    DUE_SOURCES.register(DueSource("test", lambda standing: items))
    page = client_as(hr).get("/").content.decode()
    assert "วันนี้มี 2 เรื่องรอท่าน" in page
    assert "เหลือ 311 วันถึงสิ้นปีงบประมาณ 2570" in page
    assert page.index("เรื่องช้า") < page.index("เรื่องหลัง")
    assert "due--late" in page
    assert 'href="/late/"' in page


def test_nothing_waiting_is_said_kindly(client_as, hr, council):
    cast.plan(council)
    assert "วันนี้ไม่มีเรื่องค้างของท่าน" in client_as(hr).get("/").content.decode()


def test_figures_of_the_plan_stand_with_target_and_pace(client_as, hr, council):
    plan = cast.plan(council)
    measured = Measurement(Decimal("42.04"), None, None, ())
    METRICS.register(
        Metric("T0", "ไม่มีเป้า", "ครั้ง", IndicatorLevel.OUTPUT, "", lambda *_: Measurement(None, None, None, ()))
    )
    METRICS.register(Metric("T1", "ตัวชี้วัดทดสอบ", "คน", IndicatorLevel.OUTPUT, "", lambda *_: measured))
    page = client_as(hr).get("/").content.decode()
    assert plan.title in page
    assert "แล้วเสร็จ 2 จาก 6 กิจกรรม" in page
    assert "เกินกำหนด 1 กิจกรรม" in page
    assert page.index("ตัวชี้วัดทดสอบ") < page.index("ไม่มีเป้า")
    assert "เป้า 40" in page
    assert "ถึงเป้าแล้ว" in page


def test_a_draft_is_never_called_late(client_as, hr, council):
    cast.plan(council, state="draft")
    page = client_as(hr).get("/").content.decode()
    assert "เกินกำหนด" not in page
    assert "6 กิจกรรม" in page


def test_head_of_a_division_sees_the_rows_of_the_division(council):
    head = cast.person(council, PositionKind.DIVISION_HEAD, "head")
    plan = cast.plan(council)
    mine = standing_of_plan.plan_standing(cast.standing_of(head), plan).mine
    assert mine is not None
    assert mine.total == 6


def test_news_is_the_ledger_in_words_without_small_steps(hr, council):
    standing = cast.standing_of(hr)
    plan = cast.plan(council)
    for verb in ("plan.submitted", "plan.row_changed", "plan.unheard_of"):
        ledger.record(verb, plan, by=standing, at=cast.AT)
    lines = [line.what for line in waiting.news(standing)]
    assert lines == ["ดำเนินการเรื่อง “แผนการจัดการความรู้ 2570”", "เสนอ “แผนการจัดการความรู้ 2570” ต่อคณะกรรมการ"]


def test_other_organisation_sees_nothing(client_as, hr, council):
    plan = cast.plan(council)
    ledger.record("plan.submitted", plan, by=cast.standing_of(hr), at=cast.AT)
    other = cast.person(cast.council("rimnam", "เทศบาลตำบลริมน้ำ"), PositionKind.HR_OFFICER, "other")
    page = client_as(other).get("/").content.decode()
    assert plan.title not in page
    assert "ขุมทอง" not in page


def test_a_council_that_begins_is_led_to_its_next_step(client_as, hr):
    page = client_as(hr).get("/").content.decode()
    assert "สี่ขั้นสู่แผนที่ใช้บังคับ" in page
    assert page.count("button--main") == 1
    staff = cast.person(hr.organisation, PositionKind.OFFICER, "staff")
    page = client_as(staff).get("/").content.decode()
    assert "สี่ขั้น" not in page
    assert "ปีงบประมาณนี้ยังไม่มีแผน" in page


def test_first_page_has_a_price(client_as, hr, council, django_assert_num_queries):
    cast.plan(council)
    client = client_as(hr)
    client.get("/")
    # session, person, organisation, positions, seats, roles; plan, activities, indicators' targets, number rules,
    # news, announcements.
    with django_assert_num_queries(12):
        client.get("/")


def test_first_page_of_a_council_that_begins_has_a_price(client_as, hr, django_assert_num_queries):
    client = client_as(hr)
    client.get("/")
    # The six of every page; news, no plan, persons, committee, announcements.
    with django_assert_num_queries(11):
        client.get("/")


def test_first_page_is_light(client_as, hr, council):
    cast.plan(council, rows=24)
    page = client_as(hr).get("/").content
    assert len(page) < 40_000


def test_every_verb_of_the_ledger_has_its_sentence():
    used = set()
    for path in (Path(settings.BASE_DIR) / "khum").rglob("*.py"):
        if "tests" not in path.parts:
            used |= set(
                re.findall(r"""(?:ledger\.)?record\(\s*["']([a-z_]+\.[a-z_]+)["']""", path.read_text(encoding="utf-8"))
            )
    unknown = {verb for verb in used if verb not in words.sentences() and not verb.startswith(words.quiet())}
    assert unknown == set()


def test_registries_keep_one_thing_a_code():
    registry: Registry[DueSource] = Registry()
    registry.register(DueSource("a", lambda standing: []))
    with pytest.raises(Exception, match="a"):
        registry.register(DueSource("a", lambda standing: []))
