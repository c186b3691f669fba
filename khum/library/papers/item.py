"""An item as an official paper, with the code that leads back to its current revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.timezone import localdate

from khum.domain.thai_date import long_date
from khum.library.models import Item, Revision
from khum.library.queries.reading import PartView
from khum.library.rules import outline
from khum.papers.blocks import (
    Block,
    Column,
    Heading,
    Image,
    KeyValues,
    NumberedList,
    Paper,
    Paragraph,
    QrCode,
    Row,
    Section,
    Table,
)
from khum.papers.values import Align, Picture

KIND = "item"
_WIDTH_CM = 16.0


def item_paper(
    item: Item,
    revision: Revision,
    parts: list[PartView],
    *,
    kind_name: str,
    address: str,
    pictures: Mapping[int, Picture],
) -> Paper:
    """The approved revision; ``pictures`` are those of the text by the key of their file."""
    name = item.organisation.name
    approved_on = localdate(revision.reviewed_at) if revision.reviewed_at else localdate(revision.created_at)
    head = (
        Heading(revision.title, in_contents=False, align=Align.CENTER),
        Paragraph(f"{kind_name} · {name}", indent_cm=0, align=Align.CENTER),
    )
    facts = [("ฉบับที่", f"{revision.number} เห็นชอบเมื่อ {long_date(approved_on)}")]
    if item.owner:
        facts.append(("ผู้ดูแล", item.owner.title))
    if item.verified_until:
        facts.append(("ทบทวนภายใน", long_date(item.verified_until)))
    tail = (QrCode(address, "สแกนเพื่อดูฉบับปัจจุบันก่อนใช้", 2.8),)
    blocks: tuple[Block, ...] = (
        *head,
        KeyValues(tuple(facts), label_cm=3),
        *text_blocks(revision, parts, pictures),
        *tail,
    )
    return Paper(
        title=revision.title,
        kind=KIND,
        organisation=name,
        dated=approved_on,
        sections=(Section(blocks),),
        keep_whole=(name,),
        mark="เลิกใช้" if item.retired_at else "",
    )


def text_blocks(
    revision: Revision, parts: list[PartView], pictures: Mapping[int, Picture], *, level: int = 2
) -> Iterator[Block]:
    """Everything that the revision says, for any paper; ``level`` is that of its headings."""
    if revision.summary:
        yield Paragraph(revision.summary)
    for block in (*_parts(parts), *_body(revision.body, pictures)):
        yield replace(block, level=max(level, block.level)) if isinstance(block, Heading) else block


def _parts(parts: list[PartView]) -> Iterator[Block]:
    for part in parts:
        yield Heading(part.label, level=2)
        if part.lines:
            yield NumberedList(part.lines)
        else:
            yield from (Paragraph(line) for line in part.text.splitlines() if line.strip())


def _body(body: str, pictures: Mapping[int, Picture]) -> Iterator[Block]:
    for number, block in enumerate(outline.outline(body), start=1):
        if isinstance(block, outline.Heading):
            yield Heading(block.text, level=block.level)
        elif isinstance(block, outline.Paragraph):
            yield Paragraph(block.text)
        elif isinstance(block, outline.Points):
            yield NumberedList(block.items, marker="{n}." if block.is_numbered else "–")
        elif isinstance(block, outline.Grid):
            yield _table(block, number)
        elif block.file_id in pictures:
            yield Image(pictures[block.file_id], caption=block.alt)


def _table(grid: outline.Grid, number: int) -> Table:
    first, *rest = grid.rows
    width = _WIDTH_CM / len(first)
    return Table(
        name=f"ตาราง {number}",
        columns=tuple(Column(title, width) for title in first),
        rows=tuple(Row(row) for row in rest),
    )
