"""A forum of eight people in the browser: stories, points, cores, the river, three pairs invited (issue 5 §6)."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import Page, ViewportSize, expect

from khum.domain.thai_date import long_date
from khum.forums.actions import telling
from khum.forums.models import Core, Forum, Group, Invitation, Point, Story
from khum.forums.tests import journeys
from tests.browser.watching import Watched

PHONE = 360
DESK: ViewportSize = {"width": 1100, "height": 760}
TOPIC = "เก็บภาษีให้ครบโดยไม่มีเรื่องร้องเรียน"
STORY = "ลูกหนี้รายใหญ่ยอมผ่อน"
POINTS = ("ไปพบพร้อมคนที่เขานับถือ", "เสนอทางผ่อนก่อนพูดเรื่องยึดทรัพย์")
CORE = "เปิดทางออกให้ก่อนใช้อำนาจ"
GROUPS = {"กองคลัง": ("head_finance", 5, 5), "สำนักปลัด": ("head_office", 2, 4), "กองช่าง": ("staff_works", 3, 4)}
OFFICERS = "เจ้าหน้าที่ภาคสนาม"


@pytest.fixture
def office(live_server):
    return journeys.council()


def test_eight_people_from_stories_to_a_river_and_three_pairs(visit, office):
    keeping = visit(office.people["staff_finance"], width=PHONE)
    phone = keeping.go("/forums/").page
    _call(keeping, office)
    forum = Forum.objects.get()
    assert forum.participants.count() == len(journeys.EIGHT)
    phone.get_by_role("button", name="เปิดเวที").click()
    _tell(keeping, office)

    telling_page = visit(office.people["clerk_finance"], width=PHONE).go("/").page
    telling_page.get_by_role("link", name=STORY).first.click()
    telling_page.get_by_role("button", name="ถูกต้องแล้ว").click()
    expect(telling_page.get_by_text("ตรวจทานแล้ว").first).to_be_visible()
    _told_too(office, forum)

    _cluster(keeping, forum)
    _assess(keeping, office, forum)
    keeping.go(f"/forums/{forum.pk}/river/")
    expect(phone.locator("svg.forum-river")).to_be_visible()
    for _pair in range(3):
        phone.get_by_role("button", name="เชิญกองคลัง").first.click()
    _picture(keeping, "forums-river")
    assert Invitation.objects.count() == 3

    giving = visit(office.people["head_finance"], width=PHONE).go("/").page
    giving.get_by_role("link", name=CORE).first.click()
    giving.get_by_role("link", name="ตอบรับ").click()
    giving.get_by_label("นัดพบวันใด").fill(long_date(localdate()))
    giving.get_by_label("นัดพบที่ใด").fill("กองคลัง")
    giving.get_by_role("button", name="ตอบรับ").click()
    assert Invitation.objects.filter(state="accepted").count() == 1


def _call(keeping: Watched, office: journeys.Council) -> None:
    page = keeping.page
    page.get_by_role("link", name="จัดเวที").first.click()
    page.get_by_label("เรื่องที่แลกเปลี่ยน").fill(TOPIC)
    page.get_by_label("อยากแก้ปัญหาอะไรของงานให้ดีขึ้น").fill("ลูกหนี้ค้างชำระมากขึ้น")
    page.get_by_label("วันที่").fill(long_date(localdate()))
    page.get_by_role("button", name="บันทึกและเชิญผู้เข้าร่วม").click()
    for name in journeys.EIGHT:
        page.get_by_role("checkbox", name=office.people[name].full_name).check()
    page.get_by_role("button", name="เพิ่มในรายชื่อ").click()


def _tell(keeping: Watched, office: journeys.Council) -> None:
    page = keeping.page
    page.get_by_role("link", name="บันทึกเรื่องเล่า").first.click()
    page.get_by_label("ผู้เล่า").select_option(label=office.people["clerk_finance"].full_name)
    page.get_by_label("ชื่อเรื่องเล่า").fill(STORY)
    for label, words in (
        ("เกิดขึ้นที่ไหน เมื่อใด และยากตรงไหน", "ลูกหนี้ค้างสามปีไม่รับหนังสือ"),
        ("ทำอย่างไร", "ไปพบพร้อมกำนัน เสนอผ่อนหกงวด"),
        ("ทำไมจึงตัดสินใจอย่างนั้น", "เห็นว่ากลัวเสียหน้ามากกว่าเสียเงิน"),
        ("ผลที่ได้เป็นอย่างไร", "ชำระครบในหกเดือน"),
    ):
        page.get_by_label(label).fill(words)
    keeping.check(shots="forums-story-form", guide="forums-story")
    page.get_by_role("button", name="บันทึกเรื่องเล่า").click()
    for point in POINTS:
        page.get_by_label("ขุมความรู้", exact=True).fill(point)
        page.get_by_label("คำพูดของผู้เล่า").fill("ให้เขามีทางออกก่อน")
        page.get_by_role("button", name="เพิ่มขุมความรู้").click()
        expect(page.get_by_text(point).first).to_be_visible()
    keeping.check(shots="forums-story")


def _told_too(office: journeys.Council, forum: Forum) -> None:
    """A second story, told through the actions: the first showed the screens."""
    by = office.standing("staff_finance")
    story = telling.tell(
        forum_id=forum.pk, teller=office.people["staff_works"], values=journeys.TOLD | {"title": "วัดที่ดินต่อหน้าเจ้าของ"},
        by=by, at=now(),
    )  # fmt: skip
    telling.add_point(story_id=story.pk, text="ให้เห็นที่มาของตัวเลขด้วยตา", by=by, at=now())
    telling.agree(story_id=story.pk, words="อ่านให้ฟังในวง", by=by, at=now())
    assert Story.objects.filter(agreed_on__isnull=False).count() == 2


def _cluster(keeping: Watched, forum: Forum) -> None:
    """The first point by keyboard alone, the second by the finger's drag, the third stays loose."""
    page = keeping.go(f"/forums/{forum.pk}/board/").page
    page.get_by_text("ตั้งชื่อแก่นความรู้").click()
    page.get_by_label("แก่นความรู้", exact=True).fill(CORE)
    page.get_by_role("button", name="นำแก่นความรู้ขึ้นกระดาน").click()
    choice = page.get_by_label(f"แก่นความรู้ของ: {POINTS[0]}")
    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=f"จัด “{POINTS[0]}” เข้า")).to_be_visible()
    _drag(page, POINTS[1], CORE)
    expect(page.get_by_role("status").filter(has_text=f"จัด “{POINTS[1]}” เข้า")).to_be_visible()
    assert Point.objects.filter(core=Core.objects.get()).count() == 2
    _picture(keeping, "forums-board")


