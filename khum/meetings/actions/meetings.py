"""What the actions on one meeting share: the lock, the move, the list of people, the order of business."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from khum.domain.thai_date import day_of
from khum.exchange.queries.lessons import late_of
from khum.meetings import permissions
from khum.meetings.models import AgendaItem, Attendance, Meeting, Resolution
from khum.meetings.queries.members import members
from khum.meetings.queries.pages import to_certify
from khum.meetings.rules.agenda import Section
from khum.meetings.rules.states import TAKEN_PLACE, MeetingState, SeriesKind, move
from khum.people.standing import Standing


def locked(meeting_id: int, by: Standing) -> Meeting:
    """The meeting, if the person may read it, locked until the transaction ends."""
    seen = Meeting.objects.visible_to(by).filter(pk=meeting_id).values_list("pk", flat=True).first()
    if seen is None:
        raise Meeting.DoesNotExist
    return Meeting.objects.select_for_update(of=("self",)).select_related("series__committee").get(pk=seen)


def moved(meeting: Meeting, *, to: MeetingState, **facts: Any) -> Meeting:
    """Write a new state and what goes with it."""
    meeting.state = move(meeting.state_value, to=to).value
    for name, value in facts.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=["state", *facts])
    return meeting


def own_place(meeting: Meeting, by: Standing) -> Attendance:
    """The person's own line on the list; refused to who was not called."""
    found = meeting.attendances.filter(person=by.person_id).first()
    permissions.may_check_in(by, found).or_raise()
    return cast(Attendance, found)


def list_people(meeting: Meeting, *, on: date) -> None:
    """Put who belongs to the meeting on its list; who is there already keeps their answer."""
    have = set(meeting.attendances.values_list("person_id", flat=True))
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            person=member.person,
            name=member.person.full_name,
            title=member.title,
            division_name=member.division_name,
            order=order,
        )
        for order, member in enumerate(members(meeting.series, on=on))
        if member.person.pk not in have
    )


def set_business(meeting: Meeting) -> None:
    """Write the fixed agenda once, then what was left: minutes to certify, resolutions still open, late lessons."""
    if not meeting.agenda_items.exists():
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, section=entry.section.value, order=order, title=entry.title, is_km=entry.is_km)
            for order, entry in enumerate(meeting.series.fixed_agenda, start=10)
        )
    _certify_last(meeting)
    _late_lessons(meeting)
    have = set(meeting.agenda_items.values_list("follows_id", flat=True))
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            section=Section.FOLLOW_UP.value,
            order=10,
            title=f"{resolution.text} (มติ{resolution.meeting.label})"[:300],
            follows=resolution,
        )
        for resolution in open_resolutions(meeting)
        if resolution.pk not in have
    )


def open_resolutions(meeting: Meeting) -> list[Resolution]:
    """Resolutions of earlier meetings of the series that were asked of somebody and not settled: one query."""
    found = Resolution.objects.filter(
        meeting__series=meeting.series_id, meeting__starts_at__lt=meeting.starts_at, done_on=None, owner__isnull=False
    )
    return list(found.select_related("meeting").order_by("due_on", "id"))


def business_of_certifying(earlier: Meeting) -> str:
    """The line of business under which the minutes of an earlier meeting are certified."""
    return f"รับรองรายงานการประชุม {earlier.label}"


def took_place(meeting: Meeting) -> bool:
    """Whether it was held."""
    return meeting.state_value in TAKEN_PLACE


def _certify_last(meeting: Meeting) -> None:
    have = set(meeting.agenda_items.filter(section=Section.CERTIFY).values_list("title", flat=True))
    titles = [business_of_certifying(earlier) for earlier in to_certify(meeting)]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, section=Section.CERTIFY.value, order=10, title=title)
        for title in titles
        if title not in have
    )


def _late_lessons(meeting: Meeting) -> None:
    """Lessons whose action is late come before the staff, those of a division before the division (row 47)."""
    series = meeting.series
    if series.kind == SeriesKind.COMMITTEE:
        return
    late = late_of(series.organisation_id, on=day_of(meeting.starts_at), division=series.division_id)
    titles = [f"บทเรียนเกินกำหนด: {lesson.title}"[:300] for lesson in late]
    have = set(meeting.agenda_items.filter(title__in=titles).values_list("title", flat=True))
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, section=Section.FOLLOW_UP.value, order=20, title=title)
        for title in titles
        if title not in have
    )
