"""Lines of letters, and lines joined to the paragraph that a typesetter broke."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from khum.domain.words import segment
from khum.files.extract.pdf_glyphs import Box, Glyph
from khum.files.extract.thai_repair import MARKS_AND_SARA_AM, repair

# All sizes below are in heights of a line, so that they hold for every type size.
_WORD_GAP = 0.15
_SAME_LINE = 0.4
_LINE_GAP = 1.0
_HANGING = 4.0
_INDENT = 0.5
# A line that goes on fills at least this share of the column.
_FULL = 0.5
_SAME_SIZE = 0.15
# Running text is wider than this; lines in a narrower column (a cover, a list of names) stand for themselves.
_NARROWEST_COLUMN = 18.0
# A cluster drawn in one piece is lower than its line, and the ำ in it wider than the place it is given.
_CRAMPED = 0.8
_SARA_AM_WIDTH = 0.45
# An echo follows within a few clusters.
_ECHO_WITHIN = 6

_STARTS_ITEM = re.compile(r"^\s*([-•●○▪*–]|[(\[]?[0-9๐-๙]{1,3}([.][0-9๐-๙]{1,3})*\s*[.)/\]]|[ก-ฮ][.)]\s)")
# Abbreviations with their number (ก.ย.๖๒), numbers and Latin words are never broken.
_UNBROKEN = re.compile(r"(?:[ก-ฮ]{1,3}[.])+[0-9๐-๙]*|[0-9๐-๙A-Za-z.,:%/-]+")
_THAI_LETTER = re.compile(r"[ก-ฺเ-๎]")
_NO_SPACE_AFTER = tuple("/-([{“‘")
_NO_SPACE_BEFORE = tuple("/)]},.”’ๆฯ")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its place."""

    text: str
    box: Box
    size: float = 0.0  # of its tallest letter: the same in lines with and without marks above

    @property
    def height(self) -> float:
        """The size of the letters, at least a point; without it the height of the line."""
        return max(self.size or self.box.bottom - self.box.top, 1.0)


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """The line of these letters, None when it says nothing."""
    drawn = [glyph for glyph in glyphs if not glyph.letter.isspace()]
    if not drawn:
        return None
    box = Box(
        min(glyph.box.left for glyph in drawn),
        min(glyph.box.top for glyph in drawn),
        max(glyph.box.right for glyph in drawn),
        max(glyph.box.bottom for glyph in drawn),
    )
    height = max(glyph.box.bottom - glyph.box.top for glyph in drawn)
    text = repair(_spaced(without_echoes(glyphs), height))
    return Line(re.sub(r"[ \t\u00a0]+", " ", text).strip(), box, height)


def _spaced(glyphs: Sequence[Glyph], height: float) -> str:
    """The letters with a space where the page leaves clearly more room than between its other letters."""
    gaps = [max(_gap(before, after, height), 0.0) for before, after in pairwise(glyphs)]
    usual = median(gaps) if gaps else 0.0
    text = glyphs[0].letter
    for gap, (before, after) in zip(gaps, pairwise(glyphs), strict=True):
        blank = before.letter.isspace() or after.letter.isspace()
        text += " " if not blank and gap > usual + _WORD_GAP * height else ""
        text += after.letter
    return text


def _gap(before: Glyph, after: Glyph, height: float) -> float:
    """Room between two letters; a ำ inside a cluster is drawn wider than the place pdfium gives it."""
    is_cramped = before.letter == "ำ" and before.box.bottom - before.box.top < _CRAMPED * height
    return after.box.left - before.box.right - (_SARA_AM_WIDTH * height if is_cramped else 0.0)


