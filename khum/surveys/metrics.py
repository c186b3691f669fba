"""The figures of surveys: M10 climate, M12 awareness, M13 understanding, strict beside respondents.

A figure is that of the last survey of its kind that was closed in the period, one to everybody before others. The
strict shares divide by everybody who worked in the council on the day of opening, so that asking few does not help.
Evidence is the survey with its counts: of anonymous answers there is nothing else to show, and nothing else is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db.models import Case, Value, When
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.people.models import Organisation
from khum.surveys.models import Survey
from khum.surveys.queries import pages, results
from khum.surveys.queries.results import Results
from khum.surveys.rules.figures import Shares, change
from khum.surveys.rules.kinds import AudienceKind, SurveyKind, SurveyState

_NOTHING = Measurement(None, None, None, ())
Measure = Callable[[Organisation, date, date, date], Measurement]


def climate(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """The climate index 0–100 of the last pulse: five queries."""
    found = _last(organisation, SurveyKind.CLIMATE, start, end)
    if found is None or found.index is None:
        return _NOTHING
    return Measurement(found.index, found.index, None, (_row(found, f"ดัชนี {found.index}"),))


def climate_change(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Points more or less than the pulse of the year before: ten queries."""
    found = _last(organisation, SurveyKind.CLIMATE, start, end)
    before = pages.comparison(found.survey, found, today=today)[1] if found else None
    if found is None or before is None:
        return _NOTHING
    points = change(before.before_headline, found.index)
    rows = (
        EvidenceRow(
            before.before.title,
            reverse("surveys:survey", args=[before.before.pk]),
            before.before.closed_on,
            f"ดัชนี {before.before_headline}",
        ),
        _row(found, f"ดัชนี {found.index}"),
    )
    return Measurement(points, points, None, rows) if points is not None else _NOTHING


