"""Web pages: what a reader sees of them, as paragraphs and tables. Scripts, styles and what is typed are not read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.text_blocks import table_of
from khum.files.extract import text_decoding
from khum.files.extract.grid import trim
from khum.files.refusals import FileRefused, Refusal

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe", "textarea"})
_INLINE = frozenset(
    {
        *{"a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins"},
        *{"kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"},
        *{"u", "var", "wbr"},
    }
)


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables in page order; a table inside a cell is read as text of that cell."""
    text, warnings = text_decoding.decode(path)
    # Nothing is fetched, and trees of absurd depth are cut off by the parser.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error
    walk = _Walk()
    if root is not None:
        walk.over(root)
    return ExtractedDocument(tuple(walk.blocks), "html", warnings)


@dataclass
class _Walk:
    """One pass over the tree without recursion; a line ends where a block begins or ends."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    tables: int = 0
    silent: int = 0

    def over(self, root: etree._Element) -> None:
        """Read everything under ``root``."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = element.tag if isinstance(element.tag, str) else "script"
            if event == "start":
                self.begin(name)
                self.say(element.text)
            else:
                self.end(name)
                self.say(element.tail)
        self.flush()

    def begin(self, name: str) -> None:
        """A tag opens."""
        if name in _SILENT:
            self.silent += 1
        elif name == "table":
            if self.tables == 0:
                self.flush()
            self.tables += 1
        elif self.tables == 1 and name == "tr":
            self.rows.append([])
        elif self.tables == 1 and name in {"td", "th"}:
            self.line.clear()
        elif name not in _INLINE:
            self.flush()

    def end(self, name: str) -> None:
        """A tag closes."""
        if name in _SILENT:
            self.silent -= 1
        elif name == "table":
            self.tables -= 1
            if self.tables == 0:
                self.close_table()
        elif self.tables == 1 and name in {"td", "th"}:
            (self.rows or [[]])[-1].append(self.taken())
        elif name not in _INLINE:
            self.flush()

    def say(self, text: str | None) -> None:
        """Words between tags."""
        if text and not self.silent:
            self.line.append(text)

    def taken(self) -> str:
        """The words of the line, blanks squeezed; the line is empty then."""
        text = "".join(self.line)
        self.line.clear()
        return "\n".join(line for part in text.split("\v") if (line := " ".join(part.split())))

    def flush(self) -> None:
        """End the line: a paragraph outside of tables, a break inside a cell."""
        if self.tables:
            self.line.append("\v")
        elif text := self.taken():
            self.blocks.append(Paragraph(text))

    def close_table(self) -> None:
        """Keep the rows read."""
        self.line.clear()
        rows, _left_out = trim(self.rows)
        self.rows = []
        if any(any(row) for row in rows):
            self.blocks.append(table_of(rows))
