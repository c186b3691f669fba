"""Tables of a DOCX: fixed widths, headings repeated on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from khum.papers import measures
from khum.papers.blocks import Align, Paper, RowKind, Span, Table, Text, Value
from khum.papers.word.typography import element, write
from khum.papers.written import lines

ALIGNMENTS = {
    Align.START: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.END: WD_ALIGN_PARAGRAPH.RIGHT,
}
_HEAD_SHADE = "EBEBEB"
_GROUP_SHADE = "F5F5F5"


def add_table(document: WordDocument, block: Table, paper: Paper, available: float) -> None:
    """Add a table of the paper; every row is made and merged before a word is written."""
    widths = measures.column_widths(block.columns, available)
    heads = len(block.lead) + (2 if block.groups else 1)
    table = grid(document, heads + len(block.rows), widths)
    table.style = "Table Grid"
    rows = list(table.rows)
    for row in rows:
        _keep_whole(row)
    for row in rows[:heads]:
        _repeat(row)
    for row, line in zip(rows, block.lead, strict=False):
        fill_text(_merged(row, 0, len(widths)), line, block.size_pt)
    _fill_titles(rows[len(block.lead) : heads], block, paper)
    for row, values in zip(rows[heads:], block.rows, strict=True):
        if values.kind is RowKind.GROUP:
            cell = _merged(row, 0, len(widths))
            shade(cell, _GROUP_SHADE)
            fill(cell, values.cells[0], paper, points=block.size_pt, bold=True)
            continue
        bold = values.kind is RowKind.TOTAL
        for cell, value, column in zip(cells(row), values.cells, block.columns, strict=True):
            fill(cell, value, paper, points=block.size_pt, bold=bold, align=column.align)
    gap = document.add_paragraph()
    gap.paragraph_format.line_spacing = Pt(8)


def grid(document: WordDocument, rows: int, widths: list[float]) -> WordTable:
    """An empty table whose columns have fixed widths in centimetres."""
    table = document.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(Cm(width).twips))
    for row in table.rows:
        for cell, width in zip(cells(row), widths, strict=True):
            cell.width = Cm(width)
    return table


def cells(row: _Row) -> Iterator[_Cell]:
    """Cells of a row, straight from the XML: python-docx rebuilds the whole table for ``row.cells``."""
    for tc in row._tr.tc_lst:
        yield _Cell(tc, row.table)


def fill(
    cell: _Cell,
    value: Value,
    paper: Paper,
    *,
    points: float,
    bold: bool = False,
    align: Align = Align.START,
) -> None:
    """Write the lines of a value, each a paragraph of the cell."""
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines(value, paper)):
        if number:
            paragraph = cell.add_paragraph()
        paragraph.alignment = ALIGNMENTS[align]
        write(paragraph, line, bold=bold, points=points)


def fill_text(cell: _Cell, text: Text, points: float) -> None:
    """Write a text with its styles."""
    for span in (Span(text),) if isinstance(text, str) else text:
        write(
            cell.paragraphs[0],
            span.text,
            bold=span.bold,
            italic=span.italic,
            underline=span.underline,
            points=points,
        )


def shade(cell: _Cell, colour: str) -> None:
    """Fill the ground of a cell with an RRGGBB colour."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def _fill_titles(rows: list[_Row], block: Table, paper: Paper) -> None:
    upper, lower = rows[0], rows[-1]
    titles = [column.title for column in block.columns]
    if block.groups:
        place = 0
        over, under = list(cells(upper)), list(cells(lower))
        for group in block.groups:
            end = place + group.span
            if group.title:
                _title(over[place].merge(over[end - 1]), group.title, block, paper)
                for number in range(place, end):
                    _title(under[number], titles[number], block, paper)
            else:
                for number in range(place, end):
                    _title(over[number].merge(under[number]), titles[number], block, paper)
            place = end
        return
    for cell, title in zip(cells(lower), titles, strict=True):
        _title(cell, title, block, paper)


def _title(cell: _Cell, title: str, block: Table, paper: Paper) -> None:
    shade(cell, _HEAD_SHADE)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    fill(cell, title, paper, points=block.size_pt, bold=True, align=Align.CENTER)


def _merged(row: _Row, first: int, count: int) -> _Cell:
    found = list(cells(row))
    return found[first].merge(found[first + count - 1]) if count > 1 else found[first]


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
