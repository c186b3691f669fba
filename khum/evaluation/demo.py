"""Two rounds of last year, their recommendations, reports and self-assessment for the demonstration council."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.actions import assessments, deciding, findings, reports, rounds, sponsors
from khum.evaluation.models import Assessment, Recommendation, Round, SampleReview
from khum.evaluation.rules.reports import Part, ReportKind
from khum.evaluation.rules.states import RoundKind, SampleVerdict, SponsorKind, Weight
from khum.meetings.models import Meeting
from khum.meetings.rules.states import WITH_MINUTES
from khum.people import standing
from khum.people.actions import committees as forming
from khum.people.models import Person, Position
from khum.people.queries import committees
from khum.people.rules import CommitteeKind, PositionKind, SeatRole
from khum.people.standing import Standing


class Told(NamedTuple):
    """A finding, and what is recommended on it: ``days`` until it is due; 0 is rejected with ``words``."""

    metric: str
    weight: Weight
    text: str
    recommendation: str = ""
    division: str = ""
    days: int = 0
    words: str = ""


_HALF = (
    Told("M18", Weight.STRENGTH, "ประชุมประจำเดือนทุกเดือนและมีวาระแลกเปลี่ยนความรู้ทุกครั้ง หัวหน้าทุกกองเข้าร่วม"),
    Told(
        "M8", Weight.MAJOR, "มีคลังความรู้แล้ว แต่บันทึกการนำไปใช้ยังมาจากสองกอง กองอื่นยังไม่บันทึก",
        "ให้ทุกกองบันทึกการนำความรู้ไปใช้อย่างน้อยเดือนละหนึ่งเรื่อง และรายงานในการประชุมประจำเดือน", "สำนักปลัด", 60,
        "บันทึกครบทุกกองตั้งแต่เดือนพฤษภาคม รายงานในวาระที่ 4 ของการประชุมประจำเดือน",
    ),
    Told(
        "M11", Weight.MINOR, "บอร์ดประชาสัมพันธ์ชั้นล่างไม่ปรับปรุงเกินสองเดือน",
        "กำหนดผู้ดูแลบอร์ดสำรองหนึ่งคน", "กองการศึกษา", 30, "มอบหมายผู้ดูแลสำรองแล้ว และตรวจทุกสองสัปดาห์",
    ),
)  # fmt: skip
_YEAR = (
    Told("M14b", Weight.STRENGTH, "ข้อเสนอแนะรอบ 6 เดือนดำเนินการครบพร้อมหลักฐาน"),
    Told("M18", Weight.STRENGTH, "การประชุมประจำเดือนครบและรายงานการประชุมเสร็จภายในสองวัน"),
    Told(
        "M22", Weight.MAJOR, "งานจัดเก็บภาษีและงานสำรวจมีผู้ทำได้คนเดียว และผู้ทำจะเกษียณภายในสองปี",
        "จัดคู่เรียนรู้งานภาษีและงานสำรวจ และทำหนังสือส่งมอบงานก่อนสิ้นปีงบประมาณ", "กองคลัง", 240,
    ),
    Told(
        "M1", Weight.MINOR, "บุคลากรที่ผ่านการอบรมภายนอกยังถ่ายทอดต่อไม่ครบทุกคน",
        "กำหนดให้ผู้ผ่านการอบรมถ่ายทอดในการประชุมประจำเดือนภายใน 30 วัน", "สำนักปลัด", 45,
        "ออกแนวปฏิบัติและลงวาระประจำแล้ว",
    ),
    Told(
        "M20", Weight.MINOR, "ประชาชนเข้าถึงความรู้ผ่านป้าย QR น้อย", "จัดซื้อจอประชาสัมพันธ์ระบบสัมผัส 2 จุด", "", 0,
        "งบประมาณปีนี้ไม่เพียงพอ ให้ใช้ป้าย QR เพิ่มในจุดบริการก่อน",
    ),
)  # fmt: skip
_ACTS = (
    (25, SponsorKind.SPOKE, "nayok", "มอบนโยบายการจัดการความรู้ในการประชุมพนักงานประจำเดือน"),
    (120, SponsorKind.OPENED, "nayok", "เปิดกิจกรรมวันแลกเปลี่ยนเรียนรู้ประจำปี"),
    (200, SponsorKind.ATTENDED, "palad", "ร่วมกิจกรรมสอนงานระหว่างกองช่างกับกองคลัง"),
    (330, SponsorKind.PRAISED, "nayok", "มอบเกียรติบัตรผู้ถ่ายทอดความรู้ดีเด่น"),
)
_DOUBT = "ไม่มีภาพถ่ายหรือรายชื่อผู้เข้าร่วม ขอให้แนบเพิ่ม"
_PROOF = "/meetings/"
_BANGKOK = ZoneInfo("Asia/Bangkok")


def build(*, by: Standing, at: datetime) -> None:
    """Make both rounds with their reports, the visible acts and the assessment unless a round is there."""
    if Round.objects.visible_to(by).exists():
        return
    year = FiscalYear.containing(at.astimezone(_BANGKOK).date())
    last = year.previous
    with transaction.atomic():
        _committee(by, last)
        half = date(last.start.year + 1, 4, 5)
        for days, kind, who, text in _ACTS:
            _act(by, last.start + timedelta(days=days), kind, who, text)
        first = _round(by, RoundKind.HALF, last, half, _HALF, until=at.date())
        _report(by, ReportKind.HALF, last, first, half + timedelta(days=12))
        second = _round(by, RoundKind.YEAR, last, last.end - timedelta(days=20), _YEAR, until=at.date())
        _report(by, ReportKind.COMMITTEE, last, second, last.end - timedelta(days=4))
        _report(by, ReportKind.YEAR, last, second, last.end - timedelta(days=3))
        _annual(by, last, at.date())
        _assessed(by, last, year, at.date())


def _committee(by: Standing, year: FiscalYear) -> None:
    """The evaluation committee of last year, in the posts of row 114, where it is not there yet."""
    if committees.committee_of_year(by.organisation, CommitteeKind.EVALUATION, year.be) is not None:
        return
    own, at = _on(by, "hr", year.start), _moment(year.start)
    made = forming.form_committee(
        kind=CommitteeKind.EVALUATION,
        name="คณะกรรมการติดตามและประเมินผลแผนการจัดการความรู้",
        year_be=year.be,
        start=year.start,
        duties="ติดตามและประเมินผลตามแผน\nรายงานผลพร้อมข้อเสนอแนะอย่างน้อยปีละ 1 ครั้ง",
        by=own,
        at=at,
    )
    posts = Position.objects.filter(organisation_id=by.organisation_id, closed_on=None).order_by("order")
    roles = {PositionKind.PERMANENT_SECRETARY: SeatRole.CHAIR, PositionKind.HR_OFFICER: SeatRole.SECRETARY}
    for post in posts.filter(kind__in=[*roles, PositionKind.DIVISION_HEAD]):
        role = roles.get(PositionKind(post.kind), SeatRole.MEMBER)
        forming.add_seat(committee_id=made.pk, position=post, role=role, start=year.start, by=own, at=at)


def _round(by: Standing, kind: RoundKind, year: FiscalYear, day: date, told: tuple[Told, ...], *, until: date) -> Round:
    """From opening to closing: about three weeks."""
    hr = _on(by, "hr", day)
    made = rounds.open_round(kind=kind, year=year, by=hr, at=_moment(day))
    _review(made, day + timedelta(days=5))
    wrote = day + timedelta(days=7)
    chair = _on(by, "palad", wrote)
    for row in told:
        about = findings.About(metric=row.metric)
        found = findings.find(
            round_id=made.pk, text=row.text, weight=row.weight, about=about, by=chair, at=_moment(wrote)
        )
        if row.recommendation:
            findings.recommend(
                round_id=made.pk, text=row.recommendation, finding_id=found.pk, by=chair, at=_moment(wrote)
            )
    rounds.sum_up(round_id=made.pk, by=_on(by, "hr", wrote), at=_moment(wrote, 15))
    decided = day + timedelta(days=14)
    _decide(by, made, [row for row in told if row.recommendation], decided)
    rounds.deliver(
        round_id=made.pk,
        on=decided,
        reference=f"ขท 71001/{decided.day + 40}",
        by=_on(by, "hr", decided),
        at=_moment(decided),
    )
    _finish(by, made, [row for row in told if row.recommendation], until)
    held = Meeting.objects.visible_to(by).filter(state__in=[state.value for state in WITH_MINUTES])
    minutes = held.filter(starts_at__gte=_moment(decided)).order_by("starts_at").first() or held.last()
    if minutes is not None:
        closed = max(minutes.starts_at.date() + timedelta(days=3), decided)
        if closed <= until:
            rounds.close(round_id=made.pk, meeting_id=minutes.pk, by=_on(by, "hr", closed), at=_moment(closed))
    return made


def _review(round_: Round, day: date) -> None:
    """Every member looks at what was drawn for them; one record in nine is doubted."""
    for number, sample in enumerate(SampleReview.objects.filter(round=round_).select_related("member")):
        is_doubted = number % 9 == 4
        findings.review(
            sample_id=sample.pk,
            verdict=SampleVerdict.DOUBTFUL if is_doubted else SampleVerdict.GENUINE,
            words=_DOUBT if is_doubted else "",
            by=standing.load(sample.member, today=day),
            at=_moment(day),
        )


def _decide(by: Standing, round_: Round, told: list[Told], day: date) -> None:
    executive = _on(by, "nayok", day)
    for row, made in zip(told, _recommendations(round_), strict=True):
        if row.days:
            decision = deciding.Decision(
                accepts=True, owner_id=_head(by, row.division).pk, due_on=day + timedelta(days=row.days)
            )
        else:
            decision = deciding.Decision(accepts=False, reason=row.words)
        deciding.decide(recommendation_id=made.pk, decision=decision, by=executive, at=_moment(day))


def _finish(by: Standing, round_: Round, told: list[Told], until: date) -> None:
    """Those with words are done before their day, unless that day is still to come."""
    for row, made in zip(told, _recommendations(round_), strict=True):
        if not row.days or not row.words or made.due_on is None or made.due_on - timedelta(days=5) > until:
            continue
        day = made.due_on - timedelta(days=5)
        own = _on(by, "hr", day)
        deciding.finish(recommendation_id=made.pk, result=row.words, url=_PROOF, by=own, at=_moment(day))


def _recommendations(round_: Round) -> list[Recommendation]:
    return list(Recommendation.objects.filter(round=round_).order_by("number"))


def _report(by: Standing, kind: ReportKind, year: FiscalYear, round_: Round, day: date) -> None:
    """Written, laid before the permanent secretary, signed, shown to citizens."""
    own = _on(by, "hr", day)
    made = reports.make(kind=kind, year=year, round_id=round_.pk, by=own, at=_moment(day))
    reports.submit(report_id=made.pk, by=own, at=_moment(day, 14))
    reports.sign(report_id=made.pk, by=_on(by, "palad", day), at=_moment(day, 16))
    reports.publish(report_id=made.pk, is_shown=True, by=own, at=_moment(day, 17))


def _annual(by: Standing, year: FiscalYear, today: date) -> None:
    """The report of the year is still being written."""
    day = min(today, year.next.start + timedelta(days=14))
    own = _on(by, "hr", day)
    made = reports.make(kind=ReportKind.ANNUAL, year=year, by=own, at=_moment(day))
    words = made.texts.get(part=Part.NEXT.value).text
    closing = f"{words}\nขอขอบคุณบุคลากรทุกคนที่ร่วมแลกเปลี่ยนความรู้ตลอดปี"
    reports.write(report_id=made.pk, texts={Part.NEXT: closing}, by=own, at=_moment(day, 14))


def _act(by: Standing, day: date, kind: SponsorKind, who: str, text: str) -> None:
    person = _person(by, who)
    sponsors.log_act(on=day, kind=kind, person_id=person.pk, text=text, by=_on(by, "hr", day), at=_moment(day))


def _assessed(by: Standing, last: FiscalYear, year: FiscalYear, today: date) -> None:
    """Our own list: last year answered and finished, this year begun."""
    day = last.end - timedelta(days=10)
    own = _on(by, "hr", day)
    catalogue = assessments.add_own(by=own, at=_moment(day))
    done = assessments.begin(catalogue_id=catalogue.pk, year=last, by=own, at=_moment(day))
    _answer(own, done, range(2, 5), day)
    assessments.finish(assessment_id=done.pk, by=own, at=_moment(day, 16))
    now_on = min(today, year.start + timedelta(days=30))
    own = _on(by, "hr", now_on)
    begun = assessments.begin(catalogue_id=catalogue.pk, year=year, by=own, at=_moment(now_on))
    _answer(own, begun, range(3, 6), now_on, most=8)


def _answer(own: Standing, made: Assessment, levels: range, day: date, *, most: int = 99) -> None:
    for place, item in enumerate(made.catalogue.items.all()[:most]):
        level, moment = levels[(place * 5) % len(levels)], _moment(day)
        assessments.answer(assessment_id=made.pk, item_id=item.pk, level=level, note="", by=own, at=moment)
        if place % 4 != 3:
            label, url = item.hint or "ผลตัวชี้วัด", f"/evaluation/?year={made.year_be}"
            assessments.add_evidence(assessment_id=made.pk, item_id=item.pk, label=label, url=url, by=own, at=moment)


def _head(by: Standing, division: str) -> Position:
    heads = Position.objects.filter(organisation_id=by.organisation_id, kind=PositionKind.DIVISION_HEAD, closed_on=None)
    return heads.filter(division__name__startswith=division).order_by("order").first() or heads.order_by("order")[0]


def _person(by: Standing, username: str) -> Person:
    found: Person = Person.objects.select_related("organisation").get(
        organisation_id=by.organisation_id, username=username
    )
    return found


def _on(by: Standing, username: str, day: date) -> Standing:
    return standing.load(_person(by, username), today=day)


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=_BANGKOK)