def without_echoes(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The letters without clusters that come twice at one place.

    Browsers and their web editors write each mark cluster a second time over itself when they print to PDF.
    """
    kept: list[list[Glyph]] = []
    for cluster in _clusters(glyphs):
        if len(cluster) == 1 or not any(_echoes(earlier, cluster) for earlier in kept[-_ECHO_WITHIN:]):
            kept.append(cluster)
    return [glyph for cluster in kept for glyph in cluster]


def _clusters(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Each letter with the marks that follow it."""
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if clusters and glyph.letter in MARKS_AND_SARA_AM:
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return clusters


def _echoes(earlier: Sequence[Glyph], cluster: Sequence[Glyph]) -> bool:
    if [glyph.letter for glyph in earlier] != [glyph.letter for glyph in cluster]:
        return False
    middle = (cluster[0].box.left + cluster[-1].box.right) / 2
    return earlier[0].box.left <= middle <= earlier[-1].box.right


def merge_pieces(lines: Iterable[Line]) -> list[Line]:
    """Pieces that stand beside each other at one height, as one line; pdfium breaks lines inside words, too."""
    merged: list[Line] = []
    for line in lines:
        last = merged[-1] if merged else None
        if last and abs(last.box.centre[1] - line.box.centre[1]) < _SAME_LINE * min(last.height, line.height):
            first, second = sorted((last, line), key=lambda piece: piece.box.left)
            box = Box(
                first.box.left,
                min(last.box.top, line.box.top),
                max(last.box.right, line.box.right),
                max(last.box.bottom, line.box.bottom),
            )
            blank = " " if second.box.left - first.box.right > _WORD_GAP * first.height else ""
            merged[-1] = Line(f"{first.text}{blank}{second.text}", box, max(last.size, line.size))
        else:
            merged.append(line)
    return merged


def cell_text(lines: Iterable[Line], cell: Box) -> str:
    """The text of a table cell: broken lines joined, items and short lines on lines of their own."""
    pieces = merge_pieces(lines)
    if not pieces:
        return ""
    padding = max(0.0, min(min(line.box.left for line in pieces) - cell.left, 0.6 * pieces[0].height))
    room = cell.right - cell.left - 2 * padding
    paragraphs = [[pieces[0]]]
    for before, after in pairwise(pieces):
        fits = (before.box.right - before.box.left) + _first_word_width(after) < room
        if fits or _STARTS_ITEM.match(after.text):
            paragraphs.append([after])
        else:
            paragraphs[-1].append(after)
    return "\n".join(_joined(lines) for lines in paragraphs)


def paragraphs_of(lines: Sequence[Line]) -> list[Line]:
    """Lines of running text as paragraphs; when in doubt a line stays alone."""
    if not lines:
        return []
    column = (min(line.box.left for line in lines), max(line.box.right for line in lines))
    groups = [[lines[0]]]
    for before, after in pairwise(lines):
        if _continues(groups[-1][0], before, after, column):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [Line(_joined(group), group[0].box) for group in groups]


def _continues(first: Line, before: Line, after: Line, column: tuple[float, float]) -> bool:
    """Whether ``after`` goes on with the paragraph that begins with ``first`` and last said ``before``."""
    height = before.height
    left, right = column
    if before.box.right - before.box.left < _FULL * (right - left) or right - left < _NARROWEST_COLUMN * height:
        return False
    if _STARTS_ITEM.match(after.text) or abs(after.height - height) > _SAME_SIZE * max(height, after.height):
        return False
    if not 0 < after.box.bottom - before.box.bottom < (1 + _LINE_GAP) * height:
        return False
    # Only an item goes on further in than it began; other lines that stand in begin a paragraph.
    is_item = _STARTS_ITEM.match(first.text) is not None
    if after.box.left > (first.box.left + _HANGING * height if is_item else left + _INDENT * height):
        return False
    return before.box.right + _first_word_width(after) > right


def _first_word_width(line: Line) -> float:
    """About how much room the line's first word takes: had it fitted, the line before would hold it."""
    whole = _UNBROKEN.match(line.text)
    word = whole[0] if whole else segment(line.text[:60])[0]
    share = len(word) / len(line.text)
    return share * (line.box.right - line.box.left)


def _joined(lines: Sequence[Line]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text += glue(text, line.text) + line.text
    return repair(text)


def glue(before: str, after: str) -> str:
    """Thai words follow each other without a space; anything else was parted by one."""
    if before.endswith(_NO_SPACE_AFTER) or after.startswith(_NO_SPACE_BEFORE):
        return ""
    return "" if _THAI_LETTER.match(before[-1]) and _THAI_LETTER.match(after[0]) else " "
