"""The values that blocks are made of: text, pictures, and how pages, rows and lines lie."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

# A field with this metadata is not text of the paper: it keeps its digits and characters.
RAW = {"raw": True}


class Align(StrEnum):
    """Where a line of text stands."""

    START = "start"
    CENTER = "center"
    END = "end"


class Orientation(StrEnum):
    """How an A4 page lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class PageSize(StrEnum):
    """How large the printed page is; everything on it grows with the page."""

    A4 = "a4"
    A3 = "a3"

    @property
    def times_a4(self) -> float:
        """Length of its sides beside those of A4."""
        return 1.0 if self is PageSize.A4 else math.sqrt(2)


class PageNumbers(StrEnum):
    """How the pages of a section are numbered at their top.

    Not at all; ก ข ค; ๑ ๒ ๓; or, as letters and orders do, - ๒ - from the second page on.
    """

    NONE = "none"
    LETTERS = "letters"
    DIGITS = "digits"
    LATER = "later"


class RowKind(StrEnum):
    """A row of values, a heading across the whole table, or a row that adds up."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True)
class Span:
    """A piece of a paragraph in its own style."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


Text = str | tuple[Span, ...]
# Several strings in one cell are lines of their own. None is an empty cell.
Value = str | int | float | Decimal | date | tuple[str, ...] | None


@dataclass(frozen=True)
class Picture:
    """A PNG or JPEG with the words that say what it shows."""

    content: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True)
class Column:
    """One column of a table with its width in centimetres."""

    title: str
    width_cm: float
    align: Align = Align.START


@dataclass(frozen=True)
class ColumnGroup:
    """A heading over ``span`` neighbouring columns; an empty title leaves those columns alone."""

    title: str
    span: int


@dataclass(frozen=True)
class Row:
    """Values in the order of the columns; a GROUP row holds its heading alone."""

    cells: tuple[Value, ...]
    kind: RowKind = RowKind.PLAIN
