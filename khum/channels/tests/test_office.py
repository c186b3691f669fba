"""Announcements, the information centre, the heads' signatures, reach by month, LINE."""

from __future__ import annotations

import json
import threading
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from khum.channels import line, metrics
from khum.channels.actions import counting, keeping, publishing
from khum.channels.actions import office as actions
from khum.channels.models import Announcement, CatalogueEntry, InformationRequest, Upkeep
from khum.channels.queries import office as queries
from khum.channels.rules.centre import Answer, Section
from khum.channels.rules.kinds import ChannelKind
from khum.channels.rules.quarters import Quarter, asked_for, ended_within, quarter_of
from khum.channels.tests import journeys
from khum.channels.tests.journeys import AT, DAY
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.papers.tests.reading import xlsx_sheets
from khum.web import jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def page(office, who, name, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"channels:{name}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


# Announcements


def test_an_announcement_reaches_its_audience_in_its_time(office):
    today = localdate()
    finance = office.divisions["กองคลัง"]
    page(
        office, "hr", "announce",
        title="ปิดรับใบเบิก", text="ส่งก่อนเที่ยง", divisions=[finance.pk], starts_on=short(today), ends_on="",
    )  # fmt: skip
    made = Announcement.objects.get()
    assert not made.to_all
    seen = office.browser("clerk_finance").get("/").content.decode()
    assert "ปิดรับใบเบิก" in seen
    assert "ปิดรับใบเบิก" not in office.browser("staff_works").get("/").content.decode()
    assert queries.announced(office.standing("hr", today)) == []
    assert queries.announced(office.standing("clerk_finance", today - timedelta(days=1))) == []


def test_heads_announce_to_their_own_division_only(office):
    head = office.standing("head_finance")
    made = actions.announce(
        title="ประชุมกอง", text="", starts_on=DAY, divisions=[office.divisions["กองคลัง"]], by=head, at=AT
    )
    assert list(made.divisions.all()) == [office.divisions["กองคลัง"]]
    with pytest.raises(NotPermittedError):
        actions.announce(title="ถึงทุกคน", text="", starts_on=DAY, by=head, at=AT)
    assert page(office, "staff_works", "announce").status_code == 403


def test_an_announcement_is_ended(office):
    made = actions.announce(title="น้ำไม่ไหล", text="", starts_on=localdate(), by=office.standing("hr"), at=AT)
    page(office, "hr", "announcement-end", made.pk, yes=1)
    made.refresh_from_db()
    assert made.ends_on == localdate()
    elsewhere = journeys.council(code="rimnam", name="เทศบาลตำบลริมน้ำ")
    assert page(elsewhere, "hr", "announcement-end", made.pk, yes=1).status_code == 404


def test_bad_announcements_keep_what_was_typed(office):
    answer = page(office, "hr", "announce", title="", text="อ่านต่อ", starts_on="31/2/2570")
    assert answer.status_code == 422
    assert "อ่านต่อ" in answer.content.decode()


# Information centre


def test_the_catalogue_stands_under_its_sections_and_prints(office):
    page(office, "hr", "lay-open", section="3", title="แผนพัฒนาสี่ปี", shelf="แฟ้ม 2 ชั้น 1", item="")
    entry = CatalogueEntry.objects.get()
    assert entry.section_value is Section.PLAN
    body = page(office, "staff_works", "centre").content.decode()
    assert "แผนพัฒนาสี่ปี" in body
    for extension in ("pdf", "docx", "xlsx"):
        assert page(office, "staff_works", "centre-file", extension).status_code == 200
    page(office, "hr", "take-away", entry.pk, yes=1)
    assert "แผนพัฒนาสี่ปี" not in page(office, "hr", "centre").content.decode()
    assert page(office, "staff_works", "lay-open").status_code == 403


def test_only_public_items_lie_open(office):
    item = journeys.published(office)
    with pytest.raises(NotPossibleError):
        actions.lay_open(section=Section.MANUAL, title="คู่มือ", item=item, by=office.standing("hr"), at=AT)


def test_a_request_is_numbered_answered_and_seen_by_few(office):
    for subject in ("แผนงบประมาณ", "สัญญาจ้างถนน"):
        page(office, "clerk_finance", "request-new", subject=subject, asked_on=short(localdate()), asker="นางมา")
    first, second = InformationRequest.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert page(office, "staff_works", "request-answer", first.pk).status_code == 404
    assert "แผนงบประมาณ" not in page(office, "staff_works", "requests").content.decode()
    assert page(office, "clerk_finance", "request-answer", first.pk, answer="refused", words="").status_code == 422
    page(office, "clerk_finance", "request-answer", first.pk, answer="given", words="ให้สำเนาแล้ว")
    first.refresh_from_db()
    assert first.answer == Answer.GIVEN
    with pytest.raises(NotPossibleError):
        actions.answer_request(
            request_id=first.pk, answer=Answer.GIVEN, words="", by=office.standing("clerk_finance"), at=AT
        )
    sheet = xlsx_sheets(page(office, "hr", "requests-file").content)
    told = str(sheet)
    assert "สัญญาจ้างถนน" in told
    assert "นางมา" not in told


def test_a_request_of_tomorrow_is_refused_and_kept(office):
    answer = page(office, "hr", "request-new", subject="ขอแผน", asked_on=short(localdate() + timedelta(days=1)))
    assert answer.status_code == 422
    assert "ขอแผน" in answer.content.decode()


def test_citizens_see_the_catalogue_but_no_names(office, client):
    actions.lay_open(section=Section.PLAN, title="แผนพัฒนาสี่ปี", by=office.standing("hr"), at=AT)
    body = client.get(reverse("portal:catalogue", args=[office.organisation.code])).content.decode()
    assert "แผนพัฒนาสี่ปี" in body


# Heads' signatures


@pytest.mark.parametrize(
    ("day", "year", "number"),
    [
        (date(2026, 10, 1), 2570, 1),
        (date(2026, 12, 31), 2570, 1),
        (date(2027, 1, 1), 2570, 2),
        (date(2027, 9, 30), 2570, 4),
    ],
)
def test_quarters_of_the_fiscal_year(day, year, number):
    assert quarter_of(day) == Quarter(year, number)


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2026, 12, 16), Quarter(2569, 4)),
        (date(2026, 12, 17), Quarter(2570, 1)),
        (date(2027, 1, 1), Quarter(2570, 1)),
    ],
)
def test_a_quarter_is_signed_from_two_weeks_before_its_end(today, asked):
    assert asked_for(today) == asked


