"""A journal or a booklet in print: what is in it, and the text of each item (rows 58, 59)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.timezone import localdate

from khum.channels.models import Compilation
from khum.channels.queries.compiling import Text
from khum.channels.rules.kinds import CompilationKind
from khum.domain.thai_date import long_date
from khum.library.papers.item import text_blocks
from khum.papers.blocks import Block, Contents, Cover, Heading, Image, PageBreak, Paper, Paragraph, Section, Spacer
from khum.papers.values import Align, PageNumbers, Picture

KIND = "compilation"


def compilation_paper(made: Compilation, texts: Sequence[Text], *, emblem: Picture | None) -> Paper:
    """A booklet is a book of chapters; a journal runs on under its head. A draft until it is issued."""
    council = made.organisation.name
    dated = made.issued_on or localdate(made.made_at)
    if made.kind == CompilationKind.JOURNAL:
        sections: tuple[Section, ...] = (Section((*_head(made, dated, emblem), *_articles(texts))),)
    else:
        sections = _book(made, dated, emblem, texts)
    return Paper(
        title=made.title, kind=KIND, organisation=council, dated=dated, sections=sections, keep_whole=(council,),
        mark="" if made.issued_on else "ร่าง",
    )  # fmt: skip


def _head(made: Compilation, dated: date, emblem: Picture | None) -> Iterator[Block]:
    """The name of the journal over its number and day, the foreword, what is in it."""
    if emblem:
        yield Image(emblem, width_cm=2)
    yield Heading(made.title, in_contents=False, align=Align.CENTER)
    number = f"ฉบับที่ {made.number}/{made.year_be}  " if made.number else ""
    yield Paragraph(f"{number}{long_date(dated)}\n{made.organisation.name}", indent_cm=0, align=Align.CENTER)
    yield from (Paragraph(line) for line in _lines(made.foreword))
    yield Contents("ในฉบับนี้", depth=1)
    yield Spacer(0.3)


def _articles(texts: Sequence[Text]) -> Iterator[Block]:
    for _item, revision, parts, pictures in texts:
        yield Heading(revision.title)
        yield from text_blocks(revision, parts, pictures)
        yield Spacer(0.5)


def _book(made: Compilation, dated: date, emblem: Picture | None, texts: Sequence[Text]) -> tuple[Section, ...]:
    kind = CompilationKind(made.kind).label_th
    cover = Cover(((made.title,), (kind, long_date(dated)), (made.organisation.name,)), emblem)
    return (
        Section((cover,), numbers=PageNumbers.NONE),
        Section((*_foreword(made), Contents(depth=1)), numbers=PageNumbers.LETTERS, restart_numbers=True),
        Section(tuple(_chapters(texts)), restart_numbers=True),
    )


def _foreword(made: Compilation) -> Iterator[Block]:
    lines = _lines(made.foreword)
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


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
