"""How far the activities of a plan are, on one day, as a paper for a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.domain import thai_date
from khum.domain.steps import Track
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation, RowKind, Value
from khum.plans.models import Activity
from khum.plans.rules.states import ActivityState

KIND = "plan-progress"
COLUMNS = (
    Column("ลำดับ", 1.4, Align.CENTER),
    Column("กิจกรรม", 6.2),
    Column("ผู้รับผิดชอบ", 4.0),
    Column("ระยะเวลา", 2.4, Align.CENTER),
    Column("สถานะ", 2.7),
    Column("ผลการดำเนินงาน", 5.0),
    Column("ปัญหาและข้อเสนอแนะ", 4.0),
)


def progress_paper(title: str, organisation: str, activities: Iterable[Activity], *, today: date) -> Paper:
    """The table of all activities with their last report; expects tables, owners and reports to be loaded."""
    rows: list[Row] = []
    counts = dict.fromkeys(("all", "done", "late"), 0)
    table = None
    for activity in activities:
        if activity.table_id != table:
            table = activity.table_id
            rows.append(Row((_track(activity),), RowKind.GROUP))
        rows.append(_row(activity, today))
        counts["all"] += 1
        counts["done"] += activity.state == ActivityState.DONE
        counts["late"] += activity.is_late(today=today)
    day = thai_date.long_date(today)
    blocks = (
        Heading(f"ความก้าวหน้าตาม{title}", align=Align.CENTER),
        Paragraph(
            f"ณ วันที่ {day} แผนมี {counts['all']} กิจกรรม แล้วเสร็จ {counts['done']} กิจกรรม เกินกำหนด {counts['late']} กิจกรรม",
            indent_cm=0,
            justify=False,
            align=Align.CENTER,
        ),
        Table("ความก้าวหน้า", COLUMNS, tuple(rows)),
    )
    return Paper(
        title=f"ความก้าวหน้าตาม{title}",
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )


def _track(activity: Activity) -> str:
    state = activity.table.desired_state
    label = Track(activity.table.track).label_th
    return f"{label} : {state}" if state else label


def _row(activity: Activity, today: date) -> Row:
    report = next(iter(activity.reports.all()), None)
    return Row(
        (
            activity.number,
            tuple(activity.title.splitlines()),
            _owners(activity),
            _period(activity),
            _state(activity, today),
            tuple(report.result.splitlines()) if report else None,
            tuple(f"{report.problem}\n{report.suggestion}".split("\n")) if report else None,
        )
    )


def _owners(activity: Activity) -> Value:
    names = (
        activity.owner_text or (activity.division.name if activity.division else ""),
        activity.accountable.title if activity.accountable else "",
    )
    return tuple(dict.fromkeys(name for name in names if name)) or None


def _period(activity: Activity) -> Value:
    if activity.start_date is None or activity.end_date is None:
        return None
    first, dash, last = thai_date.period(activity.start_date, activity.end_date).partition(" – ")
    return (f"{first} –", last) if dash else first


def _state(activity: Activity, today: date) -> Value:
    label = activity.state_value.label_th
    if activity.is_late(today=today):
        return (label, "(เกินกำหนด)")
    return (label, activity.state_reason) if activity.state_reason else label
