"""Which meetings, series and answers a person may see; lines of the ledger about others are left out."""

from __future__ import annotations

from collections.abc import Iterable

from khum.meetings.models import Attendance, Meeting, Series
from khum.people.standing import Standing


def meetings(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the meetings that the person may see: one query."""
    return set(Meeting.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def series(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the series that the person may see: one query."""
    return set(Series.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def may_open(standing: Standing, file_id: int) -> bool | None:
    """Whether a signed print of minutes is in sight; None for other files: two queries at most."""
    held = list(Meeting.objects.filter(certified_scan=file_id).values_list("pk", flat=True))
    return Meeting.objects.visible_to(standing).filter(pk__in=held).exists() if held else None


def attendances(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the lines of a list that the person may see: one query."""
    return set(Attendance.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
