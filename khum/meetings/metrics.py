"""The figures of meetings: M6, M9, M18 and the participation of row 6 (M21a, M21b)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.domain.thai_date import MONTHS_TH_SHORT, be_year, day_of
from khum.meetings.models import Attendance, Meeting
from khum.meetings.queries.series import between, counted, fact
from khum.meetings.rules.counting import FEWEST_PEOPLE, is_exchange
from khum.meetings.rules.states import TAKEN_PLACE, Presence
from khum.people.models import Organisation, Person
from khum.web.addresses import address_of

_HELD = [state.value for state in TAKEN_PLACE]
_COUNTS = {presence.value for presence in Presence if presence.counts}
_NOTHING = Measurement(None, None, None, ())


def months(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Months with an exchange of knowledge that has minutes (row 120); a row a month: one query."""
    by_month: dict[date, list[Meeting]] = defaultdict(list)
    for meeting in _exchanges(organisation, start, end):
        by_month[day_of(meeting.starts_at).replace(day=1)].append(meeting)
    return _number(
        EvidenceRow(
            _month(first),
            _address(met[0]),
            day_of(met[0].starts_at),
            " · ".join(str(meeting) for meeting in met),
        )
        for first, met in sorted(by_month.items())
    )


def sessions(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Meetings that exchanged knowledge, with minutes and at least two people (rows 99, 103): one query."""
    return _number(_row(meeting) for meeting in _exchanges(organisation, start, end))


def climate(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Meetings meant to build a climate of learning that were held with at least two people (row 102): one query."""
    held = _held(organisation, start, end).filter(series__is_climate=True)
    return _number(_row(meeting) for meeting in held if fact(meeting).present >= FEWEST_PEOPLE)


def participation(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Seats filled of seats called, by division and month (row 6): two queries."""
    called: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    months, noted = _places(organisation, start, end)
    for meeting, division, presence, number in noted.values_list("meeting", "division_name", "presence").annotate(
        number=Count("pk")
    ):
        seats = called[(months[meeting], division)]
        seats[0] += number if presence in _COUNTS else 0
        seats[1] += number
    if not called:
        return _NOTHING
    calendar = reverse("meetings:calendar")
    rows = tuple(
        EvidenceRow(
            f"{division or 'ผู้บริหาร'} {_month(first)}",
            f"{calendar}?month={first:%Y-%m}",
            first,
            f"มา {came} จาก {seats} ที่",
        )
        for (first, division), (came, seats) in sorted(called.items())
    )
    came, everybody = (Decimal(sum(seats[place] for seats in called.values())) for place in (0, 1))
    return Measurement(100 * came / everybody, came, everybody, rows)


def continuity(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """People who came at least once in each month in which they were called (row 6): three queries."""
    came_in: dict[int, dict[date, bool]] = defaultdict(dict)
    months, noted = _places(organisation, start, end)
    for meeting, presence, person in noted.values_list("meeting", "presence", "person"):
        first, found = months[meeting], came_in[person]
        found[first] = found.get(first, False) or presence in _COUNTS
    if not came_in:
        return _NOTHING
    steady = [person for person, found in came_in.items() if all(found.values())]
    people = Person.objects.only("prefix", "first_name", "last_name").in_bulk(steady)
    address = address_of("people:person")
    rows = tuple(
        EvidenceRow(people[person].full_name, address(person), note=f"{len(came_in[person])} เดือน")
        for person in sorted(steady)
    )
    number, everybody = Decimal(len(steady)), Decimal(len(came_in))
    return Measurement(100 * number / everybody, number, everybody, rows)


def attended(organisation: Organisation, start: date, end: date) -> dict[int, int]:
    """How often each person came to an exchange of knowledge: two queries."""
    exchanges = [meeting.pk for meeting in _exchanges(organisation, start, end)]
    came = Attendance.objects.filter(meeting__in=exchanges, presence=Presence.PRESENT)
    return dict(came.order_by().values_list("person").annotate(number=Count("pk")))


def _held(organisation: Organisation, start: date, end: date) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(organisation=organisation, state__in=_HELD, **between(start, end))
    return counted(found).select_related("series").order_by("starts_at", "id")


def _exchanges(organisation: Organisation, start: date, end: date) -> list[Meeting]:
    return [meeting for meeting in _held(organisation, start, end) if is_exchange(fact(meeting))]


def _places(organisation: Organisation, start: date, end: date) -> tuple[dict[int, date], QuerySet[Attendance]]:
    """The first day of the month of each meeting that was held, and the places that were noted there: two queries."""
    held = Meeting.objects.filter(organisation=organisation, state__in=_HELD, **between(start, end))
    months = {pk: day_of(at).replace(day=1) for pk, at in held.order_by().values_list("pk", "starts_at")}
    noted = Attendance.objects.filter(meeting__in=list(months)).exclude(presence=Presence.UNKNOWN)
    return months, noted.order_by()


def _row(meeting: Meeting) -> EvidenceRow:
    note = f"{fact(meeting).present} คน · {meeting.state_value.label_th}"
    return EvidenceRow(str(meeting), _address(meeting), day_of(meeting.starts_at), note)


def _address(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.pk])


def _month(first: date) -> str:
    return f"{MONTHS_TH_SHORT[first.month - 1]} {be_year(first)}"


def _number(rows: Iterable[EvidenceRow]) -> Measurement:
    found = tuple(rows)
    value = Decimal(len(found))
    return Measurement(value, value, None, found)


_SYSTEM, _OUTPUT, _OUTCOME = IndicatorLevel.SYSTEM, IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M6", "การประชุมแลกเปลี่ยนเรียนรู้", "ครั้ง", _OUTPUT,
        "จำนวนการประชุมที่มีวาระแลกเปลี่ยนเรียนรู้ มีรายงานการประชุม และมีผู้มาประชุมตั้งแต่ 2 คนขึ้นไป", sessions,
    ),
    Metric(
        "M9", "การประชุมที่เสริมสร้างบรรยากาศการเรียนรู้", "ครั้ง", _OUTPUT,
        "จำนวนการประชุมที่ระบุว่าเสริมสร้างบรรยากาศ จัดแล้ว และมีผู้มาประชุมตั้งแต่ 2 คนขึ้นไป", climate,
    ),
    Metric(
        "M18", "เดือนที่มีการประชุมแลกเปลี่ยนเรียนรู้", "เดือน", _OUTPUT,
        "จำนวนเดือนที่มีการประชุมซึ่งมีวาระแลกเปลี่ยนเรียนรู้ มีรายงานการประชุม และมีผู้มาประชุมตั้งแต่ 2 คนขึ้นไป อย่างน้อย 1 ครั้ง",
        months,
    ),
    Metric(
        "M21a", "การมาประชุม", "%", _OUTCOME,
        "จำนวนที่นั่งที่มีผู้มาประชุมหรือผู้แทน หารด้วยจำนวนที่นั่งที่เชิญ ในการประชุมที่จัดแล้ว แยกตามกองและเดือน", participation,
    ),
    Metric(
        "M21b", "การมาประชุมต่อเนื่องทุกเดือน", "%", _OUTCOME,
        "จำนวนคนที่มาประชุมอย่างน้อย 1 ครั้งในทุกเดือนที่ได้รับเชิญ หารด้วยจำนวนคนที่ได้รับเชิญ", continuity,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
