"""Papers of learning: the memo says what was learnt, money only to who may see it; the record and the lists."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from khum.domain.fiscal_year import FiscalYear
from khum.learning.actions import growing, reporting
from khum.learning.models import Place
from khum.learning.papers.record import record_paper
from khum.learning.papers.register import register_paper
from khum.learning.papers.report import report_paper
from khum.learning.papers.year import year_paper
from khum.learning.queries import pages, summary
from khum.learning.tests import journeys
from khum.learning.tests.journeys import AT, DAY
from khum.papers import render
from khum.papers.tests.reading import pdf_text, xlsx_sheets

pytestmark = pytest.mark.django_db
YEAR = FiscalYear.containing(DAY)
LATER = DAY + timedelta(days=75)


@pytest.fixture
def office():
    return journeys.council()


def text_of(paper):
    return pdf_text(render.to_pdf(paper)).replace("\n", "")


def seen(office, place, who="staff_finance"):
    return pages.place_for_page(office.standing(who, LATER), place.pk)


def test_the_memo_has_its_parts_in_order(office):
    place = journeys.used(office)
    reporting.confirm(place_id=place.pk, by=office.standing("head_finance", LATER), at=journeys.at(LATER))
    text = text_of(report_paper(seen(office, place), sees_cost=True))
    wanted = [
        "บันทึกข้อความ", "กองคลัง", "รายงานผลการอบรม", "นายกองค์การบริหารส่วนตำบล", "ผู้อำนวยการกองคลัง ได้อนุมัติ",
        "สถาบันพัฒนาบุคลากรท้องถิ่น", "๒ วัน", "๓,๙๐๐.๐๐ บาท", "สิ่งที่ได้เรียนรู้", "ตรวจสามจุด", "สิ่งที่จะนำมาปรับใช้",
        "แผ่นตรวจหนึ่งหน้า", "ประชุมกองคลัง", "ใช้แล้ว งานเปลี่ยนไป", "ยืนยันแล้ว", "โปรดทราบ",
    ]  # fmt: skip
    places = [text.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_the_memo_keeps_money_from_colleagues_and_marks_what_is_unfinished(office):
    place = journeys.reported(office)
    assert "บาท" not in text_of(report_paper(seen(office, place, "staff_works"), sees_cost=False))
    assert report_paper(seen(office, place), sees_cost=True).mark == ""
    waiting = journeys.attended(office, who="clerk_finance")
    assert report_paper(seen(office, waiting, "clerk_finance"), sees_cost=True).mark == "ร่าง"


def test_the_memo_is_also_a_word_file(office):
    assert render.to_docx(report_paper(seen(office, journeys.reported(office)), sees_cost=True))[:2] == b"PK"


def test_the_record_has_trainings_goals_and_days(office):
    place = journeys.reported(office)
    by = office.standing("staff_finance", DAY)
    growing.want(year_be=YEAR.be, topic="ภาษีที่ดิน", means="พี่เลี้ยง", by=by, at=AT)
    record = pages.record(by, place.person_id, YEAR)
    text = text_of(record_paper(place.person, record, sees_cost=True, today=DAY))
    for words in (
        "ทะเบียนการพัฒนารายบุคคล",
        place.person.full_name,
        "(รวม ๒ วัน)",
        "อบรม (ภายนอก)",
        "ภาษีที่ดิน",
        "รอหัวหน้า",
    ):
        assert words in text
    empty = pages.record(by, place.person_id, YEAR.previous)
    assert "ไม่มีการอบรม" in text_of(record_paper(place.person, empty, sees_cost=False, today=DAY))


def test_the_lists_are_tables(office):
    journeys.reported(office)
    hr = office.standing("hr", LATER)
    growing.set_budget(year_be=YEAR.be, division=office.divisions["กองคลัง"], amount=Decimal(10_000), by=hr, at=AT)
    found = pages.listed(hr, pages.Wanted(year=YEAR))
    sheet = xlsx_sheets(render.to_xlsx(register_paper(found, organisation=office.organisation.name, today=LATER)))
    assert "การเบิกจ่ายเงินขององค์กรปกครองส่วนท้องถิ่น" in str(sheet)
    rows, total = summary.of_year(hr, YEAR)
    paper = year_paper(rows, total, YEAR, office.organisation.name, today=LATER)
    assert "๖,๑๐๐" in text_of(paper)
    assert Place.objects.count() == 1
