"""The inventory of knowledge as an official paper."""

from __future__ import annotations

from khum.library.queries.inventory import Inventory
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation, RowKind

KIND = "inventory"


def inventory_paper(inventory: Inventory) -> Paper:
    """One table, a heading row a category, numbered through."""
    rows: list[Row] = []
    number = 0
    for name, items in inventory.groups:
        rows.append(Row((name,), RowKind.GROUP))
        for item in items:
            number += 1
            rows.append(
                Row(
                    (
                        number,
                        item.title,
                        item.kind,
                        item.owner,
                        item.verified_on,
                        item.verified_until,
                        item.badge,
                        item.uses,
                    )
                )
            )
    table = Table(
        name="บัญชีรายการความรู้",
        columns=(
            Column("ที่", 1.3, Align.CENTER),
            Column("เรื่อง", 7.4),
            Column("ประเภท", 3.4),
            Column("ผู้ดูแล (ตำแหน่ง)", 4),
            Column("ยืนยันเมื่อ", 2.6),
            Column("ทบทวนภายใน", 2.6),
            Column("สถานะ", 2.8),
            Column("ใช้แล้ว (ครั้ง)", 1.6, Align.END),
        ),
        rows=tuple(rows),
    )
    lines = (
        Heading("บัญชีรายการความรู้", in_contents=False, align=Align.CENTER),
        Paragraph(inventory.organisation.name, indent_cm=0, align=Align.CENTER),
        Paragraph(f"รวม {inventory.number} เรื่อง", indent_cm=0, align=Align.CENTER),
    )
    return Paper(
        title="บัญชีรายการความรู้",
        kind=KIND,
        organisation=inventory.organisation.name,
        dated=inventory.day,
        sections=(Section((*lines, table), orientation=Orientation.LANDSCAPE),),
        keep_whole=(inventory.organisation.name,),
    )
