"""Minutes: lines of business, their text saved while it is written, finishing, taking back, certifying."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.merging import EditConflictError
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.meetings import permissions
from khum.meetings.actions import meetings
from khum.meetings.models import AgendaItem, Meeting, MinutesSave
from khum.meetings.rules.agenda import Section
from khum.meetings.rules.states import TAKEN_PLACE, MeetingState, Presence
from khum.people.standing import Standing

KEPT_SAVES = 40


@transaction.atomic
def add_line(
    *, meeting_id: int, section: Section, title: str, is_km: bool = False, by: Standing, at: datetime
) -> AgendaItem:
    """Put business on the agenda, also while the meeting runs."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_write(by, meeting).or_raise()
    meetings.set_business(meeting)
    last = meeting.agenda_items.filter(section=section).aggregate(last=Max("order"))["last"] or 0
    line = AgendaItem.objects.create(
        meeting=meeting, section=section.value, order=last + 1, title=title.strip(), is_km=is_km
    )
    ledger.record("meeting.business_added", meeting, by=by, at=at, detail={"title": line.title})
    return line


@transaction.atomic
def remove_line(*, line_id: int, by: Standing, at: datetime) -> Meeting:
    """Take business off the agenda; what has minutes, resolutions or points stays."""
    line = _line(line_id, by)
    meeting = meetings.locked(line.meeting_id, by)
    permissions.may_write(by, meeting).or_raise()
    if line.text.strip() or line.resolutions.exists() or line.points.exists():
        raise NotPossibleError(_("This was talked about: its minutes are kept."))
    ledger.record("meeting.business_removed", meeting, by=by, at=at, detail={"title": line.title})
    line.delete()
    return meeting


@transaction.atomic
def save_line(*, line_id: int, text: str, version: int, by: Standing, at: datetime) -> AgendaItem:
    """Keep what was typed; ``version`` is the one that the writer opened.

    Raises :class:`khum.domain.merging.EditConflictError` where somebody else saved another text meanwhile.
    """
    seen = _line(line_id, by)
    meeting = meetings.locked(seen.meeting_id, by)
    permissions.may_write(by, meeting).or_raise()
    if meeting.state_value not in TAKEN_PLACE:
        raise NotPossibleError(_("Open the meeting first."))
    line = AgendaItem.objects.select_for_update().get(pk=seen.pk)
    text = text.replace("\r\n", "\n").rstrip()
    if text == line.text:
        return line
    if version != line.version:
        _refuse(line, version, text)
    if line.version == 1:
        _keep(line, by_name=line.saved_by_name or by.name, at=at)
    line.text, line.version = text, line.version + 1
    line.saved_by_name, line.saved_at = by.name, at
    line.save(update_fields=["text", "version", "saved_by_name", "saved_at"])
    _keep(line, by_name=by.name, at=at)
    return line


@transaction.atomic
def finish(*, meeting_id: int, ended_at: datetime | None = None, by: Standing, at: datetime) -> Meeting:
    """Close the minutes for certification: who was not noted counts as absent."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    if not meeting.attendances.filter(presence__in=[Presence.PRESENT, Presence.SUBSTITUTE]).exists():
        raise NotPossibleError(_("Nobody is noted as present yet."))
    if not meeting.agenda_items.exclude(text="").exists():
        raise NotPossibleError(_("Nothing is written yet: write at least one line of the minutes."))
    if meeting.state_value is MeetingState.HELD:
        meeting.attendances.filter(presence=Presence.UNKNOWN).update(presence=Presence.ABSENT.value, noted_at=at)
    ended = ended_at or meeting.ended_at or max(meeting.ends_at, meeting.began_at or meeting.ends_at)
    meetings.moved(meeting, to=MeetingState.DRAFTED, drafted_at=at, ended_at=ended)
    ledger.record("meeting.minutes_finished", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def take_back(*, meeting_id: int, reason: str, by: Standing, at: datetime) -> Meeting:
    """Open finished minutes again, until they are certified."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say what has to be mended."))
    meetings.moved(meeting, to=MeetingState.HELD, drafted_at=None)
    ledger.record("meeting.minutes_taken_back", meeting, by=by, at=at, detail={"reason": reason.strip()})
    return meeting


