"""The ways to reach a state of a round, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.actions import deciding, findings, rounds
from khum.evaluation.models import Recommendation, Round, SampleReview
from khum.evaluation.rules.states import RoundKind, SampleVerdict, Weight
from khum.library.tests.journeys import Council, council
from khum.meetings.tests import journeys as meetings
from khum.people.actions import committees
from khum.people.models import Committee
from khum.people.rules import CommitteeKind, SeatRole

BANGKOK = ZoneInfo("Asia/Bangkok")
YEAR = FiscalYear(2570)
DAY = date(2027, 4, 5)
AT = datetime(2027, 4, 5, 9, 0, tzinfo=BANGKOK)
MEETINGS = (date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29))
SEATS = (("palad", SeatRole.CHAIR), ("head_finance", SeatRole.MEMBER), ("head_office", SeatRole.SECRETARY))
__all__ = ["AT", "BANGKOK", "DAY", "YEAR", "Council", "council"]


def at(day: date, hour: int = 9) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour), tzinfo=BANGKOK)


def evaluators(office: Council, year_be: int = YEAR.be, start: date = YEAR.start) -> Committee:
    """The evaluation committee of the year: the permanent secretary chairs."""
    hr = office.standing("hr", start)
    committee = committees.form_committee(
        kind=CommitteeKind.EVALUATION,
        name="คณะกรรมการติดตามและประเมินผล",
        year_be=year_be,
        start=start,
        duties="ติดตามและประเมินผลการจัดการความรู้",
        by=hr,
        at=at(start),
    )
    for post, role in SEATS:
        committees.add_seat(
            committee_id=committee.pk, position=office.positions[post], role=role, start=start, by=hr, at=at(start)
        )
    return committee


def half_year(office: Council) -> None:
    """Records of the first half: three monthly meetings with knowledge exchange."""
    for day in MEETINGS:
        meetings.written(office, day)


def opened(office: Council, kind: RoundKind = RoundKind.HALF, today: date = DAY) -> Round:
    """A round of the six months, with its committee and what there was to count."""
    evaluators(office)
    half_year(office)
    return rounds.open_round(kind=kind, year=YEAR, by=office.standing("hr", today), at=at(today))


def reviewed(office: Council, round_: Round, today: date = DAY) -> None:
    """Every member has looked at everything."""
    for sample in SampleReview.objects.filter(round=round_):
        name = next(short for short, person in office.people.items() if person.pk == sample.member_id)
        by = office.standing(name, today)
        findings.review(sample_id=sample.pk, verdict=SampleVerdict.GENUINE, by=by, at=at(today))


def recommended(office: Council, round_: Round | None = None, today: date = DAY) -> Recommendation:
    """A round with a finding and a recommendation on it."""
    round_ = round_ or opened(office, today=today)
    by = office.standing("head_finance", today)
    found = findings.find(
        round_id=round_.pk,
        text="ประชุมครบแต่ไม่มีการบันทึกประเด็นความรู้",
        weight=Weight.MINOR,
        about=findings.About(metric="M6"),
        by=by,
        at=at(today),
    )
    return findings.recommend(
        round_id=round_.pk, text="ให้ทุกการประชุมบันทึกประเด็นความรู้อย่างน้อย 1 ข้อ", finding_id=found.pk, by=by, at=at(today)
    )


def summed_up(office: Council, today: date = DAY) -> Recommendation:
    """The recommendation waits for the chief executive."""
    recommendation = recommended(office, today=today)
    rounds.sum_up(round_id=recommendation.round_id, by=office.standing("hr", today), at=at(today))
    return recommendation


def accepted(office: Council, today: date = DAY) -> Recommendation:
    """The chief executive accepted; the head of finance carries it out within a month."""
    recommendation = summed_up(office, today)
    decision = deciding.Decision(True, office.positions["head_finance"].pk, today + timedelta(days=30))
    return deciding.decide(
        recommendation_id=recommendation.pk, decision=decision, by=office.standing("nayok", today), at=at(today)
    )


def closed(office: Council, today: date = DAY) -> Round:
    """A round closed with minutes."""
    recommendation = accepted(office, today)
    round_ = rounds.deliver(round_id=recommendation.round_id, on=today, by=office.standing("hr", today), at=at(today))
    minutes = meetings.Meeting.objects.filter(organisation=office.organisation, state="drafted").latest("starts_at")
    return rounds.close(round_id=round_.pk, meeting_id=minutes.pk, by=office.standing("hr", today), at=at(today))
