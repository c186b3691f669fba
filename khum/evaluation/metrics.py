"""The figures of the evaluation itself: M14, M14a and M14b (rows 112, 115–117)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.domain.thai_date import long_date
from khum.evaluation.models import Recommendation, Round
from khum.evaluation.rules.states import TAKEN_UP, RecommendationState, RoundState
from khum.people.models import Organisation


def rounds(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Rounds over a period that ends within this one, closed with minutes: one query."""
    closed = Round.objects.filter(
        organisation=organisation, state=RoundState.CLOSED, end_date__gte=start, end_date__lte=end
    )
    rows = tuple(
        EvidenceRow(found.title, _address(found.pk), found.end_date, f"รายงานการประชุม {found.meeting}")
        for found in closed.select_related("meeting__series").order_by("end_date", "id")
    )
    return _number(rows)


def reports(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Reports of rounds of this period that reached the chief executive before it was over: one query."""
    delivered = Round.objects.filter(organisation=organisation, delivered_on__gte=start, delivered_on__lte=end).exclude(
        state=RoundState.CANCELLED
    )
    rows = tuple(
        EvidenceRow(found.title, _address(found.pk), found.delivered_on, f"เสนอโดย {found.delivered_by_name}")
        for found in delivered.order_by("delivered_on", "id")
    )
    return _number(rows)


def recommendations(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Recommendations that were accepted in the period and done by its end: one query."""
    accepted = list(
        Recommendation.objects.filter(
            round__organisation=organisation,
            state__in=[state.value for state in TAKEN_UP],
            decided_on__gte=start,
            decided_on__lte=end,
        ).order_by("decided_on", "id")
    )
    done = [
        found
        for found in accepted
        if found.state_value is RecommendationState.DONE and found.done_on is not None and found.done_on <= end
    ]
    if not accepted:
        return Measurement(None, None, None, ())
    rows = tuple(
        EvidenceRow(
            str(found),
            reverse("evaluation:recommendation", args=[found.pk]),
            found.done_on,
            f"เห็นชอบเมื่อ {long_date(found.decided_on)}" if found.decided_on else "",
        )
        for found in done
    )
    part, whole = Decimal(len(done)), Decimal(len(accepted))
    return Measurement(100 * part / whole, part, whole, rows)


def _number(rows: tuple[EvidenceRow, ...]) -> Measurement:
    value = Decimal(len(rows))
    return Measurement(value, value, None, rows)


def _address(pk: int) -> str:
    return reverse("evaluation:round", args=[pk])


_SYSTEM, _OUTCOME = IndicatorLevel.SYSTEM, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M14", "การติดตามและประเมินผล", "ครั้ง", _SYSTEM,
        "จำนวนรอบการติดตามและประเมินผลที่ปิดรอบแล้วและมีรายงานการประชุม นับตามวันสิ้นสุดของช่วงที่ประเมิน", rounds,
    ),
    Metric(
        "M14a", "รายงานผลที่เสนอผู้บริหารภายในปี", "ฉบับ", _SYSTEM,
        "จำนวนรายงานผลการติดตามพร้อมข้อเสนอแนะที่เสนอผู้บริหารภายในวันที่ 30 กันยายนของปีงบประมาณ", reports,
    ),
    Metric(
        "M14b", "ข้อเสนอแนะที่ดำเนินการแล้ว", "%", _OUTCOME,
        "จำนวนข้อเสนอแนะที่ดำเนินการแล้วพร้อมหลักฐาน หารด้วยจำนวนข้อเสนอแนะที่ผู้บริหารเห็นชอบ", recommendations,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
