"""The tables of a plan as paper tables, in the columns that officials know (row 49)."""

from __future__ import annotations

from collections.abc import Iterable

from khum.domain import thai_date
from khum.domain.steps import ChangeComponent, ProcessStep, Track, step_or_component
from khum.papers.blocks import Column, Row, Table
from khum.papers.values import Align, Value
from khum.plans.rules.content import ActivityContent, PlanContent, TableContent

# Widths in cm fill the 25.7 cm that an A4 landscape page leaves between margins of 2 cm (documents.md §3 gives minima).
ACTION_COLUMNS = (
    Column("ลำดับ", 1.4, Align.CENTER),
    Column("กิจกรรม", 4.5),
    Column("วิธีการสู่ความสำเร็จ", 4.5),
    Column("ระยะเวลา", 2.4, Align.CENTER),
    Column("ตัวชี้วัด", 3.6),
    Column("เป้าหมาย", 3.3),
    Column("ผู้รับผิดชอบ", 3.9),
    Column("หมายเหตุ", 2.1),
)
ANNUAL_COLUMNS = (
    Column("ที่", 1.4, Align.CENTER),
    Column("กิจกรรมการจัดการความรู้", 7.0),
    Column("กลุ่มเป้าหมาย", 3.6),
    Column("ตัวชี้วัด/เป้าหมาย", 5.4),
    Column("ระยะเวลาดำเนินการ", 2.8, Align.CENTER),
    Column("ผู้รับผิดชอบ", 3.3),
    Column("หมายเหตุ", 2.2),
)


def plan_table(content: PlanContent, table: TableContent) -> Table:
    """One table of the plan with the head that the form prescribes, repeated on every page."""
    if table.track is Track.ANNUAL:
        return Table(
            name=_name(content, table),
            columns=ANNUAL_COLUMNS,
            rows=tuple(Row(annual_cells(activity)) for activity in table.activities),
            lead=(_title(content, table),),
        )
    lead = [_title(content, table), f"ชื่อหน่วยงาน : {content.organisation}"]
    if table.desired_state:
        lead.append(f"เป้าหมาย KM (Desired State) : {table.desired_state}")
    if table.measurable_unit:
        lead.append(f"หน่วยที่วัดผลได้เป็นรูปธรรม : {table.measurable_unit}")
    return Table(
        name=_name(content, table),
        columns=ACTION_COLUMNS,
        rows=tuple(Row(action_cells(activity)) for activity in table.activities),
        lead=tuple(lead),
    )


def action_cells(activity: ActivityContent) -> tuple[Value, ...]:
    """Cells of one row of an action table, in the order of :data:`ACTION_COLUMNS`."""
    return (
        activity.number,
        _headed(activity),
        _lines(activity.method),
        _period(activity),
        _paired(tuple(indicator.text for indicator in activity.indicators)),
        _paired(tuple(indicator.target for indicator in activity.indicators)),
        _owner(activity),
        _lines(_remark(activity)),
    )


def annual_cells(activity: ActivityContent) -> tuple[Value, ...]:
    """Cells of one row of the annual table, in the order of :data:`ANNUAL_COLUMNS`."""
    targets = tuple(
        " ".join(dict.fromkeys(part for part in (indicator.text, indicator.target) if part))
        for indicator in activity.indicators
    )
    return (
        activity.number,
        _pointed(tuple(_as_lines(_headed(activity))), tuple(_as_lines(_lines(activity.method)))),
        _lines(activity.audience),
        targets or None,
        _period(activity),
        _owner(activity),
        _lines(_remark(activity)),
    )


def _paired(texts: tuple[str, ...]) -> Value:
    """Several indicators carry numbers, so that each target is found beside its own."""
    if len(texts) < 2:
        return texts if any(texts) else None
    return tuple(f"{number}) {text}" for number, text in enumerate(texts, start=1) if text) or None


def _pointed(headed: tuple[str, ...], methods: tuple[str, ...]) -> Value:
    """A head with points under it, as annual plans write their activities."""
    return (*headed[:1], *(line if line.startswith("-") else f"- {line}" for line in (*headed[1:], *methods))) or None


def _headed(activity: ActivityContent) -> Value:
    """The step's name over the activity, unless the activity's own words already begin with it."""
    step = step_or_component(activity.step)
    lines = activity.title.splitlines() or [""]
    if step is None or _names_step(lines[0], step):
        return tuple(lines)
    return (step.label_th, *lines)


def _names_step(text: str, step: ProcessStep | ChangeComponent) -> bool:
    bare = text.replace(" ", "")
    return any(bare.startswith(wording.replace(" ", "")) for wording in step.wordings_th)


def _period(activity: ActivityContent) -> Value:
    if activity.start is None or activity.end is None:
        return None
    first, dash, last = thai_date.period(activity.start, activity.end).partition(" – ")
    # Two lines of its own: a narrow column would otherwise part the last day from its month.
    return (f"{first} –", last) if dash else first


def _owner(activity: ActivityContent) -> Value:
    lines = dict.fromkeys(part for part in (activity.owner or activity.division, activity.accountable) if part)
    return tuple(lines) or None


def _remark(activity: ActivityContent) -> str:
    budget = f"งบประมาณ {activity.budget}" if activity.budget else ""
    return "\n".join(part for part in (activity.remark, budget) if part)


def _lines(text: str) -> Value:
    return tuple(line.strip() for line in text.splitlines() if line.strip()) or None


def _as_lines(value: Value) -> Iterable[str]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def _title(content: PlanContent, table: TableContent) -> str:
    if table.track is Track.ANNUAL:
        return f"แผนการจัดการความรู้ {content.organisation} ประจำปีงบประมาณ {content.year_be}"
    return f"แผนการจัดการความรู้ (KM Action Plan) : {table.track.label_th}"


def _name(content: PlanContent, table: TableContent) -> str:
    """A name that no other table of the plan has: sheets of a workbook need it."""
    same = [other for other in content.tables if other.track is table.track]
    words = {Track.PROCESS: "กระบวนการ KM", Track.CHANGE: "การเปลี่ยนแปลง", Track.ANNUAL: "แผนประจำปี"}[table.track]
    return words if len(same) == 1 else f"{words} {_place(same, table) + 1}"


def _place(tables: list[TableContent], table: TableContent) -> int:
    return next(place for place, other in enumerate(tables) if other is table)