def _picture(watched: Watched, name: str) -> None:
    watched.page.set_viewport_size(DESK)
    watched.check(shots=name, guide=name)
    watched.page.set_viewport_size({"width": PHONE, "height": 740})


def _drag(page: Page, point: str, core: str) -> None:
    page.set_viewport_size(DESK)
    grip = page.locator(".forum-point", has_text=point).locator("[data-grip]")
    grip.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    place = page.get_by_role("region", name=core).bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 40, steps=4)
    page.mouse.up()
    page.set_viewport_size({"width": PHONE, "height": 740})


def _assess(keeping: Watched, office: journeys.Council, forum: Forum) -> None:
    page = keeping.page
    rows = [(name, *row) for name, row in GROUPS.items()] + [(OFFICERS, "clerk_finance", 2, 3)]
    for name, speaker, today, aim in rows:
        keeping.go(f"/forums/{forum.pk}/river/")
        page.get_by_role("link", name="เพิ่มกลุ่ม").click()
        if name in GROUPS:
            page.get_by_label("สำนัก/กอง").select_option(label=name)
        else:
            page.get_by_label("หรือชื่อกลุ่ม").fill(name)
        page.get_by_label("ผู้แทนกลุ่ม").select_option(label=office.people[speaker].full_name)
        page.get_by_role("button", name="เพิ่ม", exact=True).click()
        group = Group.objects.get(name=name)
        keeping.go(f"/forums/groups/{group.pk}/assess/")
        page.get_by_label("วันนี้").select_option(str(today))
        page.get_by_label("เป้าหมาย").select_option(str(aim))
        if name == OFFICERS:
            keeping.check(shots="forums-assess")
        page.get_by_role("button", name="บันทึก", exact=True).click()
