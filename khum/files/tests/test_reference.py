"""The reference plan, printed as PDF and saved as DOCX and XLSX, says cell for cell what its text says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
import typst
import xlsxwriter
from django.conf import settings

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.text_blocks import blocks_from_text
from khum.files import reading

REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"
FONTS = Path(settings.BASE_DIR) / "khum" / "papers" / "fonts"
TYPST = """
#let plan = json("plan.json")
#set page(width: 297mm, height: 210mm, margin: 1.5cm, numbering: "1")
#set text(font: "KhumSarabun", size: 12pt, lang: "th")
#set table.cell(breakable: false)
#for block in plan {
  if type(block) == str { par(block) } else {
    table(columns: block.first().map(_ => 1fr), ..block.flatten().map(cell => [#cell]))
  }
}
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REFERENCE.exists(), reason=f"the reference plan is not beside the repository: {REFERENCE}"),
]


def reference() -> tuple[Paragraph | Table, ...]:
    """The blocks of the text; runs of blanks are one, as every printer sets them."""
    return blocks_from_text(re.sub("[ \u00a0]+", " ", REFERENCE.read_text("utf-8")))


def as_docx(path: Path) -> Path:
    document = docx.Document()
    for block in reference():
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
        for row, texts in zip(table.rows, block.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    document.save(str(path))
    return path


def as_xlsx(path: Path) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for number, block in enumerate(block for block in reference() if isinstance(block, Table)):
            sheet = book.add_worksheet(f"ตาราง {number}")
            for row, texts in enumerate(block.rows):
                sheet.write_row(row, 0, texts)
    return path


def as_pdf(path: Path) -> Path:
    plan = [block.text if isinstance(block, Paragraph) else block.rows for block in reference()]
    (path.parent / "plan.json").write_text(json.dumps(plan), "utf-8")
    source = path.with_suffix(".typ")
    source.write_text(TYPST, "utf-8")
    path.write_bytes(typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True))
    return path


def cells(blocks: tuple[Paragraph | Table, ...]) -> list[str]:
    """Every cell that says something, without blanks: where a line broke at one, a PDF does not tell."""
    return [
        re.sub(r"\s", "", cell)
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        if cell.strip()
    ]


def letters(document: ExtractedDocument) -> str:
    """All paragraphs without blanks."""
    return "".join(re.sub(r"\s", "", block.text) for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("build", [as_docx, as_xlsx, as_pdf])
def test_every_cell_is_read(tmp_path: Path, build: object) -> None:
    path = build(tmp_path / f"แผน.{build.__name__[3:]}")  # type: ignore[operator, attr-defined]
    document = reading.extract(path, name=path.name)
    assert document.warnings == ()
    assert cells(document.blocks) == cells(reference())


@pytest.mark.parametrize("build", [as_docx, as_pdf])
def test_every_paragraph_is_read(tmp_path: Path, build: object) -> None:
    path = build(tmp_path / f"แผน.{build.__name__[3:]}")  # type: ignore[operator, attr-defined]
    expected = letters(ExtractedDocument(reference(), "txt"))
    assert letters(reading.extract(path, name=path.name)) == expected
