"""Text and tables of a DOCX in body order. Headers and footers are not read: they repeat what the body says.

The elements are walked directly, because python-docx's own ``text`` leaves out content controls, tracked
insertions, text boxes and automatic numbers, and repeats the text of a merged cell once for every place it
covers (documents.md §3). Names are compared without their namespace: "Strict" files use another one.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.files.extract.docx_numbering import Numbering
from khum.files.extract.ooxml import attribute, child, local_name, value_of

_MAIN_PART = re.compile(r"word/document\d*\.xml")
_MAX_COLUMNS = 200

_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted text is no longer said, a fallback repeats its choice, properties and field codes are no text.
_SILENT = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "tblPr", "sdtPr", "instrText"})


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables of the body; a table inside a cell follows the table that holds it."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        main = next(name for name in names if _MAIN_PART.fullmatch(name))
        document = parse_xml(archive.read(main))
        numbering = Numbering(*(_part(archive, f"word/{part}.xml") for part in ("numbering", "styles")))
    body = child(document, "body")
    blocks = tuple(_Walk(numbering).blocks(body)) if body is not None else ()
    return ExtractedDocument(blocks, "docx")


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    return parse_xml(archive.read(name)) if name in archive.namelist() else None


class _Walk:
    """One pass over the body; the automatic numbers count as it goes."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering

    def blocks(self, container: Element) -> Iterator[Paragraph | Table]:
        """Paragraphs with text and tables under ``container``, however wrapped."""
        for element in _children(container):
            name = local_name(element)
            if name == "p":
                yield from self.paragraph(element)
            elif name == "tbl":
                yield from self.table(element)
            else:
                yield from self.blocks(element)

    def paragraph(self, element: Element) -> Iterator[Paragraph | Table]:
        """The paragraph with its number before it, then what stands in its text boxes."""
        boxes: list[Element] = []
        text = "".join(_pieces(element, boxes)).strip()
        label = self.numbering.label(element, has_text=bool(text))
        if full := f"{label} {text}".strip():
            yield Paragraph(full)
        for box in boxes:
            yield from self.blocks(box)

    def table(self, element: Element) -> Iterator[Table]:
        """The table with rows of one width, then the tables found in its cells."""
        nested: list[Table] = []
        rows = [self.row(row, nested) for row in _rows(element)]
        width = max((len(row) for row in rows), default=0)
        if any(cell for row in rows for cell in row):
            yield Table(tuple(tuple(row + [""] * (width - len(row))) for row in rows))
        yield from nested

    def row(self, element: Element, nested: list[Table]) -> list[str]:
        """Cell texts at their places in the grid: a merged cell speaks at its first place only."""
        properties = child(element, "trPr")
        before = child(properties, "gridBefore") if properties is not None else None
        cells = [""] * min(_number(before, 0), _MAX_COLUMNS)
        for cell in _cells(element):
            properties = child(cell, "tcPr")
            continued = properties is not None and _continues(properties)
            cells.append("" if continued else self.cell(cell, nested))
            span = _number(child(properties, "gridSpan"), 1) if properties is not None else 1
            cells.extend([""] * (min(span, _MAX_COLUMNS) - 1))
        return cells

    def cell(self, element: Element, nested: list[Table]) -> str:
        """The paragraphs of a cell, one a line."""
        lines = []
        for block in self.blocks(element):
            if isinstance(block, Table):
                nested.append(block)
            else:
                lines.append(block.text)
        return "\n".join(lines)


def _children(element: Element) -> Iterator[Element]:
    """Child elements that say something; comments and processing instructions have no name."""
    for node in element.iterchildren():
        if isinstance(node.tag, str) and local_name(node) not in _SILENT:
            yield node


def _pieces(element: Element, boxes: list[Element]) -> Iterator[str]:
    """Text of a paragraph's runs in order, whatever wraps them; text boxes are put aside."""
    for node in _children(element):
        name = local_name(node)
        if name == "t":
            yield node.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "txbxContent":
            boxes.append(node)
        else:
            yield from _pieces(node, boxes)


def _rows(table: Element) -> Iterator[Element]:
    """Rows of this table, also inside content controls; rows that a tracked change deleted are gone."""
    for node in _children(table):
        if local_name(node) == "tr":
            properties = child(node, "trPr")
            if properties is None or child(properties, "del") is None:
                yield node
        else:
            yield from _rows(node)


def _cells(row: Element) -> Iterator[Element]:
    for node in _children(row):
        if local_name(node) == "tc":
            yield node
        elif local_name(node) != "trPr":
            yield from _cells(node)


def _continues(properties: Element) -> bool:
    """Whether a cell only continues a merged one above or to the left of it."""
    for name in ("vMerge", "hMerge"):
        merge = child(properties, name)
        if merge is not None and attribute(merge, "val") in (None, "continue"):
            return True
    return False


def _number(element: Element | None, default: int) -> int:
    value = value_of(element)
    return int(value) if value and value.isdecimal() and len(value) < 10 else default