@transaction.atomic
def certify(*, meeting_id: int, corrections: str = "", by: Standing, at: datetime) -> Meeting:
    """The chair certifies the minutes at the next meeting of the series that was held."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_certify(by, meeting).or_raise()
    later = next_held(meeting)
    if later is None:
        raise NotPossibleError(_("Minutes are certified at the next meeting. It has not begun yet."))
    meetings.moved(
        meeting,
        to=MeetingState.CERTIFIED,
        certified_at=at,
        certified_in=later,
        certified_by=by.person,
        certified_name=by.name,
        certified_title=_signing_title(meeting, by),
        corrections=corrections.strip(),
    )
    _say_certified(meeting, later, by=by, at=at)
    detail = {"at": later.label, "corrections": corrections.strip()}
    ledger.record("meeting.minutes_certified", meeting, by=by, at=at, detail=detail)
    return meeting


@transaction.atomic
def certify_on_paper(
    *, meeting_id: int, name: str, signed_on: date, scan: StoredFile, corrections: str = "", by: Standing, at: datetime
) -> Meeting:
    """The chair signed the print at the next meeting; ``scan`` proves it. The ledger says who brought it and when."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_certify_on_paper(by, meeting).or_raise()
    later = next_held(meeting)
    if later is None:
        raise NotPossibleError(_("Minutes are certified at the next meeting. It has not begun yet."))
    if not localdate(later.starts_at) <= signed_on <= by.today:
        raise NotPossibleError(_("The day of the signature lies between the next meeting and today."))
    if scan.organisation_id != meeting.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    meetings.moved(
        meeting,
        to=MeetingState.CERTIFIED,
        certified_at=make_aware(datetime.combine(signed_on, time(12))),
        certified_in=later,
        certified_name=name.strip(),
        certified_title=meeting.chair_title,
        certified_scan=scan,
        corrections=corrections.strip(),
    )
    _say_certified(meeting, later, by=by, at=at)
    detail = {"at": later.label, "corrections": corrections.strip(), "scan": scan.pk, "name": name.strip()}
    ledger.record("meeting.minutes_certified", meeting, by=by, at=at, detail=detail)
    return meeting


def next_held(meeting: Meeting) -> Meeting | None:
    """The first later meeting of the series that took place: one query."""
    held = Meeting.objects.filter(
        series=meeting.series_id, starts_at__gt=meeting.starts_at, state__in=[state.value for state in TAKEN_PLACE]
    )
    return held.select_related("series").order_by("starts_at").first()


def _say_certified(meeting: Meeting, later: Meeting, *, by: Standing, at: datetime) -> None:
    """Write into the minutes of the meeting that certified what it did there, unless somebody has written it."""
    title = meetings.business_of_certifying(meeting)
    line = AgendaItem.objects.filter(meeting=later, section=Section.CERTIFY, title=title, text="").first()
    if line is None or later.state_value is not MeetingState.HELD:
        return
    words = f"โดยมีการแก้ไข ดังนี้ {meeting.corrections}" if meeting.corrections else "โดยไม่มีการแก้ไข"
    line.text, line.version = f"ที่ประชุมรับรองรายงานการประชุม {meeting.label} {words}", line.version + 1
    line.saved_by_name, line.saved_at = by.name, at
    line.save(update_fields=["text", "version", "saved_by_name", "saved_at"])
    _keep(line, by_name=by.name, at=at)


def _signing_title(meeting: Meeting, by: Standing) -> str:
    kind = meeting.series.chair.kind
    return by.signing_title(kind)


def _line(line_id: int, by: Standing) -> AgendaItem:
    return AgendaItem.objects.visible_to(by).get(pk=line_id)  # type: ignore[no-any-return]


def _keep(line: AgendaItem, *, by_name: str, at: datetime) -> None:
    MinutesSave.objects.create(line=line, version=line.version, text=line.text, by_name=by_name, at=at)
    MinutesSave.objects.filter(line=line, version__lte=line.version - KEPT_SAVES).delete()


def _refuse(line: AgendaItem, version: int, mine: str) -> None:
    opened = line.saves.filter(version=version).first()
    raise EditConflictError(
        original={"text": opened.text if opened else ""},
        mine={"text": mine},
        theirs={"text": line.text},
        version=line.version,
        by_name=line.saved_by_name,
    )
