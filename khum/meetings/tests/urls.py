"""Addresses of meetings that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.meetings.actions import holding, outcomes, series
from khum.meetings.models import AgendaItem, Attendance, Meeting, Point, Resolution, Series
from khum.meetings.queries.door import token_of

_OF_MEETING = (
    "meeting call reply move cancel begin finish take-back certify certify-paper names "
    "names-rest names-add door door-code minutes minutes-merge line-add"
)
_OF_SERIES = "series series-edit plan-year plan-meeting series-close"

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"meetings:{name}": lambda _cast: (Meeting.objects.get().pk,) for name in _OF_MEETING.split()},
    **{f"meetings:{name}": lambda _cast: (Series.objects.get().pk,) for name in _OF_SERIES.split()},
    **{
        f"meetings:{name}": lambda _cast: (Attendance.objects.earliest("pk").pk,) for name in ("name-note", "name-away")
    },
    **{
        f"meetings:{name}": lambda _cast: (AgendaItem.objects.earliest("pk").pk,)
        for name in ("line-save", "line-remove", "resolve", "point")
    },
    "meetings:settle": lambda _cast: (Resolution.objects.get().pk,),
    "meetings:point-item": lambda _cast: (Point.objects.get().pk,),
    "meetings:check-in": lambda _cast: (token_of(Meeting.objects.get().pk),),
    "meetings:report": lambda _cast: (Meeting.objects.get().pk, "pdf"),
    "meetings:sheet": lambda _cast: (Meeting.objects.get().pk, "xlsx"),
    "meetings:invitation": lambda _cast: (Meeting.objects.get().pk, "docx"),
    "meetings:resolutions-file": lambda _cast: ("xlsx",),
    "meetings:feed-file": lambda _cast: ("no-such-secret",),
}


def prepare(cast: Any) -> None:
    """A staff meeting that was opened, with a resolution and a point."""
    by = cast.ours.standing("hr")
    at = datetime.combine(by.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    made = series.begin_series(
        values={
            "name": cast.secrets[0],
            "kind": "staff",
            "day": 5,
            "starts_at": time(9),
            "place": "ห้องประชุม",
            "chair": cast.ours.positions["palad"],
            "secretary": cast.ours.positions["hr"],
        },
        by=by,
        at=at,
    )
    meeting = series.plan_meeting(series_id=made.pk, starts_at=at - timedelta(days=1), by=by, at=at)
    holding.begin(meeting_id=meeting.pk, by=by, at=at)
    line = AgendaItem.objects.get(meeting=meeting)
    owner = cast.ours.positions["head_finance"]
    outcomes.resolve(line_id=line.pk, text=cast.secrets[0], owner=owner, due_on=by.today, by=by, at=at)
    outcomes.add_point(line_id=line.pk, text=cast.secrets[0], by=by, at=at)
