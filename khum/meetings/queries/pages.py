"""What the pages of meetings show: the month, one meeting, its names, its minutes, resolutions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q, QuerySet

from khum.meetings.models import AgendaItem, Attendance, Meeting, Point, Resolution
from khum.meetings.rules.agenda import Section, numbered
from khum.meetings.rules.states import TAKEN_PLACE, MeetingState, Presence, Reply
from khum.people.standing import Standing

_BANGKOK = ZoneInfo("Asia/Bangkok")
_CAME = [Presence.PRESENT.value, Presence.SUBSTITUTE.value]


@dataclass(frozen=True, slots=True)
class Names:
    """How many were called, answered and came."""

    called: int
    coming: int
    not_coming: int
    came: int
    absent: int

    @property
    def unknown(self) -> int:
        """Not noted yet."""
        return self.called - self.came - self.absent


@dataclass(frozen=True, slots=True)
class Line:
    """A line of business with its number on the agenda (4.1) and what belongs to it."""

    number: str
    item: AgendaItem
    resolutions: list[Resolution]
    points: list[Point]


@dataclass(frozen=True, slots=True)
class Business:
    """A section (วาระ) with its lines; the five are always shown, as form 11 has them."""

    section: Section
    lines: list[Line]


def month(standing: Standing, first: date) -> list[Meeting]:
    """Meetings in sight that begin in a month, with the person's own answer: three queries."""
    start, end = _bounds(first)
    own = Attendance.objects.filter(person=standing.person_id)
    found = Meeting.objects.visible_to(standing).filter(starts_at__gte=start, starts_at__lt=end)
    return list(
        found.select_related("series")
        .prefetch_related(Prefetch("attendances", queryset=own, to_attr="own"))
        .order_by("starts_at")
    )


def meeting_for_page(standing: Standing, pk: int) -> Meeting | None:
    """A meeting that the person may read, with its series: one query."""
    found: Meeting | None = (
        Meeting.objects.visible_to(standing)
        .filter(pk=pk)
        .select_related(
            "organisation",
            "series__chair",
            "series__secretary",
            "series__division",
            "series__committee",
            "certified_in__series",
        )
        .first()
    )
    return found


def names_of(meeting: Meeting) -> Names:
    """Counts of the list: one query."""
    counts = meeting.attendances.aggregate(
        called=Count("pk"),
        coming=Count("pk", filter=Q(reply=Reply.COMING)),
        not_coming=Count("pk", filter=Q(reply=Reply.NOT_COMING)),
        came=Count("pk", filter=Q(presence__in=_CAME)),
        absent=Count("pk", filter=Q(presence=Presence.ABSENT)),
    )
    return Names(**counts)


def list_of(meeting: Meeting) -> list[Attendance]:
    """Everybody who was called, in order: one query."""
    return list(meeting.attendances.all())


def own_place(meeting: Meeting, standing: Standing) -> Attendance | None:
    """The person's own line on the list: one query."""
    return meeting.attendances.filter(person=standing.person_id).first()


def business_of(meeting: Meeting) -> list[Business]:
    """The agenda with minutes, resolutions and points: three queries."""
    resolutions = Resolution.objects.select_related("owner").order_by("id")
    points = Point.objects.select_related("teller", "item")
    items = list(
        meeting.agenda_items.select_related("follows__owner").prefetch_related(
            Prefetch("resolutions", queryset=resolutions, to_attr="made"),
            Prefetch("points", queryset=points, to_attr="kept"),
        )
    )
    labels = numbered([item.section for item in items])
    lines = [Line(label, item, item.made, item.kept) for label, item in zip(labels, items, strict=True)]
    return [Business(section, [line for line in lines if line.item.section == section]) for section in Section]


def later_held(meeting: Meeting) -> Meeting | None:
    """The next meeting of the series that took place, where these minutes are certified: one query."""
    held = Meeting.objects.filter(
        series=meeting.series_id, starts_at__gt=meeting.starts_at, state__in=[state.value for state in TAKEN_PLACE]
    )
    return held.order_by("starts_at").first()


def to_certify(meeting: Meeting) -> list[Meeting]:
    """Earlier meetings of the series whose finished minutes this one can certify: one query."""
    found = Meeting.objects.filter(
        series=meeting.series_id, starts_at__lt=meeting.starts_at, state=MeetingState.DRAFTED
    )
    return list(found.order_by("starts_at"))


def resolutions(standing: Standing, *, which: str) -> QuerySet[Resolution]:
    """Resolutions that were asked of somebody: open ones, one's own, or settled ones."""
    found: QuerySet[Resolution] = Resolution.objects.visible_to(standing).filter(owner__isnull=False)
    found = found.select_related("meeting__series", "owner")
    if which == "done":
        return found.exclude(done_on=None).order_by("-done_on", "-id")
    found = found.filter(done_on=None).order_by("due_on", "id")
    return found.filter(owner__in=standing.position_ids) if which == "mine" else found


def is_over(meeting: Meeting, today: date) -> bool:
    """Whether its day has come, so that it can be opened."""
    return meeting.starts_at.astimezone(_BANGKOK).date() <= today


def may_still_be_called(meeting: Meeting, today: date) -> bool:
    """Whether calling people makes sense."""
    return meeting.state_value is MeetingState.PLANNED and meeting.starts_at.astimezone(_BANGKOK).date() >= today


def _bounds(first: date) -> tuple[datetime, datetime]:
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return (
        datetime.combine(first, time(), tzinfo=_BANGKOK),
        datetime.combine(after, time(), tzinfo=_BANGKOK),
    )
