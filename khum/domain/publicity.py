"""What a council tells its citizens of its results: sheets that apps offer to the public pages (row 117)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A line of a table: what, how much, and a remark."""

    label: str
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublicPart:
    """A part of a sheet: words, lines, or both."""

    heading: str
    text: str = ""
    rows: tuple[PublicRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicSheet:
    """One thing that was made public; it holds no personal data."""

    key: int
    title: str
    on: date
    parts: tuple[PublicPart, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicSource:
    """Where sheets come from: ``sheets(standing of a citizen)``, the newest first and few."""

    code: str
    sheets: Callable[[Any], Iterable[PublicSheet]]
