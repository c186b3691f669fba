"""Who may do what with meetings, and why not (row 129). Reading is decided by ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.meetings.rules.duties import Duty, Part, may
from khum.meetings.rules.states import MeetingState

if TYPE_CHECKING:
    from khum.meetings.models import Attendance, Meeting, Resolution, Series
    from khum.people.standing import Standing

_CHAIRS = frozenset({"chair"})
_SECRETARIES = frozenset({"secretary", "assistant"})


def part_in(standing: Standing, series: Series) -> Part:
    """What a person is to a series: by the posts named in it, or by a seat of its committee."""
    seats = {role for _kind, role, pk in standing.seats if pk == series.committee_id}
    return Part(
        is_chair=series.chair_id in standing.position_ids or bool(seats & _CHAIRS),
        is_secretary=series.secretary_id in standing.position_ids or bool(seats & _SECRETARIES),
        is_keeper=standing.is_km_secretary,
        heads_division=series.division_id is not None and series.division_id in standing.headed_division_ids,
    )


def may_begin_series(standing: Standing) -> Verdict:
    """Who arranges meetings at all: the KM secretary, heads, secretaries and chairs of committees."""
    sits = any(role in _CHAIRS | _SECRETARIES for _kind, role, _pk in standing.seats)
    if standing.is_km_secretary or standing.is_permanent_secretary or standing.is_division_head or sits:
        return ALLOWED
    return denied(_("Only the KM secretary, heads of divisions and officers of committees begin a series of meetings."))


def may_arrange(standing: Standing, series: Series) -> Verdict:
    """Change a series and its days."""
    if may(Duty.ARRANGE, series.kind_value, part_in(standing, series)):
        return ALLOWED
    return denied(_("Only the chair, the secretary of the meeting and the KM secretary arrange this series."))


def may_run(standing: Standing, meeting: Meeting) -> Verdict:
    """Call, note who came, write the minutes."""
    if may(Duty.RUN, meeting.series.kind_value, part_in(standing, meeting.series)):
        return ALLOWED
    return denied(_("Only the chair and the secretary of this meeting do this."))


def may_certify(standing: Standing, meeting: Meeting) -> Verdict:
    """Only the chair, also one who acts for an absent chair."""
    if may(Duty.CERTIFY, meeting.series.kind_value, part_in(standing, meeting.series)):
        return ALLOWED
    return denied(_("Only the chair of the meeting certifies its minutes."))


def may_certify_on_paper(standing: Standing, meeting: Meeting) -> Verdict:
    """Who keeps the meeting brings the print that the chair signed; a chair with an account certifies on the screen."""
    return ALLOWED if may_certify(standing, meeting) else may_run(standing, meeting)


def may_write(standing: Standing, meeting: Meeting) -> Verdict:
    """Who runs the meeting writes its minutes, from the call until they are certified."""
    verdict = may_run(standing, meeting)
    if verdict and meeting.state in {MeetingState.CERTIFIED, MeetingState.CANCELLED}:
        return denied(_("Certified minutes are not changed."))
    return verdict


def may_check_in(standing: Standing, attendance: Attendance | None) -> Verdict:
    """Everybody notes their own coming, where they were called."""
    if attendance is not None and attendance.person_id == standing.person_id:
        return ALLOWED
    return denied(_("You are not on the list of this meeting. Tell its secretary."))


def may_settle(standing: Standing, resolution: Resolution) -> Verdict:
    """Who holds the post that was asked, or runs the meeting, says what came of a resolution."""
    if resolution.owner_id in standing.position_ids:
        return ALLOWED
    return may_run(standing, resolution.meeting)
