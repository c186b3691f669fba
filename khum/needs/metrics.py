"""The figures of needs: M17 approved documents, M17a work goals that have needed knowledge (row 119)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Count, Q
from django.urls import reverse

from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.needs.models import Goal, NeedsDocument
from khum.people.models import Organisation


def documents(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Documents approved within a period: one query."""
    found = NeedsDocument.objects.filter(organisation=organisation, state="approved", approved_on__range=(start, end))
    rows = tuple(
        EvidenceRow(
            str(document),
            f"{reverse('needs:document')}?year={document.year_be}",
            document.approved_on,
            f"เลขที่ {document.number}",
        )
        for document in found.order_by("approved_on", "pk")
    )
    number = Decimal(len(rows))
    return Measurement(number, number, None, rows)


def goals_covered(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Work goals of the fiscal year of the period's end that have at least one need: one query."""
    year = FiscalYear.containing(end).be
    goals = Goal.objects.filter(organisation=organisation, year_be=year)
    found = list(goals.annotate(named=Count("needs", filter=Q(needs__retired_on=None))).select_related("division"))
    if not found:
        return Measurement(None, None, None, ())
    covered = [goal for goal in found if goal.named]  # type: ignore[attr-defined]
    rows = tuple(
        EvidenceRow(
            str(goal),
            f"{reverse('needs:map')}?year={year}",
            note=f"{goal.named} เรื่อง · {goal.division.name if goal.division else 'ทั้งหน่วยงาน'}",  # type: ignore[attr-defined]
        )
        for goal in covered
    )
    some, everything = Decimal(len(covered)), Decimal(len(found))
    return Measurement(100 * some / everything, some, everything, rows)


METRICS = (
    Metric(
        "M17", "เอกสารองค์ความรู้ที่จำเป็นที่เห็นชอบแล้ว", "ฉบับ", IndicatorLevel.OUTPUT,
        "จำนวนเอกสารแสดงองค์ความรู้ที่จำเป็นซึ่งคณะกรรมการให้ความเห็นชอบในช่วงเวลานั้น", documents,
    ),
    Metric(
        "M17a", "เป้าหมายของงานที่มีองค์ความรู้รองรับ", "%", IndicatorLevel.OUTPUT,
        "จำนวนเป้าหมายของงานที่ระบุองค์ความรู้ที่จำเป็นอย่างน้อย 1 เรื่อง หารด้วยจำนวนเป้าหมายของงานทั้งหมดในปีงบประมาณ", goals_covered,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
