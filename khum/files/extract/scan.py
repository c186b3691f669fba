"""Pages of a PDF that are pictures, read by Tesseract: a few pages at a time, so that nothing long is lost."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium

from khum.domain.extracted import ExtractedDocument, Paragraph
from khum.files.extract import ocr
from khum.files.extract.pdf import open_document

_DPI = 300
_POINTS = 72


def read(path: Path, *, pages: Iterable[int]) -> ExtractedDocument:
    """The words of these pages, counted from 1; without Tesseract each stays a warning."""
    if not ocr.is_installed():
        return ExtractedDocument((), "pdf", tuple(f"scanned_page:{page}" for page in pages))
    blocks: list[Paragraph] = []
    warnings: list[str] = []
    with closing(open_document(path)) as document:
        for number in pages:
            try:
                said = _words(document, number)
            except pdfium.PdfiumError:
                warnings.append(f"damaged_page:{number}")
                continue
            blocks.extend(Paragraph(text, number) for text in said)
    return ExtractedDocument(tuple(blocks), "pdf", (*warnings, "read_by_machine"))


def _words(document: pdfium.PdfDocument, number: int) -> list[str]:
    """The words of one page; a page of absurd size is drawn as coarsely as the bound on its points says."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(_DPI / _POINTS, (ocr.MAX_PIXELS / max(1.0, width * height)) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True)
    page.close()
    return ocr.paragraphs(drawn.to_pil())
