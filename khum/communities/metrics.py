"""The figures of questions and communities: M25, with participation in gatherings (rows 19, 54, 79)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse

from khum.communities.models import Answer, Community, Gathering, Question
from khum.communities.queries.practice import pulses_of
from khum.communities.rules.asking import ASKED, median_hours
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.domain.thai_date import day_of
from khum.people.models import Organisation

_NOTHING = Measurement(None, None, None, ())


def answered(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Questions of the period that somebody answered, of all that were asked; a closed one is not asked. One query."""
    asked = list(_asked(organisation, start, end))
    if not asked:
        return _NOTHING
    done = [question for question in asked if question.answered_at and day_of(question.answered_at) <= end]
    rows = tuple(_row(question, day_of(question.asked_at), question.state_value.label_th) for question in done)
    return Measurement(Decimal(100 * len(done)) / len(asked), Decimal(len(done)), Decimal(len(asked)), rows)


def hours_to_accepted(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Median of the hours from asking to the answer that serves: one query."""
    done = [
        question
        for question in _asked(organisation, start, end)
        if question.accepted_at and day_of(question.accepted_at) <= end
    ]
    hours = median_hours((question.asked_at, question.accepted_at) for question in done if question.accepted_at)
    if hours is None:
        return _NOTHING
    rows = tuple(_row(question, day_of(question.asked_at), _hours(question)) for question in done)
    return Measurement(Decimal(str(round(hours, 1))), None, Decimal(len(done)), rows)


def active_members(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Members of living communities who took part in the last 90 days, of all members (row 79): seven queries."""
    found = list(Community.objects.filter(organisation=organisation, closed_on=None, began_on__lte=end))
    pulses = pulses_of(found, min(end, today))
    members = sum(pulse.members for pulse in pulses.values())
    if not members:
        return _NOTHING
    active = sum(pulse.active for pulse in pulses.values())
    rows = tuple(
        EvidenceRow(
            one.name,
            reverse("communities:community", args=[one.pk]),
            pulses[one.pk].last_sign,
            f"มีส่วนร่วม {pulses[one.pk].active} จากสมาชิก {pulses[one.pk].members} คน",
        )
        for one in found
    )
    return Measurement(Decimal(100 * active) / members, Decimal(active), Decimal(members), rows)


def took_part(organisation: Organisation, start: date, end: date) -> dict[int, int]:
    """Questions, answers and gatherings of each person (M21): three queries."""
    number: Counter[int] = Counter()
    asked = Question.objects.filter(organisation=organisation, asker__isnull=False, asked_at__date__range=(start, end))
    number.update(asked.values_list("asker", flat=True))
    said = Answer.objects.filter(question__organisation=organisation, at__date__range=(start, end))
    number.update(said.values_list("author", flat=True))
    came = Gathering.objects.filter(
        community__organisation=organisation, held_on__range=(start, end), came__isnull=False
    )
    number.update(came.values_list("came", flat=True))
    return dict(number)


def _asked(organisation: Organisation, start: date, end: date) -> QuerySet[Question]:
    found: QuerySet[Question] = Question.objects.filter(
        organisation=organisation, state__in=[state.value for state in ASKED], asked_at__date__range=(start, end)
    ).order_by("asked_at", "pk")
    return found


def _row(question: Question, on: date, note: str) -> EvidenceRow:
    if question.is_private:
        return EvidenceRow("คำถามถึงบุคคล", "", on, note)
    return EvidenceRow(question.title, reverse("communities:question", args=[question.pk]), on, note)


def _hours(question: Question) -> str:
    hours = median_hours([(question.asked_at, question.accepted_at)]) if question.accepted_at else None
    return f"{hours:.0f} ชั่วโมง" if hours is not None else ""


_OUTPUT, _OUTCOME = IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M25", "คำถามที่ได้รับคำตอบ", "%", _OUTCOME,
        "จำนวนคำถามที่มีผู้ตอบภายในช่วง หารด้วยคำถามทั้งหมดที่ถามในช่วง ไม่นับคำถามที่ปิดเพราะซ้ำ", answered,
    ),
    Metric(
        "M25a", "เวลาที่ใช้จนได้คำตอบที่ใช้ได้", "ชั่วโมง", _OUTCOME,
        "ค่ามัธยฐานของเวลาตั้งแต่ถามจนผู้ถามยอมรับคำตอบ ของคำถามที่ถามในช่วง", hours_to_accepted,
    ),
    Metric(
        "M21c", "สมาชิกชุมชนที่มีส่วนร่วม", "%", _OUTCOME,
        "จำนวนสมาชิกที่ถาม ตอบ เล่า ร่วมพบปะ หรือนำความรู้ไปใช้ ในรอบ 90 วัน หารด้วยสมาชิกทั้งหมดของชุมชนนักปฏิบัติ", active_members,
    ),
)  # fmt: skip
