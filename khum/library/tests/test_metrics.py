"""Figures of the library on records made through actions; every figure has its evidence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, Measurement
from khum.library.actions import life, reviewing, using, writing
from khum.library.metrics import METRICS as OURS
from khum.library.models import Item
from khum.library.rules.states import LegalStatus, Link, Significance
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, BODY, DAY, Council, later
from khum.people.actions import persons

pytestmark = pytest.mark.django_db
YEAR = FiscalYear.containing(DAY)


@pytest.fixture
def office() -> Council:
    return journeys.council()


def measured(office: Council, code: str, year: FiscalYear = YEAR, today: date = DAY) -> Measurement:
    metric = METRICS.get(code)
    assert metric is not None
    return metric.measure(office.organisation, year.start, year.end, today)


def test_every_figure_is_declared_once_and_measures_an_empty_library(office: Council) -> None:
    assert len({metric.code for metric in OURS}) == len(OURS)
    for metric in OURS:
        found = metric.measure(office.organisation, YEAR.start, YEAR.end, DAY)
        assert found.value in (None, 0)
        assert found.evidence == ()
        assert metric.name_th
        assert metric.definition_th


def test_stock(office: Council) -> None:
    item = journeys.published(office)
    journeys.draft(office, "ร่าง")
    assert (measured(office, "M2").value, measured(office, "M2a").value) == (1, 1)
    assert measured(office, "M2").evidence[0].label == "การเบิกจ่าย"
    late = DAY + timedelta(days=400)
    year = FiscalYear.containing(late)
    assert measured(office, "M2", year, late).value == 0
    assert measured(office, "M2a", year, late).value == 1
    life.retire(item_id=item.pk, reason="เลิก", successor_id=None, by=office.standing("hr"), at=AT + timedelta(days=30))
    assert measured(office, "M2a", year, late).value == 0
    assert measured(office, "M2a").value == 1


def test_other_organisations_count_for_themselves(office: Council) -> None:
    journeys.published(office)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert [measured(other, code).value for code in ("M2", "M2a", "M5", "M8")] == [0, 0, 0, 0]


def test_regulations_and_their_currency(office: Council) -> None:
    by = office.standing("staff_finance")
    laws = [journeys.published(office, f"ระเบียบที่ {number}") for number in (1, 2)]
    for law in laws:
        facts = {"number": "ว 1", "issuer": "สถ.", "issued_on": DAY}
        writing.set_regulation(item_id=law.pk, values=facts, by=by, at=AT)
    assert measured(office, "M3").value == 2
    assert measured(office, "M3a").value == 100
    later_day = DAY + timedelta(days=380)
    year = FiscalYear.containing(later_day)
    life.verify(item_id=laws[0].pk, by=office.standing("staff_finance", later_day), at=AT + timedelta(days=380))
    assert measured(office, "M3a", year, later_day).value == 50
    life.change_status(item_id=laws[1].pk, status=LegalStatus.REPEALED, reason="ยกเลิก", by=by, at=AT)
    assert measured(office, "M3a", year, later_day).value == 100


def test_improved_items_and_reviews_on_time(office: Council) -> None:
    item = journeys.published(office)
    assert measured(office, "M4").value == 0
    typo = journeys.revised(office, item, BODY + "<p>.</p>", Significance.TYPO)
    reviewing.approve(revision_id=typo.pk, by=office.standing("clerk_finance"), at=later(20))
    assert measured(office, "M4").value == 0
    medium = journeys.revised(office, item)
    reviewing.approve(revision_id=medium.pk, by=office.standing("head_finance"), at=later(30))
    assert measured(office, "M4").value == 1
    assert measured(office, "M4").evidence[0].note == "ฉบับที่ 3 แก้กำหนดเวลา"
    due = Item.objects.get(pk=item.pk).verified_until
    assert due is not None
    year = FiscalYear.containing(due)
    assert measured(office, "M4a", year, due + timedelta(days=1)).value == 0
    life.verify(item_id=item.pk, by=office.standing("staff_finance", due), at=AT + timedelta(days=365))
    assert measured(office, "M4a", year, due + timedelta(days=1)).value == 100


def test_use_and_reads(office: Council) -> None:
    item = journeys.published(office)
    journeys.published(office, "อีกเรื่อง")
    for name in ("clerk_finance", "staff_works", "staff_finance"):
        using.count_read(item=item, by=office.standing(name))
    assert (measured(office, "M5").value, measured(office, "M5a").value) == (2, 2)
    own = using.use(item_id=item.pk, by=office.standing("staff_finance"), at=AT)
    assert (measured(office, "M8").value, measured(office, "M8a").value) == (1, 0)
    details = {"case": "อบรม", "result": "เร็วขึ้น", "outcome": "efficiency", "before": "2 วัน", "after": "1 วัน"}
    used = using.use(item_id=item.pk, details=details, by=office.standing("clerk_finance"), at=AT)
    assert (measured(office, "M8").value, measured(office, "M8a").value) == (2, 50)
    assert (measured(office, "M8b").value, measured(office, "M23").value) == (0, 0)
    for one in (own, used):
        using.confirm(use_id=one.pk, by=office.standing("head_finance"), at=later(9))
    assert (measured(office, "M8b").value, measured(office, "M23").value) == (1, 1)
    assert "2" not in measured(office, "M23").evidence[0].url.replace(str(item.pk), "")


def test_people_who_take_part(office: Council) -> None:
    assert measured(office, "M21").value == 0
    journeys.published(office)
    found = measured(office, "M21")
    assert (found.numerator, found.denominator) == (3, len(office.people))
    before = FiscalYear(YEAR.be - 1)
    assert measured(office, "M21", before).value == 0


@pytest.mark.parametrize(("days", "left_out"), [(0, 0), (-1, 1)])
def test_the_last_day_of_service_still_counts(office: Council, days: int, left_out: int) -> None:
    leaving = office.people["staff_finance"].pk
    persons.leave(person_id=leaving, last_day=DAY + timedelta(days=days), by=office.standing("hr"), at=AT)
    assert measured(office, "M21").denominator == len(office.people) - left_out


def test_sets_of_three(office: Council) -> None:
    parts = [journeys.published(office, f"เรื่องที่ {number}") for number in range(3)]
    whole = journeys.published(office, "ชุดการเงิน")
    by = office.standing("staff_finance")
    for place, part in enumerate(parts):
        assert measured(office, "M19").value == 0, place
        writing.relate(item_id=whole.pk, other_id=part.pk, kind=Link.PART, note="", by=by, at=AT)
    assert measured(office, "M19").value == 1


def test_a_lesson_that_changed_a_manual(office: Council) -> None:
    manual = journeys.published(office)
    by = office.standing("staff_finance")
    lesson = writing.create(
        kind="lesson",
        title="บทเรียน",
        values={"parts": dict.fromkeys(("expected", "happened", "why", "next"), "ข้อความที่ยาวพอ")},
        by=by,
        at=AT,
    )
    sent = reviewing.submit(item_id=lesson.pk, comment="", significance=Significance.MAJOR, by=by, at=later(1))
    for name in ("head_finance", "hr"):
        reviewing.approve(revision_id=sent.pk, by=office.standing(name), at=later(2))
    assert measured(office, "M24").value == 0
    assert measured(office, "M24a").value is None
    writing.relate(item_id=manual.pk, other_id=lesson.pk, kind=Link.ADAPTED, note="", by=by, at=AT)
    changed = journeys.revised(office, manual)
    reviewing.approve(revision_id=changed.pk, by=office.standing("head_finance"), at=AT + timedelta(days=7))
    assert measured(office, "M24").value == 100
    assert measured(office, "M24a").value == Decimal(7)
