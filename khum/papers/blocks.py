"""What an official paper is made of: frozen dataclasses, without Django and without a printer.

An app describes a paper once with these blocks; ``khum.papers.render`` prints it as PDF, DOCX, XLSX or HTML.
Lengths are centimetres, type sizes are points of TH SarabunPSK. Text is plain: what looks like markup of a
printer stays what it is. Dates are ``datetime.date`` and print as B.E.; digits print as Thai digits unless
the paper says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from khum.papers.errors import UnevenTableError
from khum.papers.values import RAW, Align, Orientation, PageNumbers, PageSize, Picture, RowKind, Text, Value
from khum.papers.values import Column as Column
from khum.papers.values import ColumnGroup as ColumnGroup
from khum.papers.values import Row as Row
from khum.papers.values import Span as Span


@dataclass(frozen=True)
class Heading:
    """A title inside the paper; level 1 begins a chapter. Listed in the contents unless told not to."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 1
    in_contents: bool = True
    align: Align = Align.START


@dataclass(frozen=True)
class Paragraph:
    """Running text; the first line is indented, both edges are even unless ``justify`` is off.

    ``keep_next``: it stands on the page of what follows, as the last words do over the place to sign.
    """

    kind: ClassVar[str] = "paragraph"
    text: Text
    indent_cm: float = 2.5
    justify: bool = True
    align: Align = Align.START
    keep_next: bool = False


@dataclass(frozen=True)
class NumberedList:
    """Points 1, 2, 3 …; ``marker`` holds ``{n}``, so ``"{n}."``, ``"({n})"`` or, as a bullet, ``"–"``."""

    kind: ClassVar[str] = "list"
    items: tuple[Text, ...]
    marker: str = field(default="{n}.", metadata=RAW)
    indent_cm: float = 1.25
    start: int = 1


@dataclass(frozen=True)
class Contents:
    """The list of headings with the page each stands on."""

    kind: ClassVar[str] = "contents"
    title: str = "สารบัญ"
    depth: int = 2


@dataclass(frozen=True)
class Cover:
    """A title page: emblem, then groups of centred lines spread over the page, the first one the largest."""

    kind: ClassVar[str] = "cover"
    groups: tuple[tuple[str, ...], ...]
    emblem: Picture | None = None


@dataclass(frozen=True)
class Table:
    """Rows under repeated headings. ``name`` titles the XLSX sheet and is the spoken name of the table.

    ``lead`` lines stand in the table above the column titles and repeat on every page, as plan forms do.
    """

    kind: ClassVar[str] = "table"
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lead: tuple[Text, ...] = ()
    groups: tuple[ColumnGroup, ...] = ()
    size_pt: float = 14

    def __post_init__(self) -> None:
        """Refuse a table whose rows or groups do not fit its columns."""
        width = len(self.columns)
        if self.groups and sum(group.span for group in self.groups) != width:
            raise UnevenTableError(self.name, "groups", width)
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != (1 if row.kind is RowKind.GROUP else width):
                raise UnevenTableError(self.name, f"row {number}", width)


@dataclass(frozen=True)
class Signature:
    """One place to sign. ``acting`` is the position that the signer stands in for (รักษาราชการแทน)."""

    name: str
    position: str
    role: str = ""
    acting: str = ""
    signed_on: date | None = None
    dotted_date: bool = False


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side in ``across`` columns; a single one stands right of the middle."""

    kind: ClassVar[str] = "signatures"
    items: tuple[Signature, ...]
    across: int = 1


@dataclass(frozen=True)
class MemoHead:
    """Head of an internal memo (บันทึกข้อความ, form 29)."""

    kind: ClassVar[str] = "memo_head"
    agency: str
    number: str
    dated: date | None
    subject: str
    to: str
    emblem: Picture | None = None


@dataclass(frozen=True)
class OrderHead:
    """Head of an order (คำสั่ง, form 4): emblem or its 3 cm of space, issuer, number in its year, subject."""

    kind: ClassVar[str] = "order_head"
    issuer: str
    number: str
    subject: str
    word: str = "คำสั่ง"
    emblem: Picture | None = None


@dataclass(frozen=True)
class Issued:
    """``สั่ง ณ วันที่ …`` or ``ประกาศ ณ วันที่ …``; dots stand for a day that is not decided yet."""

    kind: ClassVar[str] = "issued"
    day: date | None
    word: str = "สั่ง"


@dataclass(frozen=True)
class QrCode:
    """A QR code of ``content`` with a line under it."""

    kind: ClassVar[str] = "qr"
    content: str = field(metadata=RAW)
    caption: str = ""
    size_cm: float = 3.5


@dataclass(frozen=True)
class Image:
    """A picture with a line under it."""

    kind: ClassVar[str] = "image"
    picture: Picture
    width_cm: float = 12
    caption: str = ""


@dataclass(frozen=True)
class KeyValues:
    """Labels with what belongs to each, in two columns without rules; ``indent_cm`` moves both in."""

    kind: ClassVar[str] = "key_values"
    items: tuple[tuple[str, Value], ...]
    label_cm: float = 4
    bold: bool = True
    indent_cm: float = 0


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with its target where it has one."""

    label: str
    value: float
    target: float | None = None


@dataclass(frozen=True)
class Bars:
    """Horizontal bars with their values written out; ``unit`` follows each value."""

    kind: ClassVar[str] = "bars"
    title: str
    items: tuple[Bar, ...]
    unit: str = ""


@dataclass(frozen=True)
class Spacer:
    """Empty height."""

    kind: ClassVar[str] = "spacer"
    height_cm: float = 0.5


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""

    kind: ClassVar[str] = "page_break"


Block = (
    Heading
    | Paragraph
    | NumberedList
    | Contents
    | Cover
    | Table
    | Signatures
    | MemoHead
    | OrderHead
    | Issued
    | QrCode
    | Image
    | KeyValues
    | Bars
    | Spacer
    | PageBreak
)


@dataclass(frozen=True)
class Section:
    """Pages that lie and are numbered the same way; a section begins a new page.

    ``enlarged`` sets a sheet to be read from afar: everything is so many times as large, on one page. ``panels`` are
    those of a folded sheet, side by side and equally wide; a PageBreak there begins the next panel. These and ``size``
    are of the PDF alone. ``framed`` draws a double rule around the page, as a certificate has.
    """

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT
    numbers: PageNumbers = PageNumbers.DIGITS
    restart_numbers: bool = False
    size: PageSize = PageSize.A4
    enlarged: float = 1
    panels: int = 1
    framed: bool = False


@dataclass(frozen=True)
class Paper:
    """One official paper.

    ``kind`` is the code of its registered kind, ``dated`` the day in the file's own properties (never the
    clock, so that a re-issue has the same bytes), ``keep_whole`` are names that no line may break
    (of a council's long name, its own part). ``mark`` is one word that stands large and pale behind every page
    (ร่าง on a draft).
    """

    title: str
    kind: str = field(metadata=RAW)
    organisation: str
    sections: tuple[Section, ...]
    dated: date
    lang: str = field(default="th", metadata=RAW)
    thai_digits: bool = True
    keep_whole: tuple[str, ...] = ()
    mark: str = ""
