"""Text and tables of a PDF: letters from pdfium, grids from pdfplumber, Thai repaired (documents.md §5)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.files.extract.dictionary_score import is_doubtful
from khum.files.extract.pdf_glyphs import Box, Glyph, covered_by_picture, glyphs_of, has_lines
from khum.files.extract.pdf_grid import Grid, TableFinder
from khum.files.extract.pdf_lines import Line, cell_text, line_of, merge_pieces, paragraphs_of
from khum.files.extract.pdf_upright import upright
from khum.files.refusals import FileRefused, Refusal

MAX_PAGES = 300

_LINES_OF_A_TABLE = 3
_END_MARK = b"%%EOF"
_END_BYTES = 2048
# A page number stands alone in the outer tenth of the page; pages before the first chapter count ก, ข, ค or i, ii.
_PAGE_NUMBER = re.compile(r"^[-–\s]*(หน้า(ที่)?\s*)?([0-9๐-๙]{1,4}|[ก-ฮ]|[ivx]{1,5})[-–\s]*$")
_MARGIN = 0.1
# A picture over most of the page with hardly a letter beside it is a scan (scanners stamp their own name).
_SCAN_COVER = 0.5
_SCAN_LETTERS = 100

Place = tuple[int, int, int]


@dataclass(slots=True)
class _Page:
    """What one page says: lines outside its tables, and the lines of each cell by (table, row, column)."""

    height: float
    grids: list[Grid]
    lines: list[Line] = field(default_factory=list)
    cells: dict[Place, list[Line]] = field(default_factory=lambda: defaultdict(list))
    letters: int = 0


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables page by page; pages that are pictures, and pages left out, become warnings."""
    warnings: list[str] = [] if _has_end(path) else ["incomplete_file"]
    document = open_document(path)
    pages = min(len(document), MAX_PAGES)
    if len(document) > MAX_PAGES:
        warnings.append(f"pages_left_out:{MAX_PAGES}/{len(document)}")
    source = upright(document, path, pages=pages)
    if source is not path:
        document.close()
        document = open_document(source)
    blocks: list[Paragraph | Table] = []
    with closing(document), closing(TableFinder(source)) as finder:
        for index in range(pages):
            try:
                found, troubles = _page_blocks(document, finder, index)
            except pdfium.PdfiumError:  # One broken page takes none of the others with it.
                found, troubles = [], [f"damaged_page:{index + 1}"]
            blocks.extend(found)
            warnings.extend(troubles)
    if finder.gave_up:
        warnings.append("tables_left_out")
    if is_doubtful(_text_of(blocks)):
        warnings.append("doubtful_letters")
    return ExtractedDocument(tuple(blocks), "pdf", tuple(warnings))


def _text_of(blocks: list[Paragraph | Table]) -> str:
    """Paragraphs and cells, one a line."""
    lines: list[str] = []
    for block in blocks:
        lines.extend([block.text] if isinstance(block, Paragraph) else (cell for row in block.rows for cell in row))
    return "\n".join(lines)


def _page_blocks(
    document: pdfium.PdfDocument, finder: TableFinder, index: int
) -> tuple[list[Paragraph | Table], list[str]]:
    """Blocks of the page counted from 0, and the warnings about it."""
    page = document[index]
    said = _read_page(page, finder, index)
    is_scan = said.letters < _SCAN_LETTERS and covered_by_picture(page) > _SCAN_COVER
    page.close()
    return list(_blocks(said, index + 1)), [f"scanned_page:{index + 1}"] if is_scan else []


def open_document(source: Path | bytes) -> pdfium.PdfDocument:
    """The document; raises :class:`FileRefused` for a locked and for a broken one."""
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise FileRefused(Refusal.ENCRYPTED if locked else Refusal.CORRUPTED, str(error)) from error


def _has_end(path: Path) -> bool:
    """Whether the file ends as a PDF does; a copy that broke off may still open, with pages missing."""
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _END_BYTES))
        return _END_MARK in stream.read()


def _read_page(page: pdfium.PdfPage, finder: TableFinder, index: int) -> _Page:
    grids = finder.on_page(index) if has_lines(page, at_least=_LINES_OF_A_TABLE) else []
    said = _Page(page.get_height(), grids)
    textpage = page.get_textpage()
    for place, glyphs in _runs(glyphs_of(page, textpage), grids):
        line = line_of(glyphs)
        if line is None:
            continue
        said.letters += len(line.text)
        (said.lines if place is None else said.cells[place]).append(line)
    textpage.close()
    return said


def _runs(glyphs: Iterable[Glyph], grids: list[Grid]) -> Iterator[tuple[Place | None, list[Glyph]]]:
    """Letters that follow each other on one line and in one cell (None outside of tables)."""
    run: list[Glyph] = []
    here: Place | None = None
    for glyph in glyphs:
        if glyph.letter == "\n":
            if run:
                yield here, run
            run = []
            continue
        # A space has no place of its own that could be trusted: it stays with the letter before it.
        place = here if glyph.letter.isspace() else _place(glyph.box, grids, here)
        if place != here and run:
            yield here, run
            run = []
        here = place
        run.append(glyph)
    if run:
        yield here, run


def _place(box: Box, grids: list[Grid], here: Place | None) -> Place | None:
    """The cell that a letter stands in; the last one is tried first, because letters come cell by cell."""
    point = box.centre
    if here is not None:
        cell = grids[here[0]].rows[here[1]][here[2]]
        if cell is not None and cell.holds(point):
            return here
    for number, grid in enumerate(grids):
        if not grid.frame.holds(point):
            continue
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                if cell is not None and cell.holds(point):
                    return number, row, column
    return None


def _blocks(said: _Page, page: int) -> Iterator[Paragraph | Table]:
    """Paragraphs in the order of the content, each table before the first line that stands below its top."""
    waiting = [(grid.frame.top, table) for grid, table in _tables(said, page)]
    lines = merge_pieces(line for line in said.lines if not _is_page_number(line, said.height))
    for chunk, tables_after in _between(lines, waiting):
        for paragraph in paragraphs_of(chunk):
            yield Paragraph(paragraph.text, page)
        yield from tables_after


def _between(lines: list[Line], waiting: list[tuple[float, Table]]) -> Iterator[tuple[list[Line], list[Table]]]:
    """Runs of lines with the tables that come after each."""
    chunk: list[Line] = []
    for line in lines:
        due = [table for top, table in waiting if top < line.box.centre[1]]
        if due:
            yield chunk, due
            chunk = []
            waiting = waiting[len(due) :]
        chunk.append(line)
    yield chunk, [table for _top, table in waiting]


def _tables(said: _Page, page: int) -> Iterator[tuple[Grid, Table]]:
    for number, grid in enumerate(said.grids):
        rows = tuple(
            tuple(
                cell_text(said.cells.get((number, row, column), ()), cell) if cell else ""
                for column, cell in enumerate(cells)
            )
            for row, cells in enumerate(grid.rows)
        )
        if any(text for row in rows for text in row):
            yield grid, Table(rows, page)


def _is_page_number(line: Line, height: float) -> bool:
    outside = line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height
    return outside and bool(_PAGE_NUMBER.match(line.text))
