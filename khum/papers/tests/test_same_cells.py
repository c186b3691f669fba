"""PDF, DOCX, XLSX and HTML hold the same cells."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser

import pytest

from khum.papers import render
from khum.papers.blocks import RowKind, Table
from khum.papers.tests import reading, samples
from khum.papers.written import lines, written

pytestmark = pytest.mark.papers


def expected_rows() -> list[list[str]]:
    """Every row of every table of the plan, as it is to be printed."""
    paper = written(samples.plan())
    return [
        ["\n".join(lines(value, paper)) for value in row.cells]
        for section in paper.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_docx_has_every_row(plan_docx):
    rows = [row for table in reading.docx_tables(plan_docx) for row in table]
    assert [row for row in expected_rows() if row not in rows] == []


def test_pdf_has_every_cell_in_reading_order(plan_pdf):
    copied = reading.bare(" ".join(reading.pdf_pages(plan_pdf)))
    rows = [reading.bare("".join(row)) for row in expected_rows()]
    assert [row for row in rows if row not in copied] == []


def test_xlsx_has_every_row():
    sheets = reading.xlsx_sheets(render.to_xlsx(samples.plan()))
    rows = [[_shown(value) for value in row] for sheet in sheets.values() for row in sheet]
    paper = written(samples.plan())
    for section in paper.sections:
        for table in (block for block in section.blocks if isinstance(block, Table)):
            for row in table.rows:
                cells = [_shown(value) for value in row.cells]
                if row.kind is RowKind.GROUP:
                    cells += [""] * (len(table.columns) - 1)
                assert cells in rows


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, datetime):
        return str(value.date())
    return "" if value is None else str(value)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True
        elif tag == "br" and self.inside:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


def test_html_has_every_row():
    parser = _Cells()
    parser.feed(render.to_html(samples.plan()))
    assert [row for row in expected_rows() if row not in parser.rows] == []
