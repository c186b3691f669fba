"""``khum bench ingest``: pages a second of every kind of file, and wrong letters of pages that Khum printed itself.

One text of official Thai with a table is written as every kind, read by the same child process that reads uploads, and
compared letter by letter. Blanks do not count: readers put lines together as the text needs them, not as it was typed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import zipfile
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from config.cli import bench_ingest_text as source
from khum.domain.extracted import ExtractedDocument
from khum.files import sandbox
from khum.files.extract import doc, ocr
from khum.files.kinds import FileKind
from khum.library.rules.intake import text_of
from khum.papers import blocks as b
from khum.papers import render

DONE, PROBLEMS = 0, 1
SCANNED_PAGES = 2
ROWS_ROUNDS = 250
DPI = 300
WORST_DIGITAL, WORST_SCAN = 0.2, 3.0
"""Bars on wrong letters in percent (documents.md §9)."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of a kind: what it says, how many printed pages that is, and how it is read."""

    what: str
    read: Callable[[], ExtractedDocument]
    said: str
    pages: float
    worst: float = WORST_DIGITAL


def run(args: Namespace) -> int:
    """Measure, print, and say by the exit code whether every bar holds."""
    with tempfile.TemporaryDirectory(prefix="khum-bench-") as name:
        rows = [row for sample in _samples(Path(name)) for row in _measured(sample)]
    if args.json:
        print(json.dumps({"name": "ingest", "rows": rows}, ensure_ascii=False, indent=1))
    for row in rows:
        mark = "✓" if row["holds"] else "✗"
        value = "not measured" if row["value"] is None else f"{row['value']:.2f} {row['unit']}"
        bar = f"  (bar: {row['bar']})" if row["bar"] else ""
        print(f"{mark} {row['what']}: {value}{bar}{'  ' + row['why'] if row['why'] else ''}", file=sys.stderr)
    return DONE if all(row["holds"] for row in rows) else PROBLEMS


def _measured(sample: Sample | tuple[str, str]) -> list[Row]:
    if isinstance(sample, tuple):
        return [_row(f"{sample[0]}, {what}", None, unit, why=sample[1]) for what, unit in _FIGURES]
    started = time.perf_counter()
    document = sample.read()
    seconds = time.perf_counter() - started
    wrong = 100 * wrong_letters("".join(text_of(block) for block in document.blocks), sample.said)
    (speed, per_second), (letters, percent) = _FIGURES
    return [
        _row(f"{sample.what}, {speed}", sample.pages / seconds, per_second),
        _row(f"{sample.what}, {letters}", wrong, percent, bar=f"≤ {sample.worst}", holds=wrong <= sample.worst),
    ]


_FIGURES = (("reading", "pages/s"), ("wrong letters", "%"))


def wrong_letters(read: str, said: str) -> float:
    """Edit distance as a share of what was said, blanks left out; 0 where every letter is right."""
    read, said = "".join(read.split()), "".join(said.split())
    return Levenshtein.distance(read, said) / max(1, len(said))


def _row(
    what: str, value: float | None, unit: str, *, bar: str | None = None, holds: bool = True, why: str = ""
) -> Row:
    measured = {"what": what, "value": value, "unit": unit, "beside": None, "ratio": None}
    return {**measured, "bar": bar, "holds": holds, "why": why}


def _samples(folder: Path) -> Iterator[Sample | tuple[str, str]]:
    """Every kind, one after the other; what this machine has no program for is a name and the reason."""
    paper = _paper()
    printed = folder / "a.pdf"
    printed.write_bytes(render.to_pdf(paper))
    with pdfium.PdfDocument(printed) as opened:
        pages = len(opened)
        letters = [opened[index].get_textpage().get_text_range() for index in range(pages)]
    whole = "".join([*source.lines(), *(cell for row in source.TABLE for cell in row)])

    def sample(kind: FileKind, path: Path, said: str = whole, share: float = 1) -> Sample:
        return Sample(kind.value, lambda: sandbox.run(path, kind), said, pages * share)

    yield sample(FileKind.PDF, printed)
    word = folder / "a.docx"
    word.write_bytes(render.to_docx(paper))
    yield sample(FileKind.DOCX, word)
    sheet = folder / "a.xlsx"
    sheet.write_bytes(render.to_xlsx(_paper(rounds=ROWS_ROUNDS)))
    in_sheet = "".join(cell for row in _table_rows(ROWS_ROUNDS) for cell in row)
    yield sample(FileKind.XLSX, sheet, in_sheet, len(in_sheet) / len(whole))
    for kind, write in _WRITERS.items():
        path = folder / f"a.{kind.value}"
        write(path)
        yield sample(kind, path, "".join(source.lines()), len("".join(source.lines())) / len(whole))
    yield from _old_word(folder, word, whole, pages)
    yield from _scans(folder, printed, letters)


