"""Journals, booklets and leaflets: chosen, compiled, printed, issued."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from django.urls import reverse

from khum.channels.actions import compiling
from khum.channels.models import Compilation
from khum.channels.queries import compiling as queries
from khum.channels.rules.kinds import CompilationKind
from khum.channels.tests import journeys
from khum.channels.tests.journeys import AT, DAY
from khum.domain.verdict import NotPermittedError, NotPossibleError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def compiled(office, items, kind=CompilationKind.JOURNAL) -> Compilation:
    keys = [item.pk for item in items]
    return compiling.compile_items(
        kind=kind, title="ขุมความรู้", foreword="คำนำของเล่ม", item_ids=keys, by=office.standing("hr"), at=AT
    )


def test_journals_are_numbered_by_calendar_year_and_booklets_are_not(office):
    items = [journeys.published(office)]
    first, second = compiled(office, items), compiled(office, items)
    assert [(made.number, made.year_be) for made in (first, second)] == [(1, 2569), (2, 2569)]
    assert compiled(office, items, CompilationKind.BOOKLET).number is None


def test_what_is_refused(office):
    with pytest.raises(NotPossibleError, match="อย่างน้อย 1 เรื่อง"):
        compiled(office, [])
    with pytest.raises(NotPossibleError, match="อนุมัติแล้ว"):
        compiled(office, [journeys.journeys.draft(office, "ร่าง", by="clerk_finance")])
    theirs = journeys.published(journeys.council("rimnam", "เทศบาลตำบลริมน้ำ"))
    with pytest.raises(NotPossibleError, match="อนุมัติแล้ว"):
        compiled(office, [theirs])
    made = compiled(office, [journeys.published(office)])
    with pytest.raises(NotPermittedError):
        compiling.issue(compilation_id=made.pk, on=DAY, by=office.standing("staff_works"), at=AT)
    compiling.issue(compilation_id=made.pk, on=DAY, by=office.standing("hr"), at=AT)
    with pytest.raises(NotPossibleError, match="ออกเล่มแล้ว"):
        compiling.issue(compilation_id=made.pk, on=DAY, by=office.standing("hr"), at=AT)


def test_a_booklet_is_compiled_and_issued_in_the_browser(office, django_assert_max_num_queries):
    items = [journeys.published(office, f"คู่มือเรื่องที่ {number}") for number in range(3)]
    hr = office.browser("hr")
    page = reverse("channels:compile")
    assert hr.post(page, {"title": "รวมคู่มือ"}).status_code == 422
    kept = hr.post(page, {"title": "", "items": [items[0].pk]}).content.decode()
    assert f'value="{items[0].pk}" ' in kept
    answer = hr.post(page, {"title": "รวมคู่มือ", "items": [item.pk for item in items[:2]]})
    made = Compilation.objects.get()
    assert answer.headers["Location"] == reverse("channels:compilation", args=[made.pk])
    with django_assert_max_num_queries(16):
        shown = hr.get(answer.headers["Location"]).content.decode()
    assert items[1].title in shown
    assert items[2].title not in shown
    assert hr.post(reverse("channels:compilation-issue", args=[made.pk])).status_code == 302
    assert "รวมคู่มือ" in hr.get(reverse("channels:compilations")).content.decode()


def test_a_journal_begins_with_what_is_new(office):
    item = journeys.published(office)
    hr = office.standing("hr")
    assert list(queries.on_offer(hr, since=DAY)) == [item]
    assert list(queries.on_offer(hr, since=DAY + timedelta(days=1))) == []
    assert office.browser("hr").get(reverse("channels:compile"), {"kind": "journal"}).status_code == 200


def test_who_may(client, office):
    made = compiled(office, [journeys.published(office)])
    pages = [
        reverse("channels:compilations"),
        reverse("channels:compilation", args=[made.pk]),
        reverse("channels:compilation-file", args=[made.pk, "docx"]),
    ]
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ").browser("hr")
    for page in pages:
        assert client.get(page).headers["Location"].startswith("/accounts/login/")
        assert office.browser("staff_works").get(page).status_code == 200
    for page in pages[1:]:
        assert other.get(page).status_code == 404
    assert office.browser("staff_works").post(reverse("channels:compile"), {}).status_code == 403
    assert other.post(reverse("channels:compilation-issue", args=[made.pk])).status_code == 404
    assert office.browser("hr").get(reverse("channels:compilation-file", args=[made.pk, "exe"])).status_code == 404


def _words(content: bytes) -> tuple[list[str], tuple[float, float]]:
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document], document[0].get_size()


@pytest.mark.papers
def test_a_booklet_prints_with_cover_contents_and_chapters(office):
    items = [journeys.published(office, f"คู่มือเรื่องที่ {number}") for number in range(2)]
    made = compiled(office, items, CompilationKind.BOOKLET)
    address = reverse("channels:compilation-file", args=[made.pk, "pdf"])
    pages, _size = _words(office.browser("hr").get(address).content)
    assert "ขุมความรู้" in pages[0]
    assert "คำนำของเล่ม" in pages[1]
    assert "สารบัญ" in pages[2]
    assert "คู่มือเรื่องที่ ๑" in "".join(pages[2:3])
    assert sum("ใบเสร็จรับเงิน" in page for page in pages) == 2


@pytest.mark.papers
def test_a_journal_runs_on_under_its_head(office):
    made = compiled(office, [journeys.published(office, f"คู่มือเรื่องที่ {number}") for number in range(2)])
    address = reverse("channels:compilation-file", args=[made.pk, "pdf"])
    pages, _size = _words(office.browser("hr").get(address).content)
    for words in ("ขุมความรู้", "ฉบับที่ ๑/๒๕๖๙", "คำนำของเล่ม", "ในฉบับนี้", "คู่มือเรื่องที่ ๐", "คู่มือเรื่องที่ ๑"):
        assert words in pages[0]
    assert len(pages) == 2


@pytest.mark.papers
def test_a_leaflet_has_two_pages_of_three_panels(office):
    board = journeys.channel(office)
    post = journeys.post(office, [board], journeys.published(office))[0]
    pages, size = _words(office.browser("hr").get(reverse("channels:leaflet", args=[post.pk])).content)
    assert (len(pages), round(size[0])) == (2, 842)
    assert "ภาษีป้าย" in pages[0]
    assert "ขออนุมัติเดินทาง" in pages[1]


@pytest.mark.papers
@pytest.mark.parametrize("length", [5, 300, 1500, 5000])
def test_a_leaflet_is_never_longer_than_its_sheet(office, length):
    board = journeys.channel(office)
    text = ("ชำระภาษีภายในเดือนมีนาคมของทุกปี " * 200)[:length]
    post = journeys.post(office, [board], title="กำหนดชำระภาษีป้าย", text=text)[0]
    pages, _size = _words(office.browser("hr").get(reverse("channels:leaflet", args=[post.pk])).content)
    assert len(pages) == 2
