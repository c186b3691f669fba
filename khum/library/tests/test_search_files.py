"""Words of files in the search: on which page, and for the readers of the item only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khum.domain.extracted import ExtractedDocument, Paragraph
from khum.library.actions import intake, intake_reading, reviewing, writing
from khum.library.models import Attachment, Draft, Intake, Item
from khum.library.tests import journeys
from khum.library.tests.journeys import PARTS, Council, later
from khum.library.tests.test_intake import bring, fresh, work
from khum.search.queries import searching

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
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
    assert found.url.endswith(
        f"/library/{item.pk}/words/?file={Attachment.objects.get(item=item).file_id}&page=2#page-12"
    )


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


def test_a_file_put_beside_an_item_is_read_and_found_with_it(
    office: Council, item: Item, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = office.standing("staff_finance")
    told = ExtractedDocument((Paragraph("ค่าแรงช่างประปาหมู่บ้าน", 1),), "txt")
    monkeypatch.setattr(intake_reading, "extract", lambda *_args, **_named: told)
    beside = SimpleUploadedFile("ภาคผนวก.txt", "ค่าแรงช่างประปาหมู่บ้าน".encode())
    attached = intake.attach(item_id=item.pk, uploaded=beside, by=by, at=later(5))
    assert results(office, "staff_finance", "ค่าแรงช่างประปา") == []
    work()
    row = Intake.objects.get(file=attached.file)
    assert (row.state, row.item, Item.objects.count()) == ("ready", item, 1)
    (found,) = results(office, "staff_finance", "ค่าแรงช่างประปา")
    assert found.url.endswith(f"/library/{item.pk}/words/?file={attached.file_id}&page=1#page-1")
    page = office.browser("staff_finance").get(f"/library/{item.pk}/words/?file={attached.file_id}").content.decode()
    assert "ค่าแรงช่างประปาหมู่บ้าน" in page
    assert "เครื่องสูบน้ำบาดาล" not in page
    writing.detach(attachment_id=attached.pk, by=by, at=later(6))
    assert results(office, "staff_finance", "ค่าแรงช่างประปา") == []


def test_pictures_are_not_read_and_nothing_is_read_twice(office: Council, item: Item) -> None:
    by, file = office.standing("staff_finance"), Attachment.objects.get(item=item).file
    assert intake.read_beside(item=item, file=file, by=by, at=later(5)) is None
    picture = intake.attach(item_id=item.pk, uploaded=SimpleUploadedFile("รูป.png", PNG), by=by, at=later(5))
    assert not Intake.objects.filter(file=picture.file).exists()


def test_a_file_that_was_taken_away_is_found_no_more(office: Council, item: Item) -> None:
    writing.detach(attachment_id=Attachment.objects.get(item=item).pk, by=office.standing("staff_finance"), at=later(5))
    assert results(office, "staff_finance") == []
