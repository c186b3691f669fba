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
    pages = (Section(blocks, Orientation.LANDSCAPE, numbers=PageNumbers.NONE, panels=3) for blocks in (outside, inside))
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
    left = _LONGEST
    for part in parts:
        if left <= 0:
            break
        yield Heading(part.label, level=2, in_contents=False)
        text = shortened("\n".join(part.lines) if part.lines else part.text, left)
        left -= len(text) + len(part.label) + 40
        lines = tuple(line for line in text.splitlines() if line.strip())
        if part.lines:
            yield NumberedList(lines, indent_cm=0)
        else:
            yield from (Paragraph(line, indent_cm=0, justify=False) for line in lines)
    rest = post.text or (post.item.text if post.item else "")
    if left > 100 and (not parts or post.text):
        yield from (Paragraph(line, indent_cm=0, justify=False) for line in shortened(rest, left).splitlines() if line)


def _centred(text: str) -> Paragraph:
    return Paragraph(text, indent_cm=0, align=Align.CENTER)


def _telephone(number: str) -> str:
    return f"โทรศัพท์ {number}" if number else ""
