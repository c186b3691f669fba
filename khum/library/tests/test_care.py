"""What waits for whom, the health board, the badge after a change of holder, the inventory."""

from datetime import date, timedelta

import pytest

from khum.library import due
from khum.library.actions import acknowledging, life, reviewing, using, writing
from khum.library.models import Item
from khum.library.papers.inventory import inventory_paper
from khum.library.papers.sheet import sheet_paper
from khum.library.queries import health, inventory, reading, waiting
from khum.library.rules.verification import Badge
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, BODY, DAY, Council
from khum.papers.render import to_pdf, to_xlsx
from khum.people.models import Holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Council:
    return journeys.council()


def names_that_wait(office: Council, day: date) -> set[str]:
    return {name for name in office.people if waiting.verifications(office.standing(name, day)).exists()}


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (-31, set()),
        (-30, {"staff_finance"}),
        (14, {"staff_finance"}),
        (15, {"staff_finance", "head_finance"}),
        (31, {"staff_finance", "head_finance", "hr"}),
    ],
)
def test_an_overdue_item_waits_for_the_owner_then_the_head_then_the_secretary(
    office: Council, days: int, names: set[str]
) -> None:
    item = journeys.published(office)
    assert item.verified_until is not None
    assert names_that_wait(office, item.verified_until + timedelta(days=days)) == names


def test_a_change_of_holder_makes_it_unverified(office: Council) -> None:
    item = journeys.published(office)
    day = DAY + timedelta(days=40)
    Holding.objects.filter(position=office.positions["staff_finance"]).update(end_date=day - timedelta(days=1))
    Holding.objects.create(
        position=office.positions["staff_finance"], person=office.people["staff_works"], start_date=day
    )
    new = office.standing("staff_works", day)
    seen = reading.item_for_page(new, item.pk)
    assert reading.badge(seen, new) is Badge.UNVERIFIED
    assert [found.pk for found in waiting.verifications(new)] == [item.pk]
    before = office.standing("staff_finance", DAY)
    assert reading.badge(reading.item_for_page(before, item.pk), before) is Badge.VERIFIED
    life.verify(item_id=item.pk, by=new, at=AT + timedelta(days=40))
    assert reading.badge(reading.item_for_page(new, item.pk), new) is Badge.VERIFIED


def test_what_waits_is_said_in_words(office: Council) -> None:
    item = journeys.published(office)
    revision = journeys.revised(office, item)
    life.report_error(item_id=item.pk, text="ผิดมาตรา", by=office.standing("staff_works"), at=AT)
    using.use(item_id=item.pk, by=office.standing("clerk_finance"), at=AT)
    acknowledging.ask(item_id=item.pk, division_ids=[], due_on=DAY, by=office.standing("hr"), at=AT)
    head = [one.url for one in due.items(office.standing("head_finance"))]
    assert f"/library/revisions/{revision.pk}/" in head
    assert "/library/uses/" in head
    assert f"/library/{item.pk}/#reports" in head
    clerk = [one.action_label for one in due.items(office.standing("clerk_finance"))]
    assert clerk == ["รับทราบ"]


def test_the_board_says_what_is_ill_and_why(office: Council) -> None:
    by = office.standing("staff_finance")
    old = journeys.published(office)
    copy = journeys.published(office, "คู่มือเดียวกันอีกเล่ม", origin="เทศบาลใกล้เคียง")
    bad = journeys.draft(office, "เรื่องที่ไม่มีประโยชน์")
    parts = dict.fromkeys(("purpose", "flow", "references"), "คนละเรื่องกัน")
    values = {"body": "<p>ข้อความสั้นที่ไม่ช่วยใครเลยสักคนเดียวในสำนักงาน</p>", "parts": parts}
    writing.save_draft(item_id=bad.pk, values=values, version=1, by=by, at=AT)
    revision = journeys.submitted(office, bad)
    for name in ("head_finance", "hr"):
        reviewing.approve(revision_id=revision.pk, by=office.standing(name), at=AT)
    for name in ("staff_works", "clerk_finance", "hr", "palad", "nayok"):
        using.vote(item_id=bad.pk, is_helpful=False, reason="", by=office.standing(name), at=AT)
    life.want_change(item_id=old.pk, reason="ระเบียบใหม่", by=by, at=AT)
    late = office.standing("hr", DAY + timedelta(days=500))
    board = {group.code: [ill.item.pk for ill in group.items] for group in health.board(late)}
    assert set(board["overdue"]) == {copy.pk, bad.pk}
    assert board["change"] == [old.pk]
    assert set(board["unused"]) == {old.pk, copy.pk, bad.pk}
    assert board["unhelpful"] == [bad.pk]
    assert board["alike"] == [copy.pk]
    assert board["copied"] == [copy.pk]
    assert all(group.label and group.remedy for group in health.board(late))


def test_the_inventory_lists_by_category_what_everybody_may_read(office: Council) -> None:
    journeys.published(office)
    journeys.published(office, "เฉพาะกอง", visibility="division")
    listed = inventory.inventory(office.standing("head_finance"))
    assert [(name, [row.title for row in rows]) for name, rows in listed.groups] == [
        ("กองคลัง › การเบิกจ่าย", ["คู่มือการเบิกค่าเดินทาง"])
    ]
    assert to_xlsx(inventory_paper(listed))[:2] == b"PK"


def test_the_sheet_says_who_has_answered(office: Council) -> None:
    item = journeys.published(office)
    asked = acknowledging.ask(item_id=item.pk, division_ids=[], due_on=DAY, by=office.standing("hr"), at=AT)
    acknowledging.acknowledge(acknowledgement_id=asked.pk, by=office.standing("palad"), at=AT)
    paper = sheet_paper(asked, list(asked.receipts.all()))
    rows = paper.sections[0].blocks[-1].rows
    assert len(rows) == len(office.people)
    answers = {row.cells[1]: row.cells[3] for row in rows}
    assert answers["palad khumthong"].startswith("รับทราบในระบบ 15 กันยายน 2569")
    assert answers["hr khumthong"] == ""


@pytest.mark.papers
def test_papers_print_as_pdf(office: Council) -> None:
    journeys.published(office)
    assert to_pdf(inventory_paper(inventory.inventory(office.standing("hr"))))[:5] == b"%PDF-"


def test_an_item_is_what_its_current_revision_says(office: Council) -> None:
    item = journeys.published(office)
    assert Item.objects.get(pk=item.pk).text.count("สิบห้าวัน") == 1
    assert "<" not in item.text
    assert item.current is not None
    assert item.current.body == BODY


def test_an_item_prints_with_the_way_back(office: Council) -> None:
    item = journeys.published(office)
    browser = office.browser("staff_works")
    address = f"/library/{item.pk}/print.docx"
    assert browser.get(address).content[:2] == b"PK"
    assert browser.get(f"/library/{item.pk}/print.exe").status_code == 404
    draft = journeys.draft(office, "ร่าง", by="clerk_finance")
    assert office.browser("clerk_finance").get(f"/library/{draft.pk}/print.docx").status_code == 404
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert other.browser("hr").get(address).status_code == 404


@pytest.mark.papers
def test_an_item_prints_as_pdf(office: Council) -> None:
    item = journeys.published(office)
    assert office.browser("hr").get(f"/library/{item.pk}/print.pdf").content[:5] == b"%PDF-"
