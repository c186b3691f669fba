"""What waits for a person because of meetings: answers, minutes, certifications, resolutions (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.domain.thai_date import day_of
from khum.meetings.models import Attendance, Meeting, Series
from khum.meetings.queries.pages import resolutions
from khum.meetings.rules.states import TAKEN_PLACE, MeetingState, Reply
from khum.people.standing import Standing

MOST = 20
CALL_AHEAD = timedelta(days=10)
_BANGKOK = ZoneInfo("Asia/Bangkok")
_SECRETARIES = frozenset({"secretary", "assistant"})


def items(standing: Standing) -> Iterator[DueItem]:
    """At most five queries."""
    yield from _answers(standing)
    yield from _to_run(standing)
    yield from _to_plan(standing)
    yield from _to_certify(standing)
    yield from _resolutions(standing)


def _answers(standing: Standing) -> Iterator[DueItem]:
    if standing.person_id is None:
        return
    today = datetime.combine(standing.today, time(), tzinfo=_BANGKOK)
    waiting = Attendance.objects.visible_to(standing).filter(
        person=standing.person_id,
        reply=Reply.WAITING,
        meeting__state=MeetingState.CALLED,
        meeting__starts_at__gte=today,
    )
    for row in waiting.select_related("meeting__series").order_by("meeting__starts_at")[:MOST]:
        address = f"{reverse('meetings:meeting', args=[row.meeting_id])}#reply"
        day = day_of(row.meeting.starts_at)
        yield DueItem(str(row.meeting), _("You are called to a meeting"), address, day, _("Answer"))


def _to_run(standing: Standing) -> Iterator[DueItem]:
    """For the secretary of a meeting: call people, record what has passed, write the minutes."""
    near = datetime.combine(standing.today + CALL_AHEAD, time(), tzinfo=_BANGKOK)
    states = [MeetingState.PLANNED, MeetingState.CALLED, MeetingState.HELD]
    found = _mine(standing).filter(state__in=states, starts_at__lt=near)
    for meeting in found.order_by("starts_at")[:MOST]:
        address = reverse("meetings:meeting", args=[meeting.pk])
        day = day_of(meeting.starts_at)
        if meeting.state_value is MeetingState.HELD:
            minutes = reverse("meetings:minutes", args=[meeting.pk])
            yield DueItem(str(meeting), _("The minutes are not finished"), minutes, None, _("Write the minutes"))
        elif day < standing.today:
            yield DueItem(str(meeting), _("The day has passed: record the meeting"), address, day, _("Record"))
        elif meeting.state_value is MeetingState.PLANNED:
            yield DueItem(str(meeting), _("Call people to the meeting"), address, day, _("Call"))
        elif day == standing.today:
            yield DueItem(str(meeting), _("The meeting is today"), address, day, _("Open the meeting"))


def _to_plan(standing: Standing) -> Iterator[DueItem]:
    """For the secretary: series with a rhythm that have nothing ahead."""
    now = datetime.combine(standing.today, time(), tzinfo=_BANGKOK)
    ahead = Meeting.objects.filter(series=OuterRef("pk"), starts_at__gte=now)
    empty = Series.objects.visible_to(standing).filter(
        ~Exists(ahead), secretary__in=standing.position_ids, closed_on=None, every_months__gt=0
    )
    for series in empty[:MOST]:
        address = reverse("meetings:series", args=[series.pk])
        yield DueItem(series.name, _("No meeting is ahead"), address, None, _("Plan the year"))


def _to_certify(standing: Standing) -> Iterator[DueItem]:
    """For the chair: minutes that the next meeting can certify."""
    later = Meeting.objects.filter(
        series=OuterRef("series"), starts_at__gt=OuterRef("starts_at"), state__in=[s.value for s in TAKEN_PLACE]
    )
    chaired = {pk for _kind, role, pk in standing.seats if role == "chair"}
    mine = Q(series__chair__in=standing.position_ids) | Q(series__committee__in=chaired)
    found = Meeting.objects.visible_to(standing).filter(mine, Exists(later), state=MeetingState.DRAFTED)
    for meeting in found.select_related("series").order_by("starts_at")[:MOST]:
        address = reverse("meetings:certify", args=[meeting.pk])
        yield DueItem(str(meeting), _("Minutes to certify"), address, None, _("Certify"))


def _resolutions(standing: Standing) -> Iterator[DueItem]:
    for resolution in resolutions(standing, which="mine")[:MOST]:
        address = reverse("meetings:settle", args=[resolution.pk])
        words = _("Resolution of %(meeting)s") % {"meeting": str(resolution.meeting)}
        yield DueItem(str(resolution), words, address, resolution.due_on, _("Say what came of it"))


def _mine(standing: Standing) -> QuerySet[Meeting]:
    written = {pk for _kind, role, pk in standing.seats if role in _SECRETARIES}
    mine = Q(series__secretary__in=standing.position_ids) | Q(series__committee__in=written)
    found: QuerySet[Meeting] = Meeting.objects.visible_to(standing).filter(mine).select_related("series")
    return found
