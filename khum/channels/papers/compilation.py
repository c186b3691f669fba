"""A journal or a booklet in print: cover, foreword, contents, a chapter for each item (rows 58, 59)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.timezone import localdate

from khum.channels.models import Compilation
from khum.channels.queries.compiling import Text
from khum.channels.rules.kinds import CompilationKind
from khum.domain.thai_date import long_date
from khum.library.papers.item import text_blocks
from khum.papers.blocks import Block, Contents, Cover, Heading, PageBreak, Paper, Paragraph, Section
from khum.papers.values import PageNumbers, Picture

KIND = "compilation"


def compilation_paper(made: Compilation, texts: Sequence[Text], *, emblem: Picture | None) -> Paper:
    """The whole book; a draft until it is issued."""
    council = made.organisation.name
    dated = made.issued_on or localdate(made.made_at)
    kind = CompilationKind(made.kind).label_th
    number = f" ฉบับที่ {made.number}/{made.year_be}" if made.number else ""
    cover = Cover(((made.title,), (f"{kind}{number}", long_date(dated)), (council,)), emblem)
    sections = (
        Section((cover,), numbers=PageNumbers.NONE),
        Section((*_foreword(made), Contents(depth=1)), numbers=PageNumbers.LETTERS, restart_numbers=True),
        Section(tuple(_chapters(texts)), restart_numbers=True),
    )
    return Paper(
        title=made.title, kind=KIND, organisation=council, dated=dated, sections=sections, keep_whole=(council,),
        mark="" if made.issued_on else "ร่าง",
    )  # fmt: skip


def _foreword(made: Compilation) -> Iterator[Block]:
    lines = [line for line in made.foreword.splitlines() if line.strip()]
    if lines:
        yield Heading("คำนำ", in_contents=False)
        yield from (Paragraph(line) for line in lines)
        yield PageBreak()


def _chapters(texts: Sequence[Text]) -> Iterator[Block]:
    for place, (_item, revision, parts, pictures) in enumerate(texts):
        if place:
            yield PageBreak()
        yield Heading(revision.title)
        yield from text_blocks(revision, parts, pictures)
