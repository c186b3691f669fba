"""Pages of the channels by the five questions, and what a printed code leads to."""

from __future__ import annotations

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khum.channels.models import Channel, Post, Scan
from khum.channels.tests import journeys
from khum.people.models import Organisation

pytestmark = pytest.mark.django_db
PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Chrome/120"}


@pytest.fixture
def office():
    return journeys.council()


@pytest.fixture
def board(office):
    return journeys.channel(office)


@pytest.fixture
def piece(office, board):
    return journeys.post(office, [board])[0]


def readable(board: Channel, piece: Post) -> list[str]:
    return [
        reverse("channels:list"),
        reverse("channels:posts"),
        reverse("channels:channel", args=[board.pk]),
        reverse("channels:post", args=[piece.pk]),
    ]


def kept(board: Channel, piece: Post) -> list[str]:
    names = [("check", board.pk), ("count", board.pk), ("prove", piece.pk), ("take-down", piece.pk)]
    return [reverse(f"channels:{name}", args=[pk]) for name, pk in names]


def arranged(board: Channel) -> list[str]:
    return [reverse("channels:new"), *[reverse(f"channels:{name}", args=[board.pk]) for name in ("edit", "close")]]


def test_visitors_are_sent_to_sign_in(client, board, piece):
    for address in readable(board, piece) + arranged(board):
        assert client.get(address).headers["Location"].startswith("/accounts/login/"), address
    for address in kept(board, piece):
        assert client.post(address).headers["Location"].startswith("/accounts/login/"), address


def test_everybody_reads_and_only_keepers_change(office, board, piece):
    staff = office.browser("staff_works")
    for address in readable(board, piece):
        assert staff.get(address).status_code == 200, address
    for address in kept(board, piece) + arranged(board):
        assert staff.post(address, {}).status_code == 403, address
    assert staff.get(reverse("channels:publish")).status_code == 403
    assert office.browser("clerk_finance").post(arranged(board)[0], {}).status_code == 403


def test_another_council_finds_nothing(board, piece):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ").browser("hr")
    for address in readable(board, piece)[2:]:
        assert other.get(address).status_code == 404, address
    for address in kept(board, piece) + arranged(board)[1:]:
        assert other.post(address, {}).status_code == 404, address
    assert board.name not in other.get(reverse("channels:list")).content.decode()


def test_empty_forms_are_refused_in_thai(office, board, piece):
    hr = office.browser("hr")
    for address in [*arranged(board), *kept(board, piece), reverse("channels:publish")]:
        answer = hr.post(address, {"title": ""})
        assert answer.status_code == 422, address


def test_a_channel_is_opened_and_changed(office):
    hr = office.browser("hr")
    form = {
        "kind": "board", "name": "บอร์ดตลาด", "place": "ตลาดสด", "division": "", "steward": "", "order_reference": "",
        "every_days": "30", "opened_on": "1 ต.ค. 2568",
    }  # fmt: skip
    assert hr.post(reverse("channels:new"), form).status_code == 302
    made = Channel.objects.get(name="บอร์ดตลาด")
    refused = hr.post(reverse("channels:edit", args=[made.pk]), form | {"every_days": "0"})
    assert (refused.status_code, "1 ถึง 366" in refused.content.decode()) == (422, True)
    assert hr.post(reverse("channels:edit", args=[made.pk]), form | {"name": "บอร์ดตลาดใหม่"}).status_code == 302
    assert hr.post(reverse("channels:close", args=[made.pk]), {"on": "2 ต.ค. 2568", "reason": "รื้อ"}).status_code == 302
    assert "บอร์ดตลาดใหม่" in hr.get(reverse("channels:list"), {"state": "closed"}).content.decode()


def test_the_steward_publishes_an_item_in_one_form(office, board):
    item = journeys.published(office)
    clerk = office.browser("clerk_finance")
    form = {
        "item": item.pk,
        "channels": [board.pk],
        "starts_on": "15 ก.ย. 2569",
        "title": "",
        "text": "",
        "ends_on": "",
    }
    assert clerk.post(reverse("channels:publish"), form).status_code == 302
    assert Post.objects.get().title == item.title
    assert clerk.post(reverse("channels:check", args=[board.pk]), {"result": "fine"}).status_code == 302
    counted = clerk.post(
        reverse("channels:count", args=[board.pk]), {"kind": "counter", "number": "5", "on": "15 ก.ย. 2569"}
    )
    assert counted.status_code == 302
    page = clerk.get(reverse("channels:channel", args=[board.pk])).content.decode()
    assert item.title in page


def test_a_photograph_that_is_no_picture_is_refused(office, piece):
    bad = SimpleUploadedFile("board.png", b"not a picture at all")
    answer = office.browser("hr").post(reverse("channels:prove", args=[piece.pk]), {"proof": bad})
    assert answer.status_code == 422
    assert Post.objects.get().proof is None


def test_a_scan_counts_once_a_browser_and_day(office, board):
    journeys.post(office, [board], title="ภาษีป้าย")
    address = reverse("channels-public:scan", args=[Post.objects.get().code])
    phone = Client(**PHONE)
    for _time in range(3):
        shown = phone.get(address)
        assert shown.status_code == 200
    assert "ชำระภายในเดือนมีนาคม" in shown.content.decode()
    Client(HTTP_USER_AGENT="Googlebot/2.1").get(address)
    assert Scan.objects.get().number == 1
    Client(**PHONE).get(address)
    assert Scan.objects.get().number == 2
    assert Client(**PHONE).get(reverse("channels-public:scan", args=["nosuch"])).status_code == 404


def test_a_code_shows_visitors_public_items_only(office, board):
    inner = journeys.published(office)
    post = journeys.post(office, [board], inner)[0]
    address = reverse("channels-public:scan", args=[post.code])
    shown = Client(**PHONE).get(address).content.decode()
    assert "ใบเสร็จรับเงิน" not in shown
    assert "เข้าสู่ระบบ" in shown
    assert office.browser("staff_works").get(address).headers["Location"].startswith(f"/library/{inner.pk}/")


def test_a_page_costs_few_queries(office, django_assert_max_num_queries):
    boards = [journeys.channel(office, f"บอร์ด {number}") for number in range(12)]
    for _time in range(4):
        journeys.post(office, boards)
    browser = office.browser("hr")
    for address in readable(boards[0], Post.objects.first()):
        browser.get(address)
        with django_assert_max_num_queries(20):
            browser.get(address)
    assert Organisation.objects.count() == 1


@pytest.mark.papers
@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("a3", 842)])
@pytest.mark.parametrize("length", [10, 100, 200, 400, 2000])
def test_everything_of_a_sheet_stands_on_its_one_page(office, board, size, width, length):
    text = ("ชำระภาษีภายในเดือนมีนาคม " * 100)[:length]
    post = journeys.post(office, [board], title="กำหนดชำระภาษีป้ายประจำปี", text=text)[0]
    answer = office.browser("hr").get(reverse("channels:sheet", args=[post.pk, size]))
    printed = pypdfium2.PdfDocument(answer.content)
    assert (len(printed), round(printed[0].get_width())) == (1, width)
    words = printed[0].get_textpage()
    found = words.search("ผู้ดูแล").get_next()
    assert found is not None
    assert words.get_charbox(found[0])[1] > 30
    told = words.get_text_range().splitlines()
    assert f"testserver/q/{post.code}" in told
    assert any(line.endswith("๒๕๖๙") and line.startswith("ประกาศตั้งแต่วันที่") for line in told)
