"""The letters of an upright PDF page with their places, as pdfium finds them.

Places are in points from the upper left corner of the page, as pdfplumber counts them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_NEWLINES = frozenset("\r\n")
# pdfium's mark for a hyphen at the end of a line.
_LINE_HYPHENS = {"\x02": "-", "\ufffe": "-"}
_HIGHEST = 0x10FFFF


class Box(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the rectangle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point lies in the rectangle."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


class Glyph(NamedTuple):
    """A letter and its place; a line end has the letter "\\n"."""

    letter: str
    box: Box


def glyphs_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> Iterator[Glyph]:
    """Letters in the order of the page's content.

    Surrogates and other unwritable codes are skipped, and so are spaces without a width, which pdfium adds by
    itself: it takes the room beside a Thai mark cluster for one. Whoever joins the letters looks at that room.
    """
    left, _bottom, _right, top = page.get_mediabox()
    rectangle = raw.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code == 0 or code > _HIGHEST or 0xD800 <= code <= 0xDFFF:
            continue
        letter = chr(code)
        if letter in _NEWLINES:
            yield Glyph("\n", Box(0, 0, 0, 0))
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rectangle))
        if letter == " " and rectangle.left == rectangle.right:
            continue
        box = Box(rectangle.left - left, top - rectangle.top, rectangle.right - left, top - rectangle.bottom)
        yield Glyph(_LINE_HYPHENS.get(letter, letter), box)


def covered_by_picture(page: pdfium.PdfPage) -> float:
    """The share of the page that its largest picture covers, 0 to 1 (or above, when it hangs over)."""
    width, height = page.get_size()
    areas = [0.0]
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        areas.append(abs(right - left) * abs(top - bottom))
    return max(areas) / max(width * height, 1.0)


def has_lines(page: pdfium.PdfPage, *, at_least: int) -> bool:
    """Whether the page draws enough lines or frames for a table; asking is far cheaper than looking for one."""
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)
    return sum(1 for _path in islice(paths, at_least)) == at_least
