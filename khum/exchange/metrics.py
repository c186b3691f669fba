"""The figures of exchange: M22 (knowledge at risk), M23a (outcomes of programmes), M24 (lessons)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from statistics import median

from django.db.models import Q, QuerySet
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.domain.thai_date import day_of, short_date
from khum.exchange.models import Departure, HandOver, Lesson, Programme, Session
from khum.exchange.queries.radar import leavers, staying
from khum.exchange.rules.handing import HandOverState
from khum.exchange.rules.lessons import CHANGED, LessonState
from khum.library.metrics.stock import loops
from khum.library.models import Item
from khum.library.rules.states import Outcome
from khum.needs.queries.risk import CriticalNeed, critical_needs
from khum.people.models import Organisation

_NOTHING = Measurement(None, None, None, ())
_SAFE = 2
"""So many people who can do it alone must stay, or the knowledge is at risk (M22)."""


def at_risk(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Critical needs of which fewer than two people who can do it alone stay: three queries."""
    day = min(end, today)
    rows = tuple(_need_row(need, others) for need, others in _risky(organisation, day))
    return Measurement(Decimal(len(rows)), Decimal(len(rows)), None, rows)


def covered(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Of these, needs with a hand-over of one of their holders that the successor signed: four queries."""
    day = min(end, today)
    risky = _risky(organisation, day)
    if not risky:
        return _NOTHING
    signed = HandOver.objects.filter(
        organisation=organisation, state=HandOverState.SIGNED, signed_on__lte=day, departure__cancelled_on=None
    )
    done = set(signed.values_list("departure__person", flat=True))
    rows = tuple(
        _need_row(need, others) for need, others in risky if any(holder.person_id in done for holder in need.covering)
    )
    return Measurement(Decimal(100 * len(rows)) / len(risky), Decimal(len(rows)), Decimal(len(risky)), rows)


def claims(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Outcomes of programmes with numbers before and after that a head confirmed in the period: one query."""
    found = Programme.objects.filter(organisation=organisation, confirmed_on__range=(start, end))
    rows = tuple(
        EvidenceRow(
            one.title,
            reverse("exchange:programme", args=[one.pk]),
            one.confirmed_on,
            f"{Outcome(one.outcome).label_th}: {one.before} → {one.after}",
        )
        for one in found.order_by("confirmed_on", "pk")
    )
    return Measurement(Decimal(len(rows)), Decimal(len(rows)), None, rows)


def closed_loops(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Lessons of the period that changed something by its end, of all lessons: four queries.

    Lessons are told here, or written as items of the library of which another one was changed afterwards.
    """
    raised = list(_raised(organisation, start, end))
    written, followed = loops(organisation, start, end, today)
    total = len(raised) + written
    if not total:
        return _NOTHING
    done = [lesson for lesson in raised if _has_changed(lesson, end)]
    rows = (
        *(_lesson_row(lesson, lesson.changed_what[:120]) for lesson in done),
        *(_item_row(lesson, on, f"นำไปแก้ “{other.title}”") for lesson, other, on in followed),
    )
    return Measurement(Decimal(100 * len(rows)) / total, Decimal(len(rows)), Decimal(total), rows)


def days_to_change(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Median of the days from a lesson to its change: four queries."""
    done = [lesson for lesson in _raised(organisation, start, end) if _has_changed(lesson, end)]
    _written, followed = loops(organisation, start, end, today)
    days = [
        *((lesson.changed_on - day_of(lesson.raised_at)).days for lesson in done if lesson.changed_on),
        *((on - day_of(lesson.published_at)).days for lesson, _other, on in followed if lesson.published_at),
    ]
    if not days:
        return _NOTHING
    rows = (
        *(_lesson_row(lesson, lesson.changed_what[:120]) for lesson in done),
        *(_item_row(lesson, on, f"นำไปแก้ “{other.title}”") for lesson, other, on in followed),
    )
    return Measurement(Decimal(str(median(days))), None, Decimal(len(days)), rows)


def _item_row(lesson: Item, on: date, note: str) -> EvidenceRow:
    return EvidenceRow(lesson.title, reverse("library:item", args=[lesson.pk]), on, note)


def took_part(organisation: Organisation, start: date, end: date) -> dict[int, int]:
    """Sessions of programmes at which each person was present (M21): one query."""
    counts: dict[int, int] = defaultdict(int)
    found = Session.objects.filter(programme__organisation=organisation, on__range=(start, end), present__isnull=False)
    for person in found.values_list("present", flat=True):
        counts[person] += 1
    return dict(counts)


def _risky(organisation: Organisation, day: date) -> list[tuple[CriticalNeed, int]]:
    gone = leavers(organisation, day)
    found = [(need, staying(need, gone)) for need in critical_needs(organisation, day)]
    return [(need, others) for need, others in found if others < _SAFE]


def _need_row(need: CriticalNeed, others: int) -> EvidenceRow:
    return EvidenceRow(need.title, need.url, None, f"เหลือผู้ทำได้เอง {others} คน")


def _raised(organisation: Organisation, start: date, end: date) -> QuerySet[Lesson]:
    found: QuerySet[Lesson] = Lesson.objects.filter(
        ~Q(state=LessonState.DROPPED), organisation=organisation, raised_at__date__range=(start, end)
    ).order_by("raised_at", "pk")
    return found


def _has_changed(lesson: Lesson, end: date) -> bool:
    return lesson.state_value in CHANGED and lesson.changed_on is not None and lesson.changed_on <= end


def _lesson_row(lesson: Lesson, note: str) -> EvidenceRow:
    return EvidenceRow(lesson.title, reverse("exchange:lesson", args=[lesson.pk]), lesson.changed_on, note)


def handed_over(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """People who leave in the period with a hand-over that the successor signed, of all who leave: one query."""
    leaving = list(
        Departure.objects.filter(
            organisation=organisation, cancelled_on=None, leaves_on__range=(start, min(end, today))
        ).select_related("person", "hand_over")
    )
    if not leaving:
        return _NOTHING
    done = [one for one in leaving if _is_signed(one)]
    rows = tuple(
        EvidenceRow(
            one.person.full_name,
            reverse("exchange:departure", args=[one.pk]),
            one.leaves_on,
            f"พ้นจากงาน {short_date(one.leaves_on)}",
        )
        for one in done
    )
    return Measurement(Decimal(100 * len(done)) / len(leaving), Decimal(len(done)), Decimal(len(leaving)), rows)


def _is_signed(one: Departure) -> bool:
    hand_over: HandOver | None = getattr(one, "hand_over", None)
    return hand_over is not None and hand_over.state_value is HandOverState.SIGNED


_OUTPUT, _OUTCOME = IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M22", "ความรู้สำคัญที่เสี่ยงสูญหาย", "เรื่อง", _OUTCOME,
        "ความรู้จำเป็นระดับความสำคัญ 4 ขึ้นไป ที่เหลือผู้ทำได้เองซึ่งยังไม่พ้นจากงานภายใน 24 เดือน ไม่ถึงสองคน", at_risk,
    ),
    Metric(
        "M22a", "ความรู้เสี่ยงที่ส่งมอบแล้ว", "%", _OUTCOME,
        "ความรู้เสี่ยงสูญหายที่ผู้รู้ส่งมอบงานและผู้รับช่วงลงนามแล้ว หารด้วยความรู้เสี่ยงสูญหายทั้งหมด", covered,
    ),
    Metric(
        "M22b", "ผู้พ้นจากงานที่ส่งมอบความรู้แล้ว", "%", _OUTPUT,
        "จำนวนผู้พ้นจากงานในช่วงที่ผู้รับช่วงลงนามรับมอบแล้ว หารด้วยผู้พ้นจากงานทั้งหมดในช่วง", handed_over,
    ),
    Metric(
        "M23a", "ผลสัมฤทธิ์จากกลุ่มคุณภาพและนวัตกรรม", "เรื่อง", _OUTCOME,
        "จำนวนผลของกลุ่มคุณภาพและนวัตกรรมที่มีตัวเลขก่อนและหลัง และผู้บังคับบัญชายืนยันในช่วง", claims,
    ),
    Metric(
        "M24", "บทเรียนที่นำไปแก้ไขแล้ว", "%", _OUTCOME,
        "จำนวนบทเรียนในช่วงที่นำไปแก้ไขเรื่องหรือวิธีทำงานแล้ว หารด้วยบทเรียนทั้งหมดในช่วง ไม่นับที่ไม่ดำเนินการ", closed_loops,
    ),
    Metric(
        "M24a", "เวลาจากบทเรียนถึงการแก้ไข", "วัน", _OUTCOME,
        "ค่ามัธยฐานของจำนวนวันตั้งแต่บันทึกบทเรียนจนแก้ไขแล้ว", days_to_change,
    ),
)  # fmt: skip
