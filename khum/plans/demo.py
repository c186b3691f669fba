"""Two fiscal years of plans for the demonstration council, through the actions: last year closed, this one running."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from khum.domain.fiscal_year import FiscalYear
from khum.files import actions as files
from khum.people import standing
from khum.people.models import Person, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans.actions import approval, editing, guiding, making, measuring, progress
from khum.plans.actions.values import activity_values
from khum.plans.models import Activity, Plan
from khum.plans.queries.metrics import indicators_by_hand
from khum.plans.rules.states import ActivityState, PlanState

RESULTS = (
    "ดำเนินการครบตามแผน มีผู้เข้าร่วม {count} คน จากทุกสำนัก/กอง",
    "จัดทำเสร็จ {count} เรื่อง เผยแพร่ในที่ประชุมประจำเดือนและบอร์ดประชาสัมพันธ์",
    "ประชุมแลกเปลี่ยนเรียนรู้ {count} ครั้ง ผู้เข้าร่วมนำไปปรับใช้ในงานได้",
    "ปรับปรุงข้อมูลแล้ว {count} รายการ ผู้ใช้ค้นหาได้สะดวกขึ้น",
)
PROBLEMS = ("", "ผู้รับผิดชอบมีงานเร่งด่วนซ้อนในช่วงปลายไตรมาส", "", "อุปกรณ์บันทึกวิดีโอมีจำนวนจำกัด")
SUGGESTIONS = ("", "กำหนดผู้รับผิดชอบสำรองตั้งแต่ต้นปี", "", "ขอใช้อุปกรณ์ร่วมกับกองการศึกษา")
STEPS = ((PlanState.COMMITTEE, "palad"), (PlanState.SECRETARY, "palad"), (PlanState.EXECUTIVE, "nayok"))
OWN_COUNT = "จำนวนปราชญ์ชาวบ้านที่ถ่ายทอดความรู้ให้เยาวชนในตำบล"
DONE_LATE, DROPPED = 5, 17
"""Every so manieth activity of last year was done late, and this one was dropped."""


@dataclass(frozen=True, slots=True)
class Cast:
    """People of the demonstration council on a day, by their usernames."""

    organisation_id: int

    def on(self, username: str, day: date) -> Standing:
        """What a person is on a day."""
        person = Person.objects.select_related("organisation").get(
            organisation_id=self.organisation_id, username=username
        )
        return standing.load(person, today=day)


def build(*, by: Standing, at: datetime) -> None:
    """Make the plans of last year and this year unless the council has one; about two hundred writes."""
    if Plan.objects.filter(organisation_id=by.organisation_id).exists():
        return
    cast = Cast(by.organisation_id)
    today = timezone.localdate(at)
    year = FiscalYear.containing(today)
    made = making.from_template(year=year.previous, by=by, at=_at(_eve(year.previous, 40)))
    _add_count_by_hand(made, by=by, at=_at(_eve(year.previous, 39)))
    last = _approved(cast, made)
    _report_year(cast, last, until=year.previous.end)
    _measure_by_hand(cast, last, year.previous.end)
    day = year.start + timedelta(days=20)
    if day < today:
        approval.close(plan_id=last.pk, by=cast.on("hr", day), at=_at(day))
    signed = _eve(year, 30)
    copied = making.from_plan(plan_id=last.pk, year=year, by=cast.on("hr", signed), at=_at(signed))
    _report_year(cast, _approved(cast, copied), until=today)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10, 0)))


def _eve(year: FiscalYear, days: int) -> date:
    """So many days before a fiscal year begins."""
    return year.start - timedelta(days=days)


def _approved(cast: Cast, plan: Plan) -> Plan:
    """The plan with somebody to answer for each row, through its three decisions before the year begins."""
    day = _eve(plan.year, 25)
    hr = cast.on("hr", day)
    guiding.assign(plan_id=plan.pk, posts=dict(_posts(plan)), by=hr, at=_at(day))
    approval.submit(plan_id=plan.pk, by=hr, at=_at(day))
    for number, (stage, username) in enumerate(STEPS, start=1):
        signed_on = day + timedelta(days=5 * number)
        who = cast.on(username, signed_on)
        signature = approval.signature_of(who, signed_on=signed_on, stage=stage)
        plan = approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=who, at=_at(signed_on))
    return plan


def _posts(plan: Plan) -> Iterator[tuple[int, int]]:
    """Rows in turn to the heads of divisions; the yearly table to the HR officer."""
    posts = Position.objects.filter(organisation_id=plan.organisation_id, closed_on=None)
    heads = cycle(posts.filter(kind=PositionKind.DIVISION_HEAD).order_by("order"))
    officer = posts.filter(kind=PositionKind.HR_OFFICER).order_by("order").first()
    for row in Activity.objects.filter(table__plan=plan).select_related("table").order_by("table__order", "order"):
        is_annual = row.table.track == "annual" and officer is not None
        yield row.pk, officer.pk if is_annual and officer else next(heads).pk


def _report_year(cast: Cast, plan: Plan, *, until: date) -> None:
    """Reports of the heads as the year goes by: most done in time, some late, one dropped, the rest running."""
    hr = cast.on("hr", until)
    rows = list(Activity.objects.filter(table__plan=plan).order_by("table__order", "order"))
    for number, row in enumerate(rows):
        for day, report in _reports(number, row, plan.year, until):
            progress.report(activity_id=row.pk, report=report, by=hr, at=_at(day))


def _reports(number: int, row: Activity, year: FiscalYear, until: date) -> Iterator[tuple[date, progress.Report]]:
    start, end = row.start_date or year.start, row.end_date or year.end
    first = start + timedelta(days=12 + number % 9)
    if first > until:
        return
    problem, suggestion = PROBLEMS[number % len(PROBLEMS)], SUGGESTIONS[number % len(SUGGESTIONS)]
    if number == DROPPED:
        yield first, progress.Report(ActivityState.DROPPED, problem="รวมกับกิจกรรมประชุมประจำเดือนตามมติคณะกรรมการ")
        return
    if number % 7 != 6:
        yield first, progress.Report(ActivityState.RUNNING, result="แจ้งผู้เกี่ยวข้องและกำหนดวันดำเนินการแล้ว")
    late = number % DONE_LATE == DONE_LATE - 1
    finished = end + timedelta(days=9) if late else end - timedelta(days=3 + number % 20)
    if finished <= until and finished > first:
        result = RESULTS[number % len(RESULTS)].format(count=8 + number * 3 % 40)
        yield finished, progress.Report(ActivityState.DONE, result=result, problem=problem, suggestion=suggestion)


def _add_count_by_hand(plan: Plan, *, by: Standing, at: datetime) -> None:
    """An indicator of the council's own that no record of Khum can give."""
    row = Activity.objects.filter(table__plan=plan).order_by("-table__order", "-order")[0]
    count = {
        "text": OWN_COUNT,
        "target": "ไม่น้อยกว่า 3 คน",
        "operator": "ge",
        "value": "3",
        "unit": "คน",
        "metric": "",
    }
    values = {"indicators": [*activity_values(row)["indicators"], {**count, "level": "outcome"}]}
    editing.change_activity(activity_id=row.pk, values=values, version=row.version, by=by, at=at)


def _measure_by_hand(cast: Cast, plan: Plan, end: date) -> None:
    """Figures that the records cannot give, each with its proof."""
    hr = cast.on("hr", end)
    for number, indicator in enumerate(indicators_by_hand(plan)[:6]):
        proof = SimpleUploadedFile(f"หลักฐาน-{number + 1}.txt", f"ทะเบียนที่ใช้นับ ตัวชี้วัดที่ {number + 1}\n".encode())
        stored = files.store(organisation=hr.organisation, uploaded=proof, by=hr, at=_at(end))
        figure = measuring.Figure(
            value=(indicator.value or Decimal(1)) + number % 3 - 1,
            start=plan.year.start,
            end=end,
            reason="นับจากทะเบียนของสำนักปลัด ตรวจทานโดยหัวหน้าสำนักปลัด",
            file=stored,
        )
        measuring.measure_by_hand(indicator_id=indicator.pk, figure=figure, by=hr, at=_at(end))
