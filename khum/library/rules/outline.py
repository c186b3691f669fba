"""The blocks of a cleaned body in reading order: what an official paper prints of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = {"h2": 2, "h3": 3, "h4": 3}
_TEXT = {"p", "blockquote", "pre", "figcaption"}
_MARKED = re.compile(r"[-–•*]\s|[0-9๐-๙]+[.)]\s")
_FILE = re.compile(r"/([0-9]+)/$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; level 2 or 3."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered or not."""

    items: tuple[str, ...]
    is_numbered: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; every row has as many cells as the widest one."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture by the key of its stored file."""

    file_id: int
    alt: str


Block = Heading | Paragraph | Points | Grid | Figure


def outline(body: str) -> tuple[Block, ...]:
    """The blocks of a body.

    >>> outline("<h2>ก</h2><ul><li>ข</li></ul>")
    (Heading(text='ก', level=2), Points(items=('ข',), is_numbered=False))
    """
    reader = _Reader()
    reader.feed(body)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


@dataclass
class _Open:
    """A list or a table that is being read."""

    is_numbered: bool = False
    items: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.text = ""
        self.lists: list[_Open] = []
        self.table: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS or (tag in _TEXT and not self.lists and self.table is None):
            self.flush()
        elif tag in {"ul", "ol"} and self.table is None:
            self._keep_item()
            self.flush() if not self.lists else None
            self.lists.append(_Open(is_numbered=tag == "ol"))
        elif tag == "table":
            self.flush()
            self.table = _Open()
        elif tag == "tr" and self.table is not None:
            self.table.rows.append([])
        elif tag in {"td", "th", "li"}:
            self.text = ""
        elif tag == "br":
            self.text += " "
        elif tag == "img":
            self._picture(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._add(Heading(self._taken(), _HEADINGS[tag]))
        elif tag == "li":
            self._keep_item()
        elif tag in {"ul", "ol"} and self.lists:
            done = self.lists.pop()
            if self.lists:  # A list inside a list goes on in the outer one.
                self.lists[-1].items += done.items
            elif done.items:
                self.blocks.append(Points(tuple(done.items), done.is_numbered))
        elif tag in {"td", "th"} and self.table is not None and self.table.rows:
            self.table.rows[-1].append(self._taken())
        elif tag == "table" and self.table is not None:
            self._close_table(self.table)
        elif tag in _TEXT:
            self.text += " "
            self.flush()

    def handle_data(self, data: str) -> None:
        self.text += data

    def flush(self) -> None:
        """What was read so far becomes a paragraph, outside of lists and tables."""
        if not self.lists and self.table is None:
            self._add(Paragraph(self._taken()))

    def _taken(self) -> str:
        text, self.text = " ".join(self.text.split()), ""
        return text

    def _add(self, block: Heading | Paragraph) -> None:
        if block.text:
            self.blocks.append(block)

    def _keep_item(self) -> None:
        text = self._taken() if self.lists else ""
        if text:
            self.lists[-1].items.append(text)

    def _close_table(self, table: _Open) -> None:
        width = max((len(row) for row in table.rows), default=0)
        rows = tuple((*row, *[""] * (width - len(row))) for row in table.rows if row)
        if width:
            self.blocks.append(Grid(rows))
        self.table = None

    def _picture(self, attrs: dict[str, str | None]) -> None:
        found = _FILE.search(attrs.get("src") or "")
        if found:
            self.flush()
            self.blocks.append(Figure(int(found[1]), attrs.get("alt") or ""))


def points_of(text: str) -> tuple[str, ...]:
    """Lines to number as steps; none where there is one line, or where lines bear marks of their own.

    >>> points_of("รับคำขอ\\nตรวจ")
    ('รับคำขอ', 'ตรวจ')
    >>> points_of("๑. รับคำขอ\\n– ตรวจ")
    ()
    """
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    is_marked = any(_MARKED.match(line) for line in lines)
    return lines if len(lines) > 1 and not is_marked else ()
