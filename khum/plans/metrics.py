"""Figures that the plan's own records carry: approved in time, activities on time, activities reported."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from khum.domain import thai_date
from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.people.models import Organisation
from khum.plans.models import Activity, ApprovalStep, Plan, ProgressReport
from khum.plans.rules.states import ActivityState

NOTHING = Measurement(None, None, None, ())


def approved_in_time(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """100 where the chief executive signed the year's plan on its first day or before, 0 where later or not at all.

    Nothing before the first day of the year while the plan is still on its way. One query.
    """
    step = (
        ApprovalStep.objects.filter(
            plan__organisation=organisation,
            plan__year_be=FiscalYear.containing(end).be,
            stage="executive",
            decision="approved",
        )
        .select_related("plan")
        .first()
    )
    if step is None:
        return NOTHING if today <= start else Measurement(Decimal(0), Decimal(0), Decimal(1), ())
    in_time = step.signed_on <= start
    row = EvidenceRow(
        label=step.plan.title,
        url=reverse("plans:approval", args=[step.plan_id]),
        on=step.signed_on,
        note=f"{step.by_title} ลงนามวันที่ {thai_date.long_date(step.signed_on)}",
    )
    return Measurement(Decimal(100 if in_time else 0), Decimal(int(in_time)), Decimal(1), (row,))


def activities_on_time(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of activities due by today that were reported done by their last day; dropped ones do not count."""
    on = min(today, end)
    due = list(_activities(organisation, end).filter(end_date__lte=on).exclude(state=ActivityState.DROPPED))
    finished = _finished_on([activity.pk for activity in due])
    timely = [
        activity
        for activity in due
        if activity.state == ActivityState.DONE and finished.get(activity.pk, date.max) <= (activity.end_date or on)
    ]
    return _share(timely, due, finished)


def activities_reported(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of activities begun by today with at least one report of their result; dropped ones do not count."""
    on = min(today, end)
    begun = list(_activities(organisation, end).filter(start_date__lte=on).exclude(state=ActivityState.DROPPED))
    reported = {
        pk: localdate(at)
        for pk, at in ProgressReport.objects.filter(activity__in=[a.pk for a in begun])
        .exclude(result="")
        .order_by("-at")
        .values_list("activity_id", "at")
    }
    return _share([activity for activity in begun if activity.pk in reported], begun, reported)


def _activities(organisation: Organisation, end: date) -> QuerySet[Activity]:
    """Activities of the year's plan, once it was approved."""
    plan = Plan.objects.filter(
        organisation=organisation, year_be=FiscalYear.containing(end).be, approved_at__isnull=False
    )
    return Activity.objects.filter(table__plan__in=plan).select_related("division")


def _finished_on(activities: list[int]) -> dict[int, date]:
    """First day on which each activity was reported done."""
    reports = ProgressReport.objects.filter(activity__in=activities, state=ActivityState.DONE)
    return {pk: localdate(at) for pk, at in reports.order_by("-at").values_list("activity_id", "at")}


def _share(counted: list[Activity], all_: list[Activity], days: dict[int, date]) -> Measurement:
    if not all_:
        return NOTHING
    rows = tuple(
        EvidenceRow(
            label=activity.title.split("\n", 1)[0],
            url=reverse("plans:report", args=[activity.pk]),
            on=days.get(activity.pk),
            note=activity.division.name if activity.division else activity.owner_text,
        )
        for activity in counted
    )
    return Measurement(
        Decimal(100 * len(counted)) / Decimal(len(all_)), Decimal(len(counted)), Decimal(len(all_)), rows
    )


METRICS = (
    Metric(
        "P1",
        "แผนได้รับอนุมัติทันปีงบประมาณ",
        "%",
        IndicatorLevel.SYSTEM,
        "ผู้บริหารท้องถิ่นลงนามอนุมัติแผนภายในวันแรกของปีงบประมาณ (1 ตุลาคม)",
        approved_in_time,
    ),
    Metric(
        "P2",
        "กิจกรรมที่แล้วเสร็จตามกำหนด",
        "%",
        IndicatorLevel.OUTPUT,
        "จำนวนกิจกรรมที่รายงานว่าแล้วเสร็จภายในวันสิ้นสุด หารด้วยจำนวนกิจกรรมที่ครบกำหนดแล้ว ไม่นับกิจกรรมที่ยกเลิก",
        activities_on_time,
    ),
    Metric(
        "P3",
        "กิจกรรมที่รายงานผลแล้ว",
        "%",
        IndicatorLevel.OUTPUT,
        "จำนวนกิจกรรมที่มีรายงานผลอย่างน้อย 1 ครั้ง หารด้วยจำนวนกิจกรรมที่เริ่มแล้ว ไม่นับกิจกรรมที่ยกเลิก",
        activities_reported,
    ),
)
