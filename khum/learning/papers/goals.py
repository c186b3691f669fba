"""What people need to learn in a year (แบบสำรวจความต้องการพัฒนาและแผนพัฒนารายบุคคล)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.learning.models import Goal
from khum.learning.papers.record import goal_cells
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation

KIND = "learning_needs"
TITLE = "ความต้องการพัฒนาและแผนพัฒนารายบุคคล"


def goals_paper(found: Iterable[Goal], year: FiscalYear, *, organisation: str, today: date) -> Paper:
    """A row a goal of a person."""
    columns = (
        Column("ที่", 1.2, Align.CENTER),
        Column("ชื่อ–สกุล", 4.2),
        Column("สังกัด", 3.4),
        Column("ต้องการเรียนรู้", 4.6),
        Column("เพื่องาน", 3.6),
        Column("วิธี", 3.6),
        Column("ภายใน", 2.4),
        Column("ผล", 3.2),
    )
    rows = tuple(
        Row((number, goal.person.full_name, goal.division.name if goal.division else "", *goal_cells(goal)))
        for number, goal in enumerate(found, start=1)
    )
    title = f"{TITLE} ปีงบประมาณ พ.ศ. {year.be}"
    blocks = (
        Heading(title, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        Table(name=f"ความต้องการ {year.be}", columns=columns, rows=rows),
    )
    return Paper(
        title=title,
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )
