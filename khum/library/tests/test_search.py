"""Items in the search: by a word in the middle of a sentence, for their readers only, as long as they live."""

import pytest

from khum.domain.searching import EVERYONE, KEEPERS
from khum.library import search
from khum.library.actions import classes, life, reviewing, writing
from khum.library.models import Item
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, Council
from khum.search.queries import searching

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Council:
    return journeys.council()


def found(office: Council, name: str, words: str) -> list[int]:
    answer = searching.find(office.standing(name), words, searching.Filters(kind="items"))
    return [result.key for result in answer.results]


def test_a_word_in_the_middle_of_a_sentence(office: Council) -> None:
    item = journeys.published(office)
    assert found(office, "staff_works", "ใบเสร็จรับเงิน") == [item.pk]
    assert found(office, "staff_works", "ถังขยะ") == []


def test_a_draft_is_not_found_and_a_new_revision_replaces_the_old_words(office: Council) -> None:
    journeys.draft(office)
    assert found(office, "hr", "ใบเสร็จรับเงิน") == []
    item = journeys.published(office, "คู่มือที่สอง")
    revision = journeys.revised(office, item, "<p>ส่งหลักฐานทางไปรษณีย์อิเล็กทรอนิกส์</p>")
    assert found(office, "staff_works", "ไปรษณีย์อิเล็กทรอนิกส์") == []
    reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=journeys.later(30))
    assert found(office, "staff_works", "ไปรษณีย์อิเล็กทรอนิกส์") == [item.pk]


def test_only_readers_find_it(office: Council) -> None:
    division = journeys.published(office, "เฉพาะกองคลัง", visibility="division")
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    names = {name for name in office.people if found(office, name, "ใบเสร็จรับเงิน")}
    assert names == {
        name for name in office.people if Item.objects.visible_to(office.standing(name)).filter(pk=division.pk)
    }
    assert found(other, "hr", "ใบเสร็จรับเงิน") == []
    writing.set_particulars(
        item_id=division.pk, values={"visibility": "organisation"}, by=office.standing("head_finance"), at=AT
    )
    assert found(office, "staff_works", "ใบเสร็จรับเงิน") == [division.pk]


@pytest.mark.parametrize("level", ["public", "organisation", "division", "named"])
def test_marks_of_readers_say_what_visibility_says(office: Council, level: str) -> None:
    nayok = office.people["nayok"].pk
    item = journeys.published(office, f"ระดับ {level}", named_ids=f",{nayok},")
    Item.objects.filter(pk=item.pk).update(visibility=level)
    item.refresh_from_db()
    marks = search.readers(item)
    assert (EVERYONE in marks) == (level in {"public", "organisation"})
    assert (KEEPERS in marks) == (level == "division")
    assert (f"p{nayok}" in marks) == (level in {"division", "named"})


def test_tags_and_categories_are_words_too(office: Council) -> None:
    item = journeys.published(office)
    by = office.standing("hr")
    tag = classes.keep_tag(name="เบี้ยเลี้ยง", synonyms="ค่าอาหารเดินทาง", by=by, at=AT)
    writing.set_particulars(item_id=item.pk, values={"tags": [tag]}, by=by, at=AT)
    assert found(office, "staff_works", "ค่าอาหารเดินทาง") == [item.pk]
    classes.keep_tag(name="เบี้ยเลี้ยง", synonyms="ค่ากับข้าว", by=by, at=AT)
    assert found(office, "staff_works", "ค่ากับข้าว") == [item.pk]
    assert item.category is not None
    classes.change_category(category_id=item.category.pk, name="งานฎีกา", is_open=True, by=by, at=AT)
    assert found(office, "staff_works", "งานฎีกา") == [item.pk]


def test_a_retired_item_says_so(office: Council) -> None:
    item = journeys.published(office)
    life.retire(item_id=item.pk, reason="เลิก", successor_id=None, by=office.standing("hr"), at=AT)
    answer = searching.find(office.standing("staff_works"), "ใบเสร็จรับเงิน", searching.Filters(kind="items"))
    assert [result.status for result in answer.results] == ["retired"]
