"""A person's learning record (ทะเบียนการพัฒนารายบุคคล) by year, with the development plan of the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from khum.learning.models import Goal, Place
from khum.learning.queries.pages import Record
from khum.papers.blocks import Block, Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation, Value
from khum.people.models import Person

KIND = "learning_record"
TITLE = "ทะเบียนการพัฒนารายบุคคล"


def record_paper(person: Person, *records: Record, today: date, sees_cost: bool = False) -> Paper:
    """Years with their trainings and goals, in the order given; ``sees_cost``: whether money is printed."""
    office = person.organisation
    blocks: tuple[Block, ...] = (
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(f"{person.full_name} {_title(records)}".strip(), indent_cm=0, align=Align.CENTER),
        Paragraph(office.name, indent_cm=0, align=Align.CENTER),
        *(block for record in records for block in _year(record, sees_cost=sees_cost)),
    )
    return Paper(
        title=f"{TITLE} {person.full_name}",
        kind=KIND,
        organisation=office.name,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(office.name, person.full_name),
    )


def _title(records: Sequence[Record]) -> str:
    titles = [place.title for record in records for place in record.places if place.title]
    return titles[-1] if titles else ""


def _year(record: Record, *, sees_cost: bool) -> tuple[Block, ...]:
    found: list[Block] = [Heading(f"ปีงบประมาณ พ.ศ. {record.year.be} (รวม {record.days.normalize():f} วัน)", level=2)]
    if record.places:
        found.append(_trainings(record, sees_cost=sees_cost))
    else:
        found.append(Paragraph("– ไม่มีการอบรม สัมมนา ศึกษาดูงาน หรือศึกษาต่อ –"))
    if record.goals:
        found.append(_goals(record))
    return tuple(found)


def _trainings(record: Record, *, sees_cost: bool) -> Table:
    columns = [
        Column("ที่", 1.2, Align.CENTER),
        Column("เรื่อง", 7),
        Column("ประเภท", 2.6),
        Column("ผู้จัด", 4.4),
        Column("เริ่ม", 2.6),
        Column("วัน", 1.4, Align.END),
        Column("ผล", 3.4),
    ]
    if sees_cost:
        columns.append(Column("ค่าใช้จ่าย (บาท)", 2.4, Align.END))
    rows = tuple(
        Row(_training(number, place, sees_cost=sees_cost)) for number, place in enumerate(record.places, start=1)
    )
    return Table(name=f"การพัฒนา {record.year.be}", columns=tuple(columns), rows=rows)


def _training(number: int, place: Place, *, sees_cost: bool) -> tuple[Value, ...]:
    training = place.training
    cells: tuple[Value, ...] = (
        number,
        training.title,
        f"{training.kind_value.label_th} ({'ภายใน' if training.is_internal else 'ภายนอก'})",
        training.organiser,
        training.starts_on,
        place.days,
        place.state_value.label_th + (" มีใบประกาศ" if place.certificate_id else ""),
    )
    return (*cells, place.cost) if sees_cost else cells


def _goals(record: Record) -> Table:
    columns = (
        Column("ที่", 1.2, Align.CENTER),
        Column("ต้องการเรียนรู้", 6.5),
        Column("เพื่องาน", 5.5),
        Column("วิธี", 4.2),
        Column("ภายใน", 2.6),
        Column("ผล", 4.6),
    )
    rows = tuple(Row((number, *goal_cells(goal))) for number, goal in enumerate(record.goals, start=1))
    return Table(name=f"แผนพัฒนารายบุคคล {record.year.be}", columns=columns, rows=rows)


def goal_cells(goal: Goal) -> tuple[str, str, str, date | None, str]:
    """Topic, work, means, day and how far it is, as tables print them."""
    if goal.done_on:
        result = goal.result
    elif goal.dropped_on:
        result = "ไม่ดำเนินการต่อ"
    else:
        result = f"ตกลงกับ {goal.agreed_name}" if goal.agreed_on else "รอหัวหน้าเห็นชอบ"
    return goal.topic, goal.why, goal.means, goal.by_when, result
