"""What the screen of a reading shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from khum.domain import thai_date
from khum.domain.steps import Track, step_or_component
from khum.plans.models import PlanImport


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt: what the file says and how it was read, side by side."""

    index: int
    code: str
    where: str
    source: str
    reading: str
    can_correct: bool
    choice: str
    text: str
    row_url_parts: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One activity that was read, in short."""

    table: int
    place: int
    number: int
    step: str
    title: str
    period: str
    target: str
    owner: str
    has_doubt: bool


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table that was read."""

    label: str
    desired_state: str
    rows: tuple[ReadRow, ...]


def doubts_of(import_: PlanImport) -> list[DoubtRow]:
    """Doubts in the order of the file, with what was decided so far."""
    rows = []
    for index, doubt in enumerate(import_.reading.get("doubts", [])):
        decision = import_.decisions.get(str(index), {})
        path = str(doubt.get("path") or "")
        rows.append(
            DoubtRow(
                index=index,
                code=doubt["code"],
                where=doubt["where"],
                source=doubt["source"],
                reading=doubt["reading"],
                can_correct=bool(path),
                choice=decision.get("choice", ""),
                text=decision.get("text") or doubt["reading"],
                row_url_parts=_row_of(path),
            )
        )
    return rows


def tables_of(import_: PlanImport) -> list[ReadTable]:
    """Tables that were read, each row in short."""
    doubted = {_row_of(str(d.get("path") or "")) for d in import_.reading.get("doubts", [])}
    return [
        ReadTable(
            label=Track(table["track"]).label_th,
            desired_state=table.get("desired_state") or "",
            rows=tuple(
                _row(t, place, activity, has_doubt=(t, place) in doubted)
                for place, activity in enumerate(table["activities"])
            ),
        )
        for t, table in enumerate(import_.reading.get("tables", []))
    ]


def _row(table: int, place: int, activity: dict[str, Any], *, has_doubt: bool) -> ReadRow:
    step = step_or_component(activity.get("step") or "")
    start, end = activity.get("start"), activity.get("end")
    period = thai_date.period(date.fromisoformat(start), date.fromisoformat(end)) if start and end else ""
    return ReadRow(
        table=table,
        place=place,
        number=activity.get("number") or 0,
        step=step.label_th if step else "",
        title=activity.get("title") or "",
        period=period,
        target=" · ".join(i.get("target") or i.get("text") or "" for i in activity.get("indicators") or []),
        owner=activity.get("owner") or "",
        has_doubt=has_doubt,
    )


def _row_of(path: str) -> tuple[int, int] | None:
    """Table and place of the activity that a path lies in."""
    parts = path.split("/")
    if len(parts) >= 4 and parts[0] == "tables" and parts[2] == "activities":
        return int(parts[1]), int(parts[3])
    return None
