"""Pages that are stored turned, put upright: both readers find words and grids only in the direction of reading."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_TURNS = (90, 180, 270)


def upright(document: pdfium.PdfDocument, path: Path, *, pages: int) -> Path | bytes:
    """The file itself, or a copy in memory in which none of its first ``pages`` asks to be turned."""
    turned = [index for index in range(pages) if _turn_of(document, index) in _TURNS]
    if not turned:
        return path
    for index in turned:
        page = document[index]
        _put_upright(page)
        page.close()
    copy = BytesIO()
    document.save(copy)
    return copy.getvalue()


def _turn_of(document: pdfium.PdfDocument, index: int) -> int:
    try:
        page = document[index]
    except pdfium.PdfiumError:  # The page is broken; whoever reads it says so.
        return 0
    turn = int(page.get_rotation())
    page.close()
    return turn


def _put_upright(page: pdfium.PdfPage) -> None:
    """Turn what the page draws instead of the page; (0, 0) becomes its lower left corner."""
    left, bottom, right, top = page.get_mediabox()
    turn = page.get_rotation()
    matrix = {
        90: (0, -1, 1, 0, -bottom, right),
        180: (-1, 0, 0, -1, right, top),
        270: (0, 1, -1, 0, top, -left),
    }[turn]
    size = (right - left, top - bottom) if turn == 180 else (top - bottom, right - left)
    raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(*matrix), None)
    page.set_rotation(0)
    page.set_mediabox(0, 0, *size)
    page.set_cropbox(0, 0, *size)
