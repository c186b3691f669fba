"""What other apps learn of meetings: figures with evidence, things that wait, words found by their readers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS
from khum.home.queries import waiting
from khum.meetings import due, metrics, search
from khum.meetings.actions import calling, holding, minutes, outcomes, series
from khum.meetings.models import Meeting, Series
from khum.meetings.rules.states import Presence
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import AT, DAY, at
from khum.people.actions import committees
from khum.people.rules import CommitteeKind, SeatRole
from khum.search.queries import searching

pytestmark = pytest.mark.django_db
YEAR = FiscalYear(2570)
NEXT = DAY + timedelta(weeks=4)


@pytest.fixture
def office():
    return journeys.council()


def measured(office, code, today=DAY):
    metric = METRICS.get(code)
    assert metric is not None
    return metric.measure(office.organisation, YEAR.start, YEAR.end, today)


def found(office, name, words, today=DAY):
    answer = searching.find(office.standing(name, today), words, searching.Filters(kind="meetings"))
    return [result.key for result in answer.results]


def test_every_figure_is_declared_once_and_measures_nothing_at_first(office):
    assert [metric.code for metric in metrics.METRICS] == ["M6", "M9", "M18", "M21a", "M21b"]
    for metric in metrics.METRICS:
        measurement = measured(office, metric.code)
        assert measurement.value in (None, 0)
        assert measurement.evidence == ()


def test_months_met_count_a_month_once_with_its_meetings_as_evidence(office):
    journeys.written(office)
    journeys.written(office, DAY + timedelta(days=9))
    journeys.written(office, date(2026, 12, 7))
    months = measured(office, "M18")
    assert months.value == 2
    assert [row.label for row in months.evidence] == ["พ.ย. 2569", "ธ.ค. 2569"]
    assert months.evidence[0].note.count("ครั้งที่") == 2
    assert months.evidence[0].url.startswith("/meetings/")
    assert measured(office, "M6").value == 3


def test_without_minutes_or_without_exchange_or_alone_no_month_is_met(office):
    journeys.held(office)
    assert measured(office, "M18").value == 0
    of = journeys.staff_series(office, name="ประชุมอื่น", agenda=[{"section": 4, "title": "งบประมาณ"}])
    meeting = journeys.planned(office, of, DAY + timedelta(days=1))
    by = office.standing("hr", DAY + timedelta(days=1))
    holding.begin(meeting_id=meeting.pk, by=by, at=at(by.today))
    one = meeting.attendances.earliest("pk")
    holding.note(attendance_id=one.pk, presence=Presence.PRESENT, by=by, at=at(by.today))
    line = meeting.agenda_items.earliest("pk")
    minutes.save_line(line_id=line.pk, text="พิจารณางบ", version=1, by=by, at=at(by.today))
    minutes.finish(meeting_id=meeting.pk, by=by, at=at(by.today))
    assert measured(office, "M18").value == measured(office, "M6").value == 0


def test_meetings_that_build_the_climate(office):
    of = journeys.staff_series(office, is_climate=True)
    journeys.held(office, of=of)
    assert measured(office, "M9").value == 1


def test_participation_by_division_and_month_and_who_is_steady(office):
    journeys.written(office)
    second = journeys.planned(office, day=NEXT)
    by = office.standing("hr", NEXT)
    holding.begin(meeting_id=second.pk, by=by, at=at(NEXT))
    gone = second.attendances.get(person=office.people["staff_works"])
    holding.note(attendance_id=gone.pk, presence=Presence.ABSENT, reason="ลา", by=by, at=at(NEXT))
    holding.note_rest(meeting_id=second.pk, presence=Presence.PRESENT, by=by, at=at(NEXT))
    taken, people = measured(office, "M21a"), len(office.people)
    assert (taken.numerator, taken.denominator) == (2 * people - 1, 2 * people)
    assert {row.label: row.note for row in taken.evidence}["กองช่าง พ.ย. 2569"] == "มา 1 จาก 2 ที่"
    steady = measured(office, "M21b")
    # Both meetings lie in November: to come once in the month is enough.
    assert steady.value == Decimal(100)
    assert steady.numerator == people


def test_who_came_to_an_exchange_took_part_in_the_quarter(office):
    before = measured(office, "M21").numerator
    journeys.written(office)
    assert measured(office, "M21").numerator == len(office.people)
    assert before < len(office.people)


def test_other_organisations_count_for_themselves(office):
    journeys.written(office)
    neighbour = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    assert [measured(neighbour, code).value for code in ("M6", "M18", "M21a")] == [0, 0, None]


def waits(office, name, today=DAY):
    return [(item.detail, item.action_label) for item in due.items(office.standing(name, today))]


def test_what_waits_for_whom(office):
    meeting = journeys.called(office)
    assert ("ท่านได้รับเชิญประชุม", "ตอบ") in waits(office, "staff_works")
    calling.reply(meeting_id=meeting.pk, is_coming=True, by=office.standing("staff_works", DAY), at=AT)
    assert waits(office, "staff_works") == []
    assert ("วันนี้มีการประชุม", "เปิดการประชุม") in waits(office, "hr")
    assert ("เลยวันประชุมแล้ว ให้บันทึกการประชุม", "บันทึก") in waits(office, "hr", NEXT)


def test_minutes_certification_and_resolutions_wait(office):
    meeting = journeys.held(office)
    line = journeys.km_line(meeting)
    by = office.standing("hr", DAY)
    outcomes.resolve(
        line_id=line.pk, text="ทำแผ่นตรวจ", owner=office.positions["head_finance"], due_on=NEXT, by=by, at=AT
    )
    assert ("ยังทำรายงานการประชุมไม่เสร็จ", "จดรายงานการประชุม") in waits(office, "hr")
    (item,) = due.items(office.standing("head_finance", DAY))
    assert (item.title, item.due_on) == ("ทำแผ่นตรวจ", NEXT)
    minutes.save_line(line_id=line.pk, text="เล่า", version=1, by=by, at=AT)
    minutes.finish(meeting_id=meeting.pk, by=by, at=AT)
    assert ("รายงานการประชุมรอรับรอง", "รับรอง") not in waits(office, "palad", NEXT)
    journeys.held(office, NEXT)
    assert ("รายงานการประชุมรอรับรอง", "รับรอง") in waits(office, "palad", NEXT)
    assert ("รายงานการประชุมรอรับรอง", "รับรอง") not in waits(office, "hr", NEXT)


def test_a_series_with_nothing_ahead_waits_to_be_planned(office):
    of = journeys.staff_series(office)
    assert ("ยังไม่มีการประชุมข้างหน้า", "กำหนดวันประชุมทั้งปี") in waits(office, "hr")
    series.plan_year(series_id=of.pk, year=YEAR, by=office.standing("hr", DAY), at=AT)
    assert waits(office, "hr") == []


def test_due_items_cost_five_queries_at_most(office, django_assert_max_num_queries):
    journeys.written(office)
    by = office.standing("palad", DAY)
    with django_assert_max_num_queries(5):
        list(due.items(by))


def test_minutes_are_found_once_finished_and_by_their_readers_alone(office):
    of = journeys.division_series(office)
    meeting = journeys.held(office, of=of)
    line, by = journeys.km_line(meeting), office.standing("head_finance", DAY)
    minutes.save_line(line_id=line.pk, text="ระหว่างประชุมมีผู้เล่าเรื่องใบเสร็จปลอม", version=1, by=by, at=AT)
    assert found(office, "head_finance", "ใบเสร็จปลอม") == []
    outcomes.resolve(line_id=line.pk, text="ตั้งจุดตรวจพัสดุ", owner=None, due_on=None, by=by, at=AT)
    minutes.finish(meeting_id=meeting.pk, by=by, at=AT)
    for words in ("ใบเสร็จปลอม", "จุดตรวจพัสดุ"):
        readers = {name for name in office.people if found(office, name, words)}
        assert readers == {name for name in office.people if may_read(office, name, meeting)}
    assert found(journeys.council("rimnam", "เทศบาลตำบลริมน้ำ"), "hr", "ใบเสร็จปลอม") == []


def may_read(office, name, meeting):
    return Meeting.objects.visible_to(office.standing(name, DAY)).filter(pk=meeting.pk).exists()


def test_a_committee_keeps_to_itself_in_lists_and_in_the_search(office):
    hr = office.standing("hr", DAY)
    committee = committees.form_committee(
        kind=CommitteeKind.WORKING, name="คณะทำงาน", year_be=2570, start=date(2026, 10, 1), duties="", by=hr, at=AT
    )
    for who, role in (("head_finance", SeatRole.CHAIR), ("clerk_finance", SeatRole.SECRETARY)):
        committees.add_seat(
            committee_id=committee.pk, position=office.positions[who], role=role, start=date(2026, 10, 1), by=hr, at=AT
        )
    by = office.standing("head_finance", DAY)
    of = series.begin_series(
        values={
            "name": "ประชุมคณะทำงาน", "kind": "committee", "committee": committee, "every_months": 0,
            "starts_at": at(DAY).time(), "place": "ห้องเล็ก",
            "chair": office.positions["head_finance"], "secretary": office.positions["clerk_finance"],
        },
        by=by, at=AT,
    )  # fmt: skip
    meeting = journeys.called(office, of=of)
    assert {row.person for row in meeting.attendances.all()} == {
        office.people["head_finance"], office.people["clerk_finance"]
    }  # fmt: skip
    seeing = {name for name in office.people if Series.objects.visible_to(office.standing(name, DAY)).exists()}
    finding = {name for name in office.people if found(office, name, "ประชุมคณะทำงาน")}
    assert seeing == finding == {"head_finance", "clerk_finance"}
    assert search.readers(of) == {f"h{of.chair_id}", f"h{of.secretary_id}"}


def test_a_guest_of_another_division_reads_and_finds_what_they_were_called_to(office):
    meeting = journeys.called(office, of=journeys.division_series(office))
    by = office.standing("head_finance", DAY)
    holding.add_person(meeting_id=meeting.pk, person_id=office.people["staff_works"].pk, by=by, at=AT)
    assert may_read(office, "staff_works", meeting)
    assert not may_read(office, "head_office", meeting)
    assert found(office, "staff_works", "ประชุมกองคลัง") == [meeting.pk]
    assert not Series.objects.visible_to(office.standing("staff_works", DAY)).exists()


def test_news_of_a_division_stay_in_the_division(office):
    journeys.written(office, of=journeys.division_series(office))
    said = {name: [line.what for line in waiting.news(office.standing(name, DAY))] for name in office.people}
    assert any("ประชุมกองคลัง" in line for line in said["clerk_finance"])
    assert not any("ประชุมกองคลัง" in line for line in said["staff_works"])
