"""The sheet for a notice board: what is published, large, with the code that leads to it (row 55)."""

from __future__ import annotations

from khum.channels.models import Post
from khum.domain.thai_date import long_date
from khum.papers.blocks import Block, Heading, Paper, Paragraph, QrCode, Section, Spacer
from khum.papers.values import Align, PageNumbers, PageSize

KIND = "board_sheet"
SIZES = {"a4": PageSize.A4, "a3": PageSize.A3}
_LONGEST = 420
# A short piece is set larger; every size keeps the longest text of its row on one page.
_ENLARGED = ((120, 1.9), (260, 1.6), (700, 1.3))


def sheet_paper(post: Post, *, address: str, size: str) -> Paper:
    """A4 or A3; a long text ends with a sentence that leads to the rest behind the code."""
    organisation = post.channel.organisation.name
    until = f"\nถึงวันที่ {long_date(post.ends_on)}" if post.ends_on else ""
    words = shortened(_words(post))
    blocks: tuple[Block, ...] = (
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        Heading(post.title, in_contents=False, align=Align.CENTER),
        Spacer(0.3),
        *(Paragraph(line, indent_cm=0, align=_alignment(words)) for line in words.splitlines() if line.strip()),
        Spacer(0.4),
        QrCode(address, f"สแกนเพื่ออ่านฉบับเต็ม หรือพิมพ์\n{shown(address)}", 4),
        Paragraph(f"ประกาศตั้งแต่วันที่ {long_date(post.starts_on)}{until}", indent_cm=0, align=Align.CENTER),
        Paragraph(_steward(post), indent_cm=0, align=Align.CENTER),
    )
    length = len(post.title) + len(words) + 40 * words.count("\n")
    enlarged = next((times for longest, times in _ENLARGED if length <= longest), 1)
    section = Section(blocks, numbers=PageNumbers.NONE, size=SIZES[size], enlarged=enlarged)
    return Paper(
        title=post.title, kind=KIND, organisation=organisation, dated=post.starts_on, sections=(section,),
        keep_whole=(organisation,),
    )  # fmt: skip


def shown(address: str) -> str:
    """An address as people type it.

    >>> shown("https://khumthong.go.th/q/ab12/")
    'khumthong.go.th/q/ab12'
    """
    return address.partition("://")[2].rstrip("/")


def _alignment(words: str) -> Align:
    """A short piece stands in the middle under its title, a long one begins at the margin."""
    return Align.CENTER if len(words) <= _ENLARGED[0][0] and "\n" not in words else Align.START


def _words(post: Post) -> str:
    if post.text or post.item is None:
        return post.text
    return post.item.summary or post.item.text


def _steward(post: Post) -> str:
    return f"ผู้ดูแล: {post.channel.steward.title}" if post.channel.steward else post.channel.name


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text that fits on the sheet, cut at a space.

    >>> shortened("ก ข ค", 3)
    'ก …'
    """
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"
