"""From the reading of a file to the content of a plan: corrections by path, and the final conversion (issue 2 §3).

A reading is kept as JSON in the shape of ``khum plan import --json``. A path names one text in it, e.g.
``tables/0/activities/3/title`` or ``organisation``.
"""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from khum.domain.fiscal_year import FiscalYear
from khum.domain.steps import Track
from khum.domain.targets import read_target
from khum.domain.thai_date import parse_date
from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    CommitteeContent,
    FactorContent,
    IndicatorContent,
    PlanContent,
    SeatContent,
    TableContent,
)

PRINTED_BY_ITSELF = frozenset({"cover", "contents"})
"""Parts of a file that the document of a plan makes anew."""
DATE_FIELDS = frozenset({"start", "end"})
NUMBER_FIELDS = frozenset({"number", "year_be"})


class UnknownPathError(Exception):
    """A path that names nothing in the reading."""


class UnusableValueError(Exception):
    """A correction that cannot stand at its place (no date, no number); ``kind`` says what is wanted."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def value_at(reading: dict[str, Any], path: str) -> Any:
    """The value that a path names; raises :class:`UnknownPathError`."""
    value: Any = reading
    for part in path.split("/"):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise UnknownPathError(path) from error
    return value


def corrected(reading: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    """A copy of the reading with the text at ``path`` replaced; dates are read as Thai officials type them."""
    value_at(reading, path)
    changed = copy.deepcopy(reading)
    *parents, last = path.split("/")
    holder = value_at(changed, "/".join(parents)) if parents else changed
    key: Any = int(last) if isinstance(holder, list) else last
    holder[key] = _typed(last, text.strip())
    return changed


def _typed(field: str, text: str) -> Any:
    if field in DATE_FIELDS:
        if not text:
            return None
        day = parse_date(text)
        if day is None:
            raise UnusableValueError("date")
        return day.isoformat()
    if field in NUMBER_FIELDS:
        if not text.isdecimal():
            raise UnusableValueError("number")
        return int(text)
    if field == "step":
        return text or None
    if field == "track":
        return _track(text)
    return text


def _track(text: str) -> str:
    """The code of a track, from its code or its Thai name."""
    letters = "".join(text.split())
    for track in Track:
        if text == track.value or (letters in "".join(track.label_th.split()) and len(letters) > 8):
            return track.value
    raise UnusableValueError("track")


def content_of_reading(reading: dict[str, Any], *, organisation: str, year_be: int) -> PlanContent:
    """The plan that a confirmed reading describes.

    Names come only from the profile (row 127). Where ``year_be`` is another year than the file's, every date is moved
    to the same place in that year.
    """
    source = reading.get("year_be") or year_be
    return PlanContent(
        organisation=organisation,
        year_be=year_be,
        title=f"แผนการจัดการความรู้ ประจำปีงบประมาณ {year_be}",
        focus_areas=_texts(reading.get("focus_areas")),
        desired_states=_texts(reading.get("desired_states")),
        success_factors=tuple(FactorContent(text) for text in _texts(reading.get("success_factors"))),
        chapters=tuple(
            ChapterContent(
                heading=str(s.get("heading") or s.get("title") or "")[:250],
                body=str(s.get("text") or ""),
                code=str(s.get("code") or ""),
            )
            for s in reading.get("sections") or []
            if s.get("code") not in PRINTED_BY_ITSELF and (s.get("text") or s.get("code"))
        ),
        tables=tuple(_table(table, source=int(source), year_be=year_be) for table in reading.get("tables") or []),
        committees=tuple(
            CommitteeContent(
                name=c["name"],
                seats=tuple(SeatContent(s["position"], s["role"]) for s in c["seats"]),
                duties=_joined(c.get("duties")),
            )
            for c in reading.get("committees") or []
        ),
    )


def _texts(values: list[str] | None) -> tuple[str, ...]:
    return tuple(text for text in (str(value).strip() for value in values or []) if text)


def _joined(value: Any) -> str:
    return "\n".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value or "")


def _table(table: dict[str, Any], *, source: int, year_be: int) -> TableContent:
    return TableContent(
        track=Track(table["track"]),
        desired_state=table.get("desired_state") or "",
        measurable_unit=table.get("measurable_unit") or "",
        activities=tuple(_activity(a, source=source, year_be=year_be) for a in table["activities"]),
    )


def _activity(activity: dict[str, Any], *, source: int, year_be: int) -> ActivityContent:
    details = activity.get("details") or []
    title = "\n".join([str(activity.get("title") or ""), *(f"- {str(d).lstrip('- ')}" for d in details)])
    start, end = _moved(activity.get("start"), source, year_be), _moved(activity.get("end"), source, year_be)
    if start and end and end < start:
        end = None
    return ActivityContent(
        number=int(activity.get("number") or 0),
        step=activity.get("step") or "",
        title=title.strip(),
        method=str(activity.get("method") or ""),
        start=start,
        end=end,
        indicators=tuple(_indicator(i) for i in activity.get("indicators") or []),
        audience=str(activity.get("audience") or ""),
        owner=str(activity.get("owner") or "")[:300],
        budget=str(activity.get("budget") or "")[:120],
        remark=str(activity.get("remark") or ""),
    )


def _moved(day: str | None, source: int, year_be: int) -> date | None:
    if not day:
        return None
    return FiscalYear(year_be).moved_from(date.fromisoformat(day), FiscalYear(source))


def _indicator(indicator: dict[str, Any]) -> IndicatorContent:
    words = str(indicator.get("target") or "")
    target = read_target(words)
    return IndicatorContent(
        text=str(indicator.get("text") or ""),
        target=words,
        unit=target.unit[:60] if target else "",
        operator=target.operator if target else "",
        value=target.value if target else None,
    )
