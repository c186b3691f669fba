"""Exported records as dictionaries, days of Bangkok, and the shape of a count."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

BANGKOK = timezone(timedelta(hours=7))
Row = dict[str, Any]
Figure = tuple[Any, Any, Any]
NOTHING: Figure = (None, None, None)


@dataclass(frozen=True)
class Span:
    """A fiscal year looked at today."""

    start: date
    end: date
    today: date

    @property
    def last(self) -> date:
        """The day until which the year has come."""
        return min(self.end, self.today)

    @property
    def year_be(self) -> int:
        """Its number."""
        return self.end.year + 543

    def holds(self, text: str | None) -> bool:
        """Whether a day or moment lies in it."""
        return text is not None and self.start <= day(text) <= self.end


class Records:
    """Rows by the name of their table."""

    def __init__(self, path: Path) -> None:
        self._rows: dict[str, dict[Any, Row]] = {}
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                self._rows.setdefault(row["model"], {})[row["pk"]] = {"pk": row["pk"], **row["fields"]}

    def all(self, table: str, **wanted: Any) -> list[Row]:
        """Rows of a table with these values."""
        rows = self._rows.get(table, {}).values()
        return [row for row in rows if all(row[name] == value for name, value in wanted.items())]

    def one(self, table: str, pk: Any) -> Row:
        """A row by its key."""
        return self._rows[table][pk]


def day(text: str) -> date:
    """The day in Bangkok of a date or of a moment."""
    return date.fromisoformat(text) if len(text) == len("2026-09-30") else moment(text).astimezone(BANGKOK).date()


def moment(text: str) -> datetime:
    """A moment with its zone."""
    return datetime.fromisoformat(text)


def number(rows: Sequence[Any] | set[Any] | dict[Any, Any]) -> Figure:
    """How many."""
    return len(rows), len(rows), None


def amount(value: Any) -> Figure:
    """A sum."""
    return value, value, None


def share(part: int, whole: int) -> Figure:
    """A percentage with its two numbers; nothing of nothing."""
    return (Fraction(100 * part, whole), part, whole) if whole else NOTHING


def in_force(rows: Iterable[Row], on: date) -> list[Row]:
    """Dated rows that count on a day."""
    return [row for row in rows if day(row["start_date"]) <= on and (not row["end_date"] or day(row["end_date"]) >= on)]
