"""Series of meetings: begin, change, close, and put the days of a year into the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import be_year, day_of
from khum.domain.verdict import NotPossibleError
from khum.meetings import permissions
from khum.meetings.models import Meeting, Series
from khum.meetings.rules.numbering import numbers
from khum.meetings.rules.rhythm import Rhythm
from khum.meetings.rules.states import MeetingState
from khum.people.standing import Standing

BANGKOK = ZoneInfo("Asia/Bangkok")
FIELDS = (
    *("name", "kind", "division", "committee", "every_months", "day", "week", "weekday"),
    *("starts_at", "minutes", "place", "chair", "secretary", "agenda", "is_climate"),
)
_WHEN = frozenset({"every_months", "day", "week", "weekday", "starts_at", "minutes", "place"})


@transaction.atomic
def begin_series(*, values: Mapping[str, Any], by: Standing, at: datetime) -> Series:
    """Begin a series; ``values`` are those of :data:`FIELDS`."""
    permissions.may_begin_series(by).or_raise()
    series = Series(organisation=by.organisation, created_by=by.person, created_at=at, **_own(values, by))
    permissions.may_arrange(by, series).or_raise()
    series.save()
    ledger.record("series.begun", series, by=by, at=at)
    return series


@transaction.atomic
def change_series(*, series_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Series:
    """Change what ``values`` name. Days that the old rhythm foretold and nobody was called to follow the new one."""
    series = locked(series_id, by)
    permissions.may_arrange(by, series).or_raise()
    fields = _own(values, by)
    before, rhythm = {name: str(getattr(series, name) or "") for name in fields}, series.rhythm
    for name, value in fields.items():
        setattr(series, name, value)
    series.save(update_fields=list(fields))
    changed = {name: [before[name], str(getattr(series, name) or "")] for name in fields}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    if "name" in changed:
        series.meetings.filter(state__in=[MeetingState.PLANNED, MeetingState.CALLED]).update(name=series.name)
    if _WHEN & changed.keys():
        _plan_anew(series, rhythm, at=at)
    if changed:
        ledger.record("series.changed", series, by=by, at=at, detail=changed)
    return series


@transaction.atomic
def close_series(*, series_id: int, by: Standing, at: datetime) -> Series:
    """End a series today; what was planned and never called is taken out of the calendar."""
    series = locked(series_id, by)
    permissions.may_arrange(by, series).or_raise()
    if series.closed_on is not None:
        raise NotPossibleError(_("This series has ended already."))
    series.closed_on = by.today
    series.save(update_fields=["closed_on"])
    series.meetings.filter(state=MeetingState.PLANNED, starts_at__gte=at).delete()
    ledger.record("series.closed", series, by=by, at=at)
    return series


@transaction.atomic
def plan_year(*, series_id: int, year: FiscalYear, by: Standing, at: datetime) -> list[Meeting]:
    """Put the days of a fiscal year from today on into the calendar; months that have a meeting are left alone."""
    series = locked(series_id, by)
    _check_open(series, by)
    made = _fill(series, year, by.today)
    if made:
        ledger.record("series.year_planned", series, by=by, at=at, detail={"year": year.be, "meetings": len(made)})
    return list(series.meetings.filter(pk__in=[meeting.pk for meeting in made]).order_by("starts_at"))


@transaction.atomic
def plan_meeting(*, series_id: int, starts_at: datetime, by: Standing, at: datetime) -> Meeting:
    """Put one meeting into the calendar, also one that took place without being planned here."""
    series = locked(series_id, by)
    _check_open(series, by)
    if series.meetings.filter(starts_at=starts_at).exclude(state=MeetingState.CANCELLED).exists():
        raise NotPossibleError(_("This series already meets at that hour."))
    meeting = _meeting(series, starts_at)
    meeting.save()
    renumber(series, meeting.year_be)
    meeting.refresh_from_db(fields=["number"])
    ledger.record("meeting.planned", meeting, by=by, at=at)
    return meeting


def locked(series_id: int, by: Standing) -> Series:
    """The series, if the person may see it, locked until the transaction ends."""
    seen = Series.objects.visible_to(by).filter(pk=series_id).values_list("pk", flat=True).first()
    if seen is None:
        raise Series.DoesNotExist
    return Series.objects.select_for_update().get(pk=seen)


def renumber(series: Series, year_be: int) -> None:
    """Number the planned meetings of a calendar year by their day, around those that have their number for good."""
    of_year = list(
        series.meetings.filter(year_be=year_be).exclude(state=MeetingState.CANCELLED).order_by("starts_at", "id")
    )
    is_open = {meeting.pk for meeting in of_year if meeting.state_value is MeetingState.PLANNED}
    given = numbers(None if meeting.pk in is_open else meeting.number for meeting in of_year)
    for meeting, number in zip(of_year, given, strict=True):
        meeting.number = number
    Meeting.objects.bulk_update([meeting for meeting in of_year if meeting.pk in is_open], ["number"])


def _fill(series: Series, year: FiscalYear, first: date) -> list[Meeting]:
    """Plan the days of a year from a day on, in months that have no meeting."""
    have = series.meetings.exclude(state=MeetingState.CANCELLED).values_list("starts_at", flat=True)
    months = {day_of(moment).replace(day=1) for moment in have}
    days = [day for day in series.rhythm.days(year) if day >= first and day.replace(day=1) not in months]
    made = [_meeting(series, datetime.combine(day, series.starts_at, tzinfo=BANGKOK)) for day in days]
    Meeting.objects.bulk_create(made)
    for year_be in {meeting.year_be for meeting in made}:
        renumber(series, year_be)
    return made


def _plan_anew(series: Series, old: Rhythm, *, at: datetime) -> None:
    """Take out the days ahead that the old rhythm foretold and plan those of the new one.

    Meetings put in by hand, moved, called, or with business of their own stay where they are.
    """
    ahead = series.meetings.filter(state=MeetingState.PLANNED, starts_at__gte=at, agenda_items=None)
    days = {meeting.pk: day_of(meeting.starts_at) for meeting in ahead}
    years = {FiscalYear.containing(day) for day in days.values()}
    foretold = {day for year in years for day in old.days(year)}
    series.meetings.filter(pk__in=[pk for pk, day in days.items() if day in foretold]).delete()
    for year in sorted(years, key=lambda year: year.be):
        _fill(series, year, day_of(at))


def _meeting(series: Series, starts_at: datetime) -> Meeting:
    return Meeting(
        organisation_id=series.organisation_id,
        series=series,
        name=series.name,
        number=0,
        year_be=be_year(day_of(starts_at)),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=series.minutes),
        place=series.place,
    )


def _check_open(series: Series, by: Standing) -> None:
    permissions.may_arrange(by, series).or_raise()
    if series.closed_on is not None:
        raise NotPossibleError(_("This series has ended. Begin a new one."))


def _own(values: Mapping[str, Any], by: Standing) -> dict[str, Any]:
    fields = {name: values[name] for name in FIELDS if name in values}
    for name in ("division", "committee", "chair", "secretary"):
        thing = fields.get(name)
        if thing is not None and thing.organisation_id != by.organisation_id:
            raise NotPossibleError(_("What you chose belongs to another organisation."))
    return fields