def test_quarters_that_ended():
    year = FiscalYear(2569)
    assert ended_within(year.start, date(2026, 5, 1)) == [Quarter(2569, 1), Quarter(2569, 2)]
    assert len(ended_within(year.start, year.end)) == 4


def test_a_head_signs_once_a_quarter_and_the_figure_counts_it(office):
    journeys.channel(office)
    quarter = asked_for(localdate())
    division = office.divisions["กองคลัง"]
    assert page(office, "staff_works", "upkeep-sign", division.pk).status_code == 403
    answer = page(
        office, "head_finance", "upkeep-sign", division.pk, looked_at="บอร์ดหน้าสำนักงาน", improved="ปลดประกาศเก่าสามแผ่น"
    )
    assert answer.status_code == 200
    assert Upkeep.objects.get().of == quarter
    with pytest.raises(NotPossibleError):
        actions.sign_upkeep(
            division=division, quarter=quarter, looked_at="x", improved="y",
            by=office.standing("head_finance", localdate()), at=AT,
        )  # fmt: skip
    found = metrics.looked_over(office.organisation, quarter.start, quarter.end, quarter.end)
    assert (found.numerator, len(found.evidence)) == (1, 1)
    assert found.denominator == len(office.divisions)
    assert "ปลดประกาศเก่าสามแผ่น" in page(office, "hr", "upkeep").content.decode()


# Reach


def test_reach_is_shown_by_month_and_printed(office, django_assert_max_num_queries):
    board = journeys.channel(office)
    journeys.visit(office, board, 7)
    [post] = journeys.post(office, [board])
    counting.scan(post_id=post.pk, on=DAY)
    year = FiscalYear.containing(DAY)
    hr = office.standing("hr")
    with django_assert_max_num_queries(4):
        [row] = queries.reach_by_month(hr, year)
    assert row.all == 8
    assert row.months[year.months.index(DAY.replace(day=1))] == 8
    client = office.browser("hr")
    assert "8" in client.get(reverse("channels:reach"), {"year": year.be}).content.decode()
    for extension in ("pdf", "xlsx"):
        assert client.get(reverse("channels:reach-file", args=[extension]), {"year": year.be}).status_code == 200


# LINE


class Standin(BaseHTTPRequestHandler):
    """What LINE's interface answers, and what it was asked."""

    asked: list[dict] = []
    status = 200

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({"path": self.path, "key": self.headers["X-Line-Retry-Key"], **body})
        self.send_response(type(self).status)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_words):
        pass


@pytest.fixture
def line_standin(settings):
    Standin.asked, Standin.status = [], 200
    server = HTTPServer(("127.0.0.1", 0), Standin)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.LINE_TOKEN, settings.LINE_API = "secret", f"http://127.0.0.1:{server.server_port}"
    yield Standin
    server.shutdown()
    server.server_close()
    thread.join()


def line_channel(office):
    particulars = keeping.Particulars(kind=ChannelKind.LINE, name="LINE อบต.", opened_on=date(2025, 10, 1))
    return keeping.open_channel(particulars=particulars, by=office.standing("hr"), at=AT)


def publish(office, channel, item=None):
    piece = publishing.Piece(title="ฉีดวัคซีนสุนัข", starts_on=localdate(), text="" if item else "วันเสาร์ที่ศาลา", item=item)
    return publishing.publish(channel_ids=[channel.pk], piece=piece, by=office.standing("hr"), at=now())[0]


def test_line_is_off_without_a_token(office, settings):
    settings.LINE_TOKEN = ""
    publish(office, line_channel(office))
    assert jobs.run_due(at=now() + timedelta(days=1)) == 0


def test_a_piece_is_sent_once_to_the_followers(office, line_standin):
    post = publish(office, line_channel(office))
    jobs.run_due(at=now() + timedelta(days=1))
    jobs.run_due(at=now() + timedelta(days=2))
    [asked] = line_standin.asked
    assert asked["path"] == "/v2/bot/message/broadcast"
    assert "ฉีดวัคซีนสุนัข" in asked["messages"][0]["text"]
    assert post.code in asked["messages"][0]["text"]
    post.refresh_from_db()
    assert isinstance(post.sent_at, datetime)


@pytest.mark.parametrize(("status", "again"), [(400, False), (401, False), (429, True), (500, True)])
def test_what_line_refuses_is_tried_again_only_where_it_may_pass(line_standin, status, again):
    line_standin.status = status
    with pytest.raises(line.LineError) as refused:
        line.broadcast(line.Message("x", "k"))
    assert refused.value.again is again


def test_the_same_message_taken_before_counts_as_sent(line_standin):
    line_standin.status = 409
    line.broadcast(line.Message("x", "k"))


def test_what_is_not_public_never_goes_to_line(office, line_standin):
    with pytest.raises(NotPossibleError):
        publish(office, line_channel(office), journeys.published(office))


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"
