"""Print the tables of a paper as XLSX: one sheet a table, real numbers and dates, ready to print."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from khum.papers import measures
from khum.papers.blocks import Align, Orientation, Paper, Row, RowKind, Section, Table, Value
from khum.papers.errors import NoTableError
from khum.papers.written import lines, plain, written

FONT = "TH SarabunPSK"
# d mmm yy in the Buddhist era; D asks for Thai digits, 1 for Arabic ones.
DATE_FORMATS = {True: "[$-D07041E]d mmm yy", False: "[$-107041E]d mmm yy"}
A4_CODE = 9
PIXELS_PER_CM = 37.8
CM_PER_INCH = 2.54
MAX_SHEET_NAME = 31
# Height of a line of 14 pt TH SarabunPSK, in points, and letters that fit one centimetre.
LINE_POINTS = 21
LETTERS_PER_CM = 5.2
_EXCEL_ALIGN = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\']")


def to_xlsx(paper: Paper) -> bytes:
    """Print every table of the paper as a sheet; raises NoTableError where there is none.

    Text is written as text: ``=1+1`` in a cell is four characters and never a formula.
    """
    paper = written(paper)
    found = list(_tables(paper))
    if not found:
        raise NoTableError(paper.title)
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties(
            {
                "title": paper.title,
                "author": paper.organisation,
                "created": datetime.combine(paper.dated, time(12)),
            }
        )
        names: set[str] = set()
        for section, table in found:
            _Sheet(workbook, _sheet_name(table.name, names), paper, section).write(table)
    return buffer.getvalue()


def _tables(paper: Paper) -> Iterator[tuple[Section, Table]]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield section, block


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel accepts: short, without its forbidden signs, unlike the others."""
    base = _FORBIDDEN_IN_NAME.sub(" ", name).strip()[:MAX_SHEET_NAME].strip() or "ตาราง"
    candidate, number = base, 1
    while candidate.lower() in taken:
        number += 1
        ending = f" ({number})"
        candidate = base[: MAX_SHEET_NAME - len(ending)].strip() + ending
    taken.add(candidate.lower())
    return candidate


class _Sheet:
    """One worksheet and the formats of its cells."""

    def __init__(self, workbook: Workbook, name: str, paper: Paper, section: Section) -> None:
        self.sheet: Worksheet = workbook.add_worksheet(name)
        self.workbook = workbook
        self.paper = paper
        self.section = section
        self.formats: dict[tuple[object, ...], Format] = {}

    def write(self, table: Table) -> None:
        """Write lead lines, titles and rows, and set the page up for print."""
        widths = measures.column_widths(table.columns, measures.text_width(self.section.orientation))
        for place, width in enumerate(widths):
            self.sheet.set_column_pixels(place, place, round(width * PIXELS_PER_CM))
        top = self._write_lead(table, widths)
        first = self._write_titles(table, top)
        for number, row in enumerate(table.rows, start=first):
            self._write_row(number, row, table)
        self._set_up_page(first)

    def _write_lead(self, table: Table, widths: list[float]) -> int:
        last = len(table.columns) - 1
        for number, text in enumerate(table.lead):
            line = plain(text)
            self._span(number, number, 0, last, line, self._format(bold=number == 0))
            rows = 1 + int(len(line) / (sum(widths) * LETTERS_PER_CM))
            self.sheet.set_row(number, LINE_POINTS * rows)
        return len(table.lead)

    def _write_titles(self, table: Table, top: int) -> int:
        head = self._format(bold=True, align=Align.CENTER, head=True)
        below = top + 1 if table.groups else top
        place = 0
        for group in table.groups:
            end = place + group.span - 1
            if group.title:
                self._span(top, top, place, end, group.title, head)
            place = end + 1
        titled = [bool(group.title) for group in table.groups for _ in range(group.span)] or [True] * len(table.columns)
        for number, column in enumerate(table.columns):
            self._span(below if titled[number] else top, below, number, number, column.title, head)
        return below + 1

    def _write_row(self, number: int, row: Row, table: Table) -> None:
        if row.kind is RowKind.GROUP:
            text = "\n".join(lines(row.cells[0], self.paper))
            self._span(number, number, 0, len(table.columns) - 1, text, self._format(bold=True))
            return
        for place, (value, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            self._write_value(number, place, value, column.align, bold=row.kind is RowKind.TOTAL)

    def _write_value(self, row: int, column: int, value: Value, align: Align, *, bold: bool) -> None:
        if isinstance(value, date):
            kind = self._format(bold=bold, align=align, number=DATE_FORMATS[self.paper.thai_digits])
            self.sheet.write_datetime(row, column, datetime.combine(value, time()), kind)
        elif isinstance(value, int | float | Decimal):
            number = "#,##0" if value == int(value) else "#,##0.##"
            self.sheet.write_number(row, column, float(value), self._format(bold=bold, align=align, number=number))
        else:
            text = "\n".join(lines(value, self.paper))
            kind = self._format(bold=bold, align=align)
            if text:
                self.sheet.write_string(row, column, text, kind)
            else:
                self.sheet.write_blank(row, column, None, kind)

    def _span(self, top: int, bottom: int, left: int, right: int, text: str, kind: Format) -> None:
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, text, kind)
            return
        self.sheet.merge_range(top, left, bottom, right, "", kind)
        # merge_range guesses types; the text is written again as text.
        self.sheet.write_string(top, left, text, kind)

    def _format(
        self, *, bold: bool = False, align: Align = Align.START, number: str = "", head: bool = False
    ) -> Format:
        key = (bold, align, number, head)
        if key not in self.formats:
            kind = self.workbook.add_format(
                {
                    "font_name": FONT,
                    "font_size": 14,
                    "text_wrap": True,
                    "valign": "vcenter" if head else "top",
                    "align": _EXCEL_ALIGN[align],
                    "border": 1,
                    "bold": bold,
                }
            )
            if number:
                kind.set_num_format(number)
            if head:
                kind.set_bg_color("#EBEBEB")
            self.formats[key] = kind
        return self.formats[key]

    def _set_up_page(self, heads: int) -> None:
        self.sheet.set_paper(A4_CODE)
        if self.section.orientation is Orientation.LANDSCAPE:
            self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0, heads - 1)
        self.sheet.freeze_panes(heads, 0)
        margin = measures.MARGINS[self.section.orientation]
        self.sheet.set_margins(**{side: value / CM_PER_INCH for side, value in margin.items()})
        self.sheet.set_header("&C&P", {"margin": measures.NUMBER_AT / CM_PER_INCH})
