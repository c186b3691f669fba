"""A leaflet of one item: an A4 sheet folded twice, with a cover, the text inside and a code on the back (row 57)."""

from __future__ import annotations

from collections.abc import Iterator

from khum.channels.models import Post
from khum.channels.papers.sheet import shortened
from khum.domain.thai_date import long_date
from khum.library.queries.reading import PartView
from khum.papers.blocks import Block, Heading, NumberedList, PageBreak, Paper, Paragraph, QrCode, Section, Spacer
from khum.papers.values import Align, Orientation, PageNumbers

KIND = "leaflet"
_PANELS = 3
_LONGEST = 1500
"""Characters that three panels surely hold."""


def leaflet_paper(post: Post, parts: list[PartView], *, address: str) -> Paper:
    """Two pages of three panels: outside flap, back and cover; inside the text, shortened where it is too long."""
    council = post.channel.organisation
    outside = (
        *_flap(post),
        PageBreak(),
        Spacer(4),
        QrCode(address, "สแกนเพื่ออ่านฉบับเต็ม", 4),
        Spacer(1),
        *(_centred(line) for line in (council.name, council.address, _telephone(council.phone), council.email) if line),
        PageBreak(),
        Spacer(5),
        Heading(post.title, in_contents=False, align=Align.CENTER),
        Spacer(1),
        _centred(council.name),
        _centred(long_date(post.starts_on)),
    )
    inside = tuple(_inside(post, parts))
    pages = (
        Section(blocks, Orientation.LANDSCAPE, numbers=PageNumbers.NONE, panels=_PANELS) for blocks in (outside, inside)
    )
    return Paper(
        title=post.title, kind=KIND, organisation=council.name, dated=post.starts_on, sections=tuple(pages),
        keep_whole=(council.name,),
    )  # fmt: skip


def _flap(post: Post) -> Iterator[Block]:
    yield Heading("เรื่องนี้ช่วยท่านได้อย่างไร", level=2, in_contents=False)
    summary = post.item.summary if post.item else ""
    yield Paragraph(shortened(summary or post.text, 500), indent_cm=0, justify=False)
    if post.channel.steward:
        yield Spacer(0.5)
        yield Paragraph(f"สอบถามเพิ่มเติม: {post.channel.steward.title}", indent_cm=0, justify=False)


def _inside(post: Post, parts: list[PartView]) -> Iterator[Block]:
    pieces = list(_pieces(post, parts))
    share = sum(length for length, _blocks in pieces) / _PANELS
    panel, filled = 1, 0.0
    for length, blocks in pieces:
        # A part begins the next panel where it would leave this one fuller than its share.
        if panel < _PANELS and filled and filled + length / 2 > share * panel:
            panel += 1
            yield PageBreak()
        filled += length
        yield from blocks


def _pieces(post: Post, parts: list[PartView]) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Parts with their length in characters, shortened where together they are too long for the sheet."""
    left = _LONGEST
    for part in parts:
        if left <= 0:
            return
        text = shortened("\n".join(part.lines) if part.lines else part.text, left)
        lines = tuple(line for line in text.splitlines() if line.strip())
        length = len(text) + len(part.label) + 40 + 12 * len(lines)
        left -= length
        heading = Heading(part.label, level=2, in_contents=False)
        if part.lines:
            yield length, (heading, NumberedList(lines, indent_cm=0))
        else:
            yield length, (heading, *(Paragraph(line, indent_cm=0, justify=False) for line in lines))
    rest = post.text or (post.item.text if post.item else "")
    if left > 100 and (not parts or post.text):
        for line in filter(str.strip, shortened(rest, left).splitlines()):
            yield len(line), (Paragraph(line, indent_cm=0, justify=False),)


def _centred(text: str) -> Paragraph:
    return Paragraph(text, indent_cm=0, align=Align.CENTER)


def _telephone(number: str) -> str:
    return f"โทรศัพท์ {number}" if number else ""
