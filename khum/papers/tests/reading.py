"""Read printed papers back, as a person who copies from them would."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import openpyxl
import pypdfium2
from docx.oxml.ns import qn

_ANY_SPACE = re.compile(r"\s+")


def pdf_pages(content: bytes) -> list[str]:
    """Copied text of each page."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return found
    finally:
        document.close()


def pdf_text(content: bytes) -> str:
    """Copied text of the whole paper on one line."""
    return one_line(" ".join(pdf_pages(content)))


def one_line(text: str) -> str:
    """Runs of white space as one space."""
    return _ANY_SPACE.sub(" ", text).strip()


def bare(text: str) -> str:
    """Text without any space, for comparing where lines were broken differently."""
    return _ANY_SPACE.sub("", text)


def docx_tables(content: bytes) -> list[list[list[str]]]:
    """Text of every table; a merged cell is told once."""
    document = docx.Document(io.BytesIO(content))
    return [[list(_row_texts(row)) for row in table.rows] for table in document.tables]


def _row_texts(row) -> Iterator[str]:
    for tc in row._tr.tc_lst:
        if tc.vMerge == "continue":
            continue
        yield "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in tc.iter(qn("w:p")))


def docx_part(content: bytes, name: str = "word/document.xml") -> str:
    """XML of one part of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def xlsx_sheets(content: bytes) -> dict[str, list[list[object]]]:
    """Values of every sheet by its name."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
