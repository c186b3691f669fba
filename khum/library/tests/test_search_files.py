"""Words of files in the search: on which page, and for the readers of the item only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from khum.domain.extracted import ExtractedDocument, Paragraph
from khum.library.actions import intake_reading, reviewing, writing
from khum.library.models import Attachment, Draft, Item
from khum.library.tests import journeys
from khum.library.tests.journeys import PARTS, Council, later
from khum.library.tests.test_intake import bring, fresh, work
from khum.search.queries import searching

pytestmark = pytest.mark.django_db
LEVELS = ("public", "organisation", "division", "named")
PAGES = [Paragraph(f"หน้าที่ {n} ว่าด้วยเรื่องทั่วไป", n) for n in range(1, 12)] + [Paragraph("วิธีดูแลเครื่องสูบน้ำบาดาล", 12)]


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Council:
    settings.DATA_DIR = tmp_path
    return journeys.council()


@pytest.fixture
def item(office: Council, monkeypatch: pytest.MonkeyPatch) -> Item:
    told = ExtractedDocument(tuple(PAGES), "pdf")
    monkeypatch.setattr(intake_reading, "extract", lambda *_args, **_named: told)
    row = bring(office, "งานประปา.txt", "x")
    work()
    made = fresh(row).item
    assert made is not None
    return made


def results(office: Council, name: str, words: str = "เครื่องสูบน้ำบาดาล") -> list[Any]:
    return list(searching.find(office.standing(name), words, searching.Filters(kind="files")).results)


def test_a_page_is_found_and_leads_there(office: Council, item: Item) -> None:
    (found,) = results(office, "staff_finance")
    assert (found.plain_title, found.place) == ("งานประปา", "หน้า 12")
    assert found.url.endswith(f"/library/{item.pk}/words/?page=2#page-12")


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("is_published", [False, True])
def test_who_finds_a_file_is_who_reads_its_item(office: Council, item: Item, level: str, *, is_published: bool) -> None:
    by = office.standing("staff_finance")
    values = {"visibility": level, "named_ids": f",{office.people['nayok'].pk},"}
    writing.set_particulars(item_id=item.pk, values=values, by=by, at=later(5))
    if is_published:
        draft = Draft.objects.get(item=item)
        writing.save_draft(item_id=item.pk, values={"parts": PARTS}, version=draft.version, by=by, at=later(6))
        values |= {"category": journeys.category(office)}
        writing.set_particulars(item_id=item.pk, values=values, by=by, at=later(6))
        revision = journeys.submitted(office, item)
        Item.objects.filter(pk=item.pk).update(visibility="organisation")
        for who in ("head_finance", "hr"):
            reviewing.approve(revision_id=revision.pk, by=office.standing(who), at=later(7))
        writing.set_particulars(item_id=item.pk, values=values, by=office.standing("head_finance"), at=later(8))
    readers = {name for name in office.people if Item.objects.visible_to(office.standing(name)).filter(pk=item.pk)}
    assert {name for name in office.people if results(office, name)} == readers
    assert results(journeys.council("rimnam", "เทศบาลตำบลริมน้ำ"), "hr") == []


def test_a_file_that_was_taken_away_is_found_no_more(office: Council, item: Item) -> None:
    writing.detach(attachment_id=Attachment.objects.get(item=item).pk, by=office.standing("staff_finance"), at=later(5))
    assert results(office, "staff_finance") == []
