"""Addresses of evaluation that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import now

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.actions import assessments, assessors, deciding, findings, reports, rounds, sponsors
from khum.evaluation.models import (
    Assessment,
    AssessorLink,
    Catalogue,
    CatalogueItem,
    Evidence,
    Finding,
    Recommendation,
    Report,
    Round,
    SampleReview,
    SponsorAct,
)
from khum.evaluation.rules.catalogues import Item
from khum.evaluation.rules.reports import ReportKind
from khum.evaluation.rules.states import RoundKind, SponsorKind, Weight
from khum.people.actions import committees
from khum.people.rules import CommitteeKind, SeatRole

_OF_ROUND = (
    "round frozen frozen-file sum-up reopen deliver close cancel samples finding-new recommend make-link revoke-link"
)

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    "evaluation:figure": lambda _cast: ("M18",),
    "evaluation:figure-file": lambda _cast: ("M18",),
    **{f"evaluation:{name}": lambda _cast: (Round.objects.get().pk,) for name in _OF_ROUND.split()},
    **{
        f"evaluation:report{name}": lambda _cast: (Report.objects.get().pk,)
        for name in ("", "-write", "-submit", "-sign", "-back", "-drop", "-publish")
    },
    "evaluation:report-suggest": lambda _cast: (Report.objects.get().pk, "summary"),
    "evaluation:report-paper": lambda _cast: (Report.objects.get().pk, "docx"),
    **{f"evaluation:{name}": lambda _cast: (Catalogue.objects.get().pk,) for name in ("catalogue", "assessment-begin")},
    **{
        f"evaluation:{name}": lambda _cast: (Assessment.objects.get().pk,)
        for name in ("assessment", "assessment-finish", "assessor-link")
    },
    **{
        f"evaluation:{name}": lambda _cast: (Assessment.objects.get().pk, CatalogueItem.objects.earliest("pk").pk)
        for name in ("item", "evidence-add")
    },
    "evaluation:evidence-drop": lambda _cast: (Evidence.objects.get().pk,),
    "evaluation:assessor-link-end": lambda _cast: (AssessorLink.objects.get().pk,),
    "evaluation:binder": lambda _cast: (Assessment.objects.get().pk, "docx"),
    "evaluation:by-assessor": lambda _cast: ("no-such-token",),
    "evaluation:assessor-file": lambda _cast: ("no-such-token", 1),
    "evaluation:act-remove": lambda _cast: (SponsorAct.objects.get().pk,),
    "evaluation:sample": lambda _cast: (_sample(),),
    "evaluation:finding-drop": lambda _cast: (Finding.objects.get().pk,),
    **{
        f"evaluation:{name}": lambda _cast: (Recommendation.objects.get().pk,)
        for name in ("recommendation", "decide", "finish")
    },
    "evaluation:by-link": lambda _cast: ("no-such-token",),
}

# A metric's code, and everybody gets the figures of their own council; a token opens by itself.
NOT_OF_A_RECORD = {"evaluation:figure", "evaluation:figure-file"}
PUBLIC = {"evaluation:by-link", "evaluation:by-assessor", "evaluation:assessor-file"}


def prepare(cast: Any) -> None:
    """A round of last year with a finding and a recommendation that the chief executive accepted."""
    office = cast.ours
    by, at = office.standing("hr"), now()
    year = FiscalYear.containing(by.today).previous
    committee = committees.form_committee(
        kind=CommitteeKind.EVALUATION,
        name="คณะกรรมการติดตามและประเมินผล",
        year_be=year.be,
        start=by.today,
        duties="ติดตาม",
        by=by,
        at=at,
    )
    seat = {"position": office.positions["palad"], "role": SeatRole.CHAIR, "start": by.today}
    committees.add_seat(committee_id=committee.pk, **seat, by=by, at=at)
    round_ = rounds.open_round(kind=RoundKind.YEAR, year=year, by=by, at=at)
    found = findings.find(round_id=round_.pk, text=cast.secrets[0], weight=Weight.MAJOR, by=by, at=at)
    made = findings.recommend(round_id=round_.pk, text=cast.secrets[0], finding_id=found.pk, by=by, at=at)
    rounds.sum_up(round_id=round_.pk, by=by, at=at)
    reports.make(kind=ReportKind.COMMITTEE, year=year, by=by, at=at)
    nayok = office.people["nayok"].pk
    sponsors.log_act(on=by.today, kind=SponsorKind.OPENED, person_id=nayok, text=cast.secrets[0], by=by, at=at)
    _assessed(cast, at)
    decision = deciding.Decision(True, office.positions["hr"].pk, by.today + timedelta(days=9))
    deciding.decide(recommendation_id=made.pk, decision=decision, by=office.standing("nayok"), at=at)


def _assessed(cast: Any, at: datetime) -> None:
    """A list with an answer, a piece of evidence and a link."""
    by = cast.ours.standing("hr")
    told = assessments.Particulars("own", cast.secrets[0], "1", by.today)
    catalogue = assessments.add_catalogue(particulars=told, items=[Item("1", cast.secrets[0])], by=by, at=at)
    made = assessments.begin(catalogue_id=catalogue.pk, year=FiscalYear.containing(by.today), by=by, at=at)
    thing = {"assessment_id": made.pk, "item_id": catalogue.items.get().pk}
    assessments.add_evidence(**thing, label=cast.secrets[0], url="/plans/", by=by, at=at)
    assessors.make_link(assessment_id=made.pk, assessor="ท้องถิ่นอำเภอ", days=7, by=by, at=at)


def _sample() -> int:
    found = SampleReview.objects.first()
    return found.pk if found else 1