def _strict(kind: SurveyKind) -> Measure:
    def measure(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
        return _share(organisation, kind, start, end, strict=True)

    return measure


def _of_respondents(kind: SurveyKind) -> Measure:
    def measure(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
        return _share(organisation, kind, start, end, strict=False)

    return measure


def _share(organisation: Organisation, kind: SurveyKind, start: date, end: date, *, strict: bool) -> Measurement:
    found = _last(organisation, kind, start, end)
    if found is None or found.shares is None:
        return _NOTHING
    everybody = max(found.survey.headcount or 0, found.invited)
    shares = Shares(found.shares.passed, found.respondents, everybody)
    value = shares.strict if strict else shares.of_respondents
    note = f"ผ่าน {shares.passed} คน ตอบ {shares.respondents} คน จากทั้งหมด {everybody} คน (ตอบร้อยละ {shares.response})"
    below = everybody if strict else found.respondents
    return Measurement(value, Decimal(shares.passed), Decimal(below), (_row(found, note),))


def response_rate(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Invited people who answered the awareness survey: five queries."""
    found = _last(organisation, SurveyKind.AWARENESS, start, end)
    if found is None:
        return _NOTHING
    row = _row(found, f"ตอบ {found.respondents} คน จากผู้ได้รับเชิญ {found.invited} คน")
    return Measurement(found.response, Decimal(found.respondents), Decimal(found.invited), (row,))


def gain(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Points of the average of right answers between the test before and the one after: eight queries."""
    found = _last(organisation, SurveyKind.UNDERSTANDING, start, end)
    pair = pages.comparison(found.survey, found, today=today)[0] if found else None
    if found is None or pair is None or pair.gain is None:
        return _NOTHING
    before = EvidenceRow(
        pair.before.title,
        reverse("surveys:survey", args=[pair.before.pk]),
        pair.before.closed_on,
        f"เฉลี่ยร้อยละ {pair.before_average}",
    )
    return Measurement(pair.gain, pair.gain, None, (before, _row(found, f"เฉลี่ยร้อยละ {pair.after_average}")))


def _last(organisation: Organisation, kind: SurveyKind, start: date, end: date) -> Results | None:
    """Results of the last closed survey of a kind, where they may be shown."""
    to_all = Case(When(audience=AudienceKind.EVERYBODY, then=Value(0)), default=Value(1))
    closed = Survey.objects.filter(
        organisation=organisation, kind=kind, state=SurveyState.CLOSED, closed_on__range=(start, end)
    )
    survey = closed.select_related("follows").order_by(to_all, "-closed_on", "-id").first()
    if survey is None:
        return None
    found = results.of_survey(survey)
    return found if found.is_shown else None


def _row(found: Results, note: str) -> EvidenceRow:
    survey = found.survey
    return EvidenceRow(survey.title, reverse("surveys:survey", args=[survey.pk]), survey.closed_on, note)


_OUTCOME, _OUTPUT = IndicatorLevel.OUTCOME, IndicatorLevel.OUTPUT

METRICS = (
    Metric(
        "M10", "ดัชนีบรรยากาศการแลกเปลี่ยนเรียนรู้", "คะแนน", _OUTCOME,
        "ค่าเฉลี่ยของคำถามบรรยากาศ 5–8 ข้อ แปลงเป็น 0–100 จากแบบสำรวจไม่ระบุชื่อครั้งล่าสุดที่ปิดในช่วงเวลานั้น", climate,
    ),
    Metric(
        "M10a", "การเปลี่ยนแปลงของดัชนีบรรยากาศ", "คะแนน", _OUTCOME,
        "ดัชนีบรรยากาศครั้งล่าสุด ลบด้วยครั้งล่าสุดของปีงบประมาณก่อน", climate_change,
    ),
    Metric(
        "M12", "บุคลากรทราบเป้าหมายการจัดการความรู้", "%", _OUTCOME,
        "จำนวนผู้ตอบผ่านเกณฑ์การรับรู้เป้าหมาย หารด้วยบุคลากรทั้งหมดในวันเปิดสำรวจ ผู้ไม่ตอบนับว่าไม่ทราบ",
        _strict(SurveyKind.AWARENESS),
    ),
    Metric(
        "M12a", "ผู้ตอบที่ทราบเป้าหมาย", "%", _OUTCOME,
        "จำนวนผู้ตอบผ่านเกณฑ์การรับรู้เป้าหมาย หารด้วยจำนวนผู้ตอบ แสดงคู่กับ M12 เสมอ",
        _of_respondents(SurveyKind.AWARENESS),
    ),
    Metric(
        "M12b", "อัตราการตอบแบบสำรวจการรับรู้", "%", _OUTPUT, "จำนวนผู้ตอบ หารด้วยจำนวนผู้ได้รับเชิญ", response_rate
    ),
    Metric(
        "M13", "บุคลากรเข้าใจการจัดการความรู้", "%", _OUTCOME,
        "จำนวนผู้ได้คะแนนแบบทดสอบตั้งแต่เกณฑ์ขึ้นไป (ร้อยละ 60 จากอย่างน้อย 5 ข้อ) หารด้วยบุคลากรทั้งหมดในวันเปิดสำรวจ ผู้ไม่ตอบนับว่าไม่เข้าใจ",
        _strict(SurveyKind.UNDERSTANDING),
    ),
    Metric(
        "M13a", "ผู้ตอบที่เข้าใจการจัดการความรู้", "%", _OUTCOME,
        "จำนวนผู้ได้คะแนนแบบทดสอบตั้งแต่เกณฑ์ขึ้นไป หารด้วยจำนวนผู้ตอบ แสดงคู่กับ M13 เสมอ",
        _of_respondents(SurveyKind.UNDERSTANDING),
    ),
    Metric(
        "M13b", "ความเข้าใจที่เพิ่มขึ้นหลังเรียนรู้", "จุดร้อยละ", _OUTCOME,
        "ค่าเฉลี่ยร้อยละของข้อที่ตอบถูกหลังเรียนรู้ ลบด้วยก่อนเรียนรู้ จากแบบทดสอบที่จับคู่กัน", gain,
    ),
)  # fmt: skip
