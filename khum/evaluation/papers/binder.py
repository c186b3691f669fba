"""The printed binder of an assessment: every item with its level, note and evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.evaluation.models import Assessment
from khum.evaluation.queries.assessments import Group, ItemRow
from khum.papers.blocks import (
    Bar,
    Bars,
    Block,
    Column,
    Contents,
    Cover,
    Heading,
    PageBreak,
    Paper,
    Row,
    Section,
    Spacer,
    Table,
)
from khum.papers.values import Align, Orientation, PageNumbers, Picture

KIND = "assessment-binder"


def binder_paper(
    assessment: Assessment, groups: Iterable[Group], *, base: str, today: date, emblem: Picture | None = None
) -> Paper:
    """A cover, a chart of the groups, then a table a group; evidence with the address where it opens."""
    found = list(groups)
    catalogue, council = assessment.catalogue, assessment.organisation.name
    cover = Cover(
        (
            ("แฟ้มหลักฐานการประเมิน", catalogue.name),
            (f"ฉบับ {catalogue.edition}", f"ประจำปีงบประมาณ พ.ศ. {assessment.year_be}"),
            (council,),
        ),
        emblem,
    )
    means = [(group.name or catalogue.name, group.mean) for group in found]
    bars = tuple(Bar(name, float(mean), float(catalogue.scale_max)) for name, mean in means if mean is not None)
    head: list[Block] = [Contents(depth=1)]
    if bars:
        head += [PageBreak(), Bars("ระดับเฉลี่ยรายหมวด (เป้าหมายคือระดับสูงสุด)", bars)]
    return Paper(
        title=f"แฟ้มหลักฐาน {catalogue.name} ปีงบประมาณ {assessment.year_be}",
        kind=KIND,
        organisation=council,
        dated=today,
        sections=(
            Section((cover,), numbers=PageNumbers.NONE),
            Section(tuple(head), numbers=PageNumbers.LETTERS, restart_numbers=True),
            Section(
                tuple(block for group in found for block in _group(group, catalogue.name, base)),
                orientation=Orientation.LANDSCAPE,
                restart_numbers=True,
            ),
        ),
        keep_whole=(council,),
    )


def _group(group: Group, fallback: str, base: str) -> Iterable[Block]:
    name = group.name or fallback
    columns = (
        Column("ข้อ", 1.6, Align.CENTER),
        Column("รายการ", 7.6),
        Column("ระดับ", 1.6, Align.CENTER),
        Column("คำอธิบาย", 5.6),
        Column("หลักฐาน", 9.3),
    )
    yield Heading(name)
    yield Table(name, columns, tuple(Row(_cells(row, base)) for row in group.rows), size_pt=13)
    yield Spacer(0.3)


def _cells(row: ItemRow, base: str) -> tuple[str | int | tuple[str, ...], ...]:
    evidence = tuple(f"{each.label} {_place(each.url, each.file_id, base)}".strip() for each in row.evidence)
    note = row.answer.note if row.answer else ""
    level: str | int = "–" if row.level is None else row.level
    return (row.item.number, row.item.text, level, note or "–", evidence or "–")


def _place(url: str, file_id: int | None, base: str) -> str:
    if file_id:
        return "(ไฟล์แนบในระบบ)"
    return f"{base.rstrip('/')}{url}" if url.startswith("/") else url