def _old_word(folder: Path, word: Path, whole: str, pages: int) -> Iterator[Sample | tuple[str, str]]:
    office = doc.program()
    if office is None:
        yield "doc", "LibreOffice is not installed"
        return
    old = folder / "a.doc"
    doc.convert(office, word, folder, to="doc")
    yield Sample("doc", lambda: sandbox.run(old, FileKind.DOC), whole, pages)


def _scans(folder: Path, printed: Path, letters: list[str]) -> Iterator[Sample | tuple[str, str]]:
    """The printed pages as a scanner sees them: a picture, and a PDF of pictures."""
    names = (f"picture of a page, {DPI} dpi", f"scanned PDF, {DPI} dpi")
    if not ocr.is_installed():
        yield from ((name, "Tesseract with tha and eng is not installed") for name in names)
        return
    wanted = range(min(SCANNED_PAGES, len(letters)))
    with pdfium.PdfDocument(printed) as opened:
        drawn = [opened[index].render(scale=DPI / 72, grayscale=True).to_pil() for index in wanted]
    picture, scanned = folder / "a.png", folder / "scan.pdf"
    drawn[0].save(picture, dpi=(DPI, DPI))
    drawn[0].save(scanned, save_all=True, append_images=drawn[1:], resolution=DPI)
    said = [letters[index] for index in wanted]
    yield Sample(names[0], lambda: sandbox.run(picture, FileKind.PNG), said[0], 1, WORST_SCAN)
    numbers = [index + 1 for index in wanted]
    yield Sample(names[1], lambda: sandbox.read_scans(scanned, numbers), "".join(said), len(numbers), WORST_SCAN)


def _paper(rounds: int = 1) -> b.Paper:
    """The text as an official paper; the table stands last, its rows as often as asked."""
    text = [b.Heading(line) if is_heading else b.Paragraph(line) for line, is_heading in source.marked_lines()]
    columns = tuple(b.Column(title, width) for title, width in zip(source.TABLE[0], (2.5, 8.0, 5.0), strict=True))
    table = b.Table(source.TABLE_NAME, columns, tuple(b.Row(row) for row in _table_rows(rounds)[1:]))
    section = b.Section((*text, table), numbers=b.PageNumbers.NONE)
    return b.Paper(source.TITLE, "bench", source.ORGANISATION, (section,), date(2026, 10, 1))


def _table_rows(rounds: int) -> list[tuple[str, ...]]:
    """The heading, then the rows again and again."""
    return [source.TABLE[0], *(source.TABLE[1:] * rounds)]


def _write_text(path: Path) -> None:
    path.write_text("\n".join(source.lines()), "utf-8")


def _write_markdown(path: Path) -> None:
    marked = (f"## {line}" if is_heading else line for line, is_heading in source.marked_lines())
    path.write_text("\n\n".join(marked), "utf-8")


def _write_web_page(path: Path) -> None:
    page = Element("html")
    body = SubElement(page, "body")
    for line, is_heading in source.marked_lines():
        SubElement(body, "h2" if is_heading else "p").text = line
    path.write_bytes(tostring(page, encoding="utf-8", method="html"))


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def _write_odt(path: Path) -> None:
    root = Element(f"{{{_ODF}office:1.0}}document-content")
    body = SubElement(SubElement(root, f"{{{_ODF}office:1.0}}body"), f"{{{_ODF}office:1.0}}text")
    for line in source.lines():
        SubElement(body, f"{{{_ODF}text:1.0}}p").text = line
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", tostring(root, encoding="utf-8"))


_SLIDE_LINES = 6
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def _write_pptx(path: Path) -> None:
    lines = list(source.lines())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, start in enumerate(range(0, len(lines), _SLIDE_LINES), start=1):
            slide = Element(f"{_SHOW}sld")
            body = SubElement(SubElement(slide, f"{_SHOW}sp"), f"{_SHOW}txBody")
            for line in lines[start : start + _SLIDE_LINES]:
                paragraph = SubElement(body, f"{_DRAWING}p")
                SubElement(SubElement(paragraph, f"{_DRAWING}r"), f"{_DRAWING}t").text = line
            archive.writestr(f"ppt/slides/slide{number}.xml", tostring(slide, encoding="utf-8"))


_WRITERS: dict[FileKind, Callable[[Path], None]] = {
    FileKind.ODT: _write_odt,
    FileKind.PPTX: _write_pptx,
    FileKind.HTML: _write_web_page,
    FileKind.MD: _write_markdown,
    FileKind.TXT: _write_text,
}
