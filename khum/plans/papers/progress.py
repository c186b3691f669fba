"""How far the activities of a plan are, as a sheet to sort and count in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate

from khum.papers.blocks import Column, Paper, Row, Section, Table
from khum.papers.values import Align, Orientation, Value
from khum.plans.models import Activity, Plan

KIND = "progress"
COLUMNS = (
    Column("ลำดับ", 1.2, Align.CENTER),
    Column("กิจกรรม", 5),
    Column("ตัวชี้วัด", 3.5),
    Column("เป้าหมาย", 2.6),
    Column("ผู้รับผิดชอบ", 3),
    Column("เริ่ม", 2),
    Column("สิ้นสุด", 2),
    Column("สถานะ", 2),
    Column("ผลการดำเนินงาน", 3.4),
    Column("ปัญหา/เหตุผล", 3),
    Column("รายงานเมื่อ", 2),
)


def progress_paper(plan: Plan, rows: Iterable[Activity], *, today: date) -> Paper:
    """One line an activity, with its last report; a late one says so."""
    table = Table(
        name="ความก้าวหน้า", columns=COLUMNS, rows=tuple(Row(_cells(activity, today)) for activity in rows), size_pt=12
    )
    return Paper(
        title=f"ความก้าวหน้าตามแผนการจัดการความรู้ ประจำปีงบประมาณ {plan.year_be}",
        kind=KIND,
        organisation=plan.organisation.name,
        dated=today,
        sections=(Section((table,), Orientation.LANDSCAPE),),
        thai_digits=False,
    )


def _cells(activity: Activity, today: date) -> tuple[Value, ...]:
    reports = list(activity.reports.all())
    last = reports[0] if reports else None
    indicators = list(activity.indicators.all())
    owner = activity.division.name if activity.division else activity.owner_text
    return (
        activity.number,
        activity.title,
        tuple(indicator.text for indicator in indicators),
        tuple(indicator.target for indicator in indicators),
        owner,
        activity.start_date or "",
        activity.end_date or "",
        "ล่าช้า" if activity.is_late(today=today) else activity.state_value.label_th,
        last.result if last else "",
        last.problem if last else "",
        localdate(last.at) if last else "",
    )
