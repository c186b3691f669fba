"""From an item to the board, to several channels at once, and to a citizen who reads it without an account."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from khum.channels.models import Post
from khum.channels.tests import journeys
from khum.domain.levels import Visibility
from khum.library.models import Item
from khum.papers.tests.reading import bare, pdf_text
from tests.browser.counting import Hand

PHONE = 360
TITLE = "คู่มือขออนุญาตก่อสร้าง"
MOST_FOR_A_SHEET = 4
"""From the page of the item to the sheet in the hand: publish, the channel, keep, print (issue 4 §4)."""


@pytest.fixture
def office(live_server):
    return journeys.council()


@pytest.fixture
def item(office) -> Item:
    return journeys.published(office, TITLE, visibility=Visibility.PUBLIC.value)


def test_an_item_goes_to_the_board_and_to_all_channels_and_a_citizen_reads_it(visit, office, item):
    boards = [journeys.channel(office, name) for name in ("บอร์ดหน้าสำนักงาน", "บอร์ดตลาดสด", "แผ่นพับเคาน์เตอร์")]
    window = visit(office.people["clerk_finance"], width=PHONE)
    hand = Hand(window.go(f"/library/{item.pk}/").page)
    hand.link("เผยแพร่")
    hand.press(hand.page.get_by_label(boards[0].name))
    window.check(shots="channels-publish", guide="channels-publish")
    hand.button("เผยแพร่")
    expect(hand.page.get_by_text("โปรดพิมพ์แผ่นประกาศ")).to_be_visible()
    sheet = bare(pdf_text(hand.paper("แผ่นประกาศ A4")))
    assert hand.count <= MOST_FOR_A_SHEET
    window.check(shots="channels-post", guide="channels-post")
    post = Post.objects.get()
    assert bare(TITLE) in sheet
    assert "สแกนเพื่ออ่านฉบับเต็ม" in sheet

    window.go(f"/library/{item.pk}/")
    hand.link("เผยแพร่")
    for board in boards[1:]:
        hand.press(hand.page.get_by_label(board.name))
    hand.button("เผยแพร่")
    expect(hand.page.get_by_text("โปรดพิมพ์แผ่นประกาศ")).to_be_visible()
    assert set(Post.objects.values_list("channel__name", flat=True)) == {board.name for board in boards}
    assert Post.objects.values("code").distinct().count() == 3

    citizen = visit(width=PHONE)
    page = citizen.go(f"/q/{post.code}/").page
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    citizen.check(shots="channels-citizen", guide="channels-citizen")
    seen = page.content()
    for address in ("", "search/?q=ก่อสร้าง", "improved/", "catalogue/", "journals/", "questions/"):
        citizen.go(f"/public/{office.organisation.code}/{address}").check(shots=f"channels-public-{len(address)}")
        seen += page.content()
    assert page.url.startswith(citizen.base)
    assert [person.full_name for person in office.people.values() if person.full_name in seen] == []

    for number, address in enumerate(
        ("", "posts/", "announcements/", "centre/", "centre/requests/", "upkeep/", "reach/")
    ):
        window.go(f"/channels/{address}").check(shots=f"channels-page-{number}")
