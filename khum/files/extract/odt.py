"""Text and tables of an ODT in reading order; tracked deletions, notes' numbers and repeated pictures are no text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.text_blocks import table_of
from khum.files.extract.grid import MAX_COLUMNS, MAX_ROWS, trim
from khum.files.extract.parts import name_of, parse, value_of

_SILENT = frozenset({"tracked-changes", "note-citation", "annotation", "forms", "sequence-decls", "desc", "title"})
_LINES = frozenset({"p", "h"})
_LONGEST_BLANK = 20


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables of the body; a table inside a cell is read as text of that cell."""
    with zipfile.ZipFile(path) as archive:
        root = parse(archive, "content.xml")
    body = next((node for node in root.iter() if name_of(node) == "body"), None)
    return ExtractedDocument(tuple(_blocks(body)) if body is not None else (), "odt")


def _blocks(container: etree._Element) -> Iterator[Paragraph | Table]:
    for node in container:
        name = name_of(node)
        if name in _SILENT:
            continue
        if name in _LINES:
            if text := "".join(_pieces(node)).strip():
                yield Paragraph(text)
        elif name == "table":
            rows, _left_out = trim(_rows(node))
            if any(any(row) for row in rows):
                yield table_of(rows)
        else:
            yield from _blocks(node)


def _rows(table: etree._Element) -> Iterator[list[str]]:
    """Rows of a table; a row that is said to repeat is repeated only while it says something."""
    for node in table:
        name = name_of(node)
        if name in {"table-header-rows", "table-rows", "table-row-group"}:
            yield from _rows(node)
        elif name == "table-row":
            cells = _cells(node)
            yield from [cells] * (_repeated(node, "number-rows-repeated", MAX_ROWS) if any(cells) else 1)


def _cells(row: etree._Element) -> list[str]:
    """Cell texts at their places: a merged cell speaks at its first place only."""
    cells: list[str] = []
    for node in row:
        name = name_of(node)
        if name == "covered-table-cell":
            text = ""
        elif name == "table-cell":
            text = "\n".join(block for inner in _blocks(node) for block in _said(inner))
        else:
            continue
        room = MAX_COLUMNS + 1 - len(cells)
        cells.extend([text] * min(_repeated(node, "number-columns-repeated", MAX_COLUMNS), max(0, room)))
    return cells


def _said(block: Paragraph | Table) -> list[str]:
    return [block.text] if isinstance(block, Paragraph) else [" ".join(filter(None, row)) for row in block.rows]


def _repeated(node: etree._Element, name: str, most: int) -> int:
    value = value_of(node, name) or ""
    return min(int(value), most) if value.isdecimal() and len(value) < 9 else 1


def _pieces(element: etree._Element) -> Iterator[str]:
    """Words of a paragraph, whatever wraps them; paragraphs of a text box stand on lines of their own."""
    yield element.text or ""
    for node in element:
        name = name_of(node)
        if name == "s":
            yield " " * _repeated(node, "c", _LONGEST_BLANK)
        elif name in {"tab", "line-break"}:
            yield "\t" if name == "tab" else "\n"
        elif name and name not in _SILENT:
            yield from _pieces(node)
            yield "\n" if name in _LINES else ""
        yield node.tail or ""
