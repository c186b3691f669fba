"""What the screen of a reading shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from khum.domain import thai_date
from khum.domain.steps import Track, step_or_component
from khum.plans.models import PlanImport
from khum.plans.queries.doubts import doubt_words
from khum.plans.rules.differences import Mark, Piece, woven


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt: what the file says and how it was read, side by side, the letters that differ marked."""

    index: int
    where: str
    source: tuple[Piece, ...]
    reading: tuple[Piece, ...]
    can_correct: bool
    choice: str
    text: str
    row_url_parts: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """Doubts of one kind, with the words that say what is doubtful about them."""

    code: str
    title: str
    why: str
    doubts: tuple[DoubtRow, ...]

    @property
    def waiting(self) -> int:
        """How many nobody has decided."""
        return sum(not doubt.choice for doubt in self.doubts)


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


def doubts_of(import_: PlanImport) -> list[DoubtGroup]:
    """Doubts by kind, in the order in which the kinds first come, with what was decided so far."""
    groups: dict[str, list[DoubtRow]] = {}
    for index, doubt in enumerate(import_.reading.get("doubts", [])):
        groups.setdefault(doubt["code"], []).append(_doubt(index, doubt, import_.decisions.get(str(index), {})))
    return [DoubtGroup(code, *doubt_words(code), doubts=tuple(rows)) for code, rows in groups.items()]


def _doubt(index: int, doubt: dict[str, Any], decision: dict[str, str]) -> DoubtRow:
    path, source, reading = str(doubt.get("path") or ""), str(doubt["source"]), str(doubt["reading"])
    pieces = woven(source, reading)
    return DoubtRow(
        index=index,
        where=doubt["where"],
        source=tuple(piece for piece in pieces if piece.mark is not Mark.NEW),
        reading=tuple(piece for piece in pieces if piece.mark is not Mark.GONE),
        can_correct=bool(path),
        choice=decision.get("choice", ""),
        text=decision.get("text") or reading,
        row_url_parts=_row_of(path),
    )


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
