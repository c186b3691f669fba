"""Plans of made-up councils as files: one description, written as TXT, DOCX, XLSX or PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import typst

FONTS = Path(__file__).resolve().parents[2] / "papers" / "fonts"
Rows = Sequence[Sequence[str]]
Block = str | Rows


@dataclass(frozen=True)
class PlanFile:
    """Lines and tables in order. In a row, ``<`` merges a cell with the one on its left, ``^`` with the one above."""

    name: str
    blocks: tuple[Block, ...]


def grid(rows: Rows) -> list[list[str]]:
    """Cells as a reader gives them: a merged cell says its text once."""
    return [["" if cell in {"<", "^"} else cell for cell in row] for row in rows]


def write_txt(plan: PlanFile, folder: Path) -> Path:
    """Tables as tab-separated lines."""
    parts = []
    for block in plan.blocks:
        if isinstance(block, str):
            parts.append(block)
        else:
            parts.append("\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in grid(block)) + "\n")
    path = folder / "plan.txt"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def write_docx(plan: PlanFile, folder: Path) -> Path:
    """Tables with truly merged cells."""
    document = docx.Document()
    for block in plan.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for r, row in enumerate(block):
            for c, cell in enumerate(row):
                if cell == "<":
                    table.cell(r, c - 1).merge(table.cell(r, c))
                elif cell == "^":
                    table.cell(r - 1, c).merge(table.cell(r, c))
        for r, row in enumerate(block):
            for c, cell in enumerate(row):
                if cell not in {"<", "^", ""}:
                    table.cell(r, c).text = cell
    path = folder / "plan.docx"
    document.save(str(path))
    return path


def write_xlsx(plan: PlanFile, folder: Path) -> Path:
    """Everything on one sheet, one below the other, as officials keep it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = 1
    for block in plan.blocks:
        if isinstance(block, str):
            sheet.cell(line, 1, block)
            line += 1
            continue
        for r, row in enumerate(block):
            for c, cell in enumerate(row):
                if cell not in {"<", "^", ""}:
                    sheet.cell(line + r, c + 1, cell)
        line += len(block) + 1
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def write_pdf(plan: PlanFile, folder: Path) -> Path:
    """Landscape pages with ruled tables; the page breaks where it is full."""
    parts = ['#set page("a4", flipped: true, margin: 1.5cm)', '#set text(font: "Khum Sarabun", size: 12pt, lang: "th")']
    for block in plan.blocks:
        parts.append(_escaped(block) + "\n" if isinstance(block, str) else _typst_table(block))
    source = folder / "plan.typ"
    source.write_text("\n\n".join(parts), encoding="utf-8")
    path = folder / "plan.pdf"
    path.write_bytes(typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True))
    return path


def _typst_table(rows: Rows) -> str:
    cells = []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell in {"<", "^"}:
                continue
            across = _run(row[c + 1 :], "<")
            down = _run([below[c] for below in rows[r + 1 :]], "^")
            text = " \\ ".join(_escaped(line) for line in cell.split("\n"))
            cells.append(f"table.cell(colspan: {across}, rowspan: {down})[{text}]")
    return f"#table(columns: ({'1fr, ' * len(rows[0])}), {', '.join(cells)})"


def _run(cells: Sequence[str], mark: str) -> int:
    length = 1
    for cell in cells:
        if cell != mark:
            break
        length += 1
    return length


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#$*_`<>@[]=-+/~" else letter for letter in text)


WRITERS: dict[str, Callable[[PlanFile, Path], Path]] = {
    "txt": write_txt,
    "docx": write_docx,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
}
