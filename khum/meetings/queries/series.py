"""The list of series and the page of one: its meetings of a fiscal year and the months met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import day_of, moments
from khum.meetings.models import AgendaItem, Attendance, Meeting, Series
from khum.meetings.rules.counting import Fact, months_met
from khum.meetings.rules.states import MeetingState, Presence, SeriesKind
from khum.people.standing import Standing

_BANGKOK = ZoneInfo("Asia/Bangkok")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year and whether knowledge was exchanged in it."""

    first: date
    is_met: bool
    is_past: bool


def listed(standing: Standing) -> QuerySet[Series]:
    """Series in sight, running ones first."""
    found: QuerySet[Series] = Series.objects.visible_to(standing).select_related("chair", "secretary", "division")
    return found.order_by("closed_on", "kind", "name", "id")


def of_year(series: Series, year: FiscalYear) -> list[Meeting]:
    """Meetings of a fiscal year in order, with ``came``: one query."""
    return list(
        counted(series.meetings.filter(**between(year.start, year.end))).select_related("series").order_by("starts_at")
    )


def counted(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with ``came`` (people) and ``has_km`` (the exchange has minutes), which M18 and M6 count by."""
    km = AgendaItem.objects.filter(meeting=OuterRef("pk"), is_km=True).exclude(text="")
    came = Q(attendances__presence__in=[Presence.PRESENT.value, Presence.SUBSTITUTE.value])
    return meetings.annotate(came=Count("attendances", filter=came), has_km=Exists(km))


def fact(meeting: Meeting) -> Fact:
    """What the counting has to know of a meeting that :func:`counted` read."""
    return Fact(
        on=day_of(meeting.starts_at),
        state=meeting.state_value,
        has_km=meeting.has_km,  # type: ignore[attr-defined]
        present=meeting.came,  # type: ignore[attr-defined]
    )


def months(meetings: list[Meeting], year: FiscalYear, today: date) -> list[Month]:
    """The twelve months, October first."""
    met = months_met([fact(meeting) for meeting in meetings], year.start, year.end)
    return [Month(first, first in met, first < today.replace(day=1)) for first in year.months]


def own_calendar(standing: Standing, since: date) -> QuerySet[Meeting]:
    """Meetings in sight from a day on to which a person is called, or will be because they belong to it."""
    start = datetime.combine(since, time(), tzinfo=_BANGKOK)
    belongs = Q(series__kind=SeriesKind.STAFF.value) | Q(series__division__in=standing.division_ids)
    belongs |= Q(series__committee__in={pk for _kind, _role, pk in standing.seats})
    belongs |= Q(series__chair__in=standing.position_ids) | Q(series__secretary__in=standing.position_ids)
    called = Q(pk__in=Attendance.objects.filter(person=standing.person_id).values("meeting"))
    mine = called | (Q(state=MeetingState.PLANNED.value) & belongs)
    found: QuerySet[Meeting] = Meeting.objects.visible_to(standing).filter(mine, starts_at__gte=start)
    return found.select_related("series").order_by("starts_at")


def between(start: date, end: date) -> dict[str, datetime]:
    """Condition that a meeting begins on a day of a period."""
    return moments(start, end, "starts_at")
