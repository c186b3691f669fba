"""What waits for a person because of the evaluation: samples, decisions, work to do, the yearly report (row 117)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DueItem
from khum.evaluation import permissions
from khum.evaluation.models import Recommendation, Report, Round, SampleReview
from khum.evaluation.rules import timing
from khum.evaluation.rules.reports import ReportState
from khum.evaluation.rules.states import LIVE_ROUNDS, RecommendationState, RoundKind, RoundState
from khum.people.rules import CommitteeKind
from khum.people.standing import Standing
from khum.plans.models import Plan

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """At most seven queries."""
    if standing.person_id is None:
        return
    yield from _samples(standing)
    yield from _work(standing)
    if standing.is_chief_executive:
        yield from _decisions(standing)
    if standing.sits_on(CommitteeKind.EVALUATION):
        yield from _findings(standing)
    if permissions.may_sign_reports(standing):
        yield from _signatures(standing)
    if permissions.may_run_rounds(standing):
        yield from _to_run(standing)
    if permissions.may_run_rounds(standing) or standing.is_permanent_secretary:
        yield from _report(standing)


def _samples(standing: Standing) -> Iterator[DueItem]:
    waiting = SampleReview.objects.visible_to(standing).filter(
        member=standing.person_id, verdict="", round__state=RoundState.OPEN
    )
    rows = waiting.order_by().values("round", "round__title", "round__samples_due_on").annotate(number=Count("pk"))
    for row in rows:
        words = _("%(number)d records to look at") % {"number": row["number"]}
        address = reverse("evaluation:samples", args=[row["round"]])
        yield DueItem(row["round__title"], words, address, row["round__samples_due_on"], _("Look at the evidence"))


def _findings(standing: Standing) -> Iterator[DueItem]:
    """For members who have looked at everything and written nothing yet."""
    live = Round.objects.visible_to(standing).filter(state=RoundState.OPEN)
    # Two conditions on samples in one exclude() would not speak of the same sample: others' open ones would count.
    still_looking = SampleReview.objects.visible_to(standing).filter(member=standing.person_id, verdict="")
    for found in live.exclude(findings__by=standing.person_id).exclude(pk__in=still_looking.values("round"))[:MOST]:
        address = reverse("evaluation:finding-new", args=[found.pk])
        yield DueItem(found.title, _("Write what you found"), address, found.samples_due_on, _("Write a finding"))


def _decisions(standing: Standing) -> Iterator[DueItem]:
    waiting = Recommendation.objects.visible_to(standing).filter(
        state=RecommendationState.PROPOSED, round__state=RoundState.DECIDING
    )
    for row in waiting.order_by().values("round", "round__title").annotate(number=Count("pk"), first=Min("pk")):
        words = _("%(number)d recommendations wait for your decision") % {"number": row["number"]}
        address = f"{reverse('evaluation:round', args=[row['round']])}#recommendations"
        yield DueItem(row["round__title"], words, address, None, _("Decide"))


def _work(standing: Standing) -> Iterator[DueItem]:
    mine = Recommendation.objects.visible_to(standing).filter(
        state=RecommendationState.ACCEPTED, owner__in=standing.position_ids
    )
    for found in mine.select_related("round").order_by("due_on")[:MOST]:
        address = reverse("evaluation:finish", args=[found.pk])
        words = _("Recommendation of %(round)s") % {"round": found.round.title}
        yield DueItem(str(found), words, address, found.due_on, _("Say that it is done"))


def _to_run(standing: Standing) -> Iterator[DueItem]:
    live = Round.objects.visible_to(standing).filter(state__in=[state.value for state in LIVE_ROUNDS])
    for found in live[:MOST]:
        address = reverse("evaluation:round", args=[found.pk])
        if found.state_value is RoundState.DECIDING:
            yield DueItem(found.title, _("Close the round with its minutes"), address, None, _("Open the round"))
        elif found.samples_due_on < standing.today:
            words = _("The days for looking at evidence are over: sum up")
            yield DueItem(found.title, words, address, found.samples_due_on, _("Sum up"))


def _signatures(standing: Standing) -> Iterator[DueItem]:
    waiting = Report.objects.visible_to(standing).filter(state=ReportState.SUBMITTED).defer("content")
    for found in waiting[:MOST]:
        address = reverse("evaluation:report", args=[found.pk])
        yield DueItem(found.title, _("Wait for your signature"), address, None, _("Read and sign"))


def _report(standing: Standing) -> Iterator[DueItem]:
    """The alarm before 30 September; for a year that is over only where it had a plan."""
    year = FiscalYear.containing(standing.today)
    years = [each for each in (year.previous, year) if standing.today >= timing.alarm_from(each)]
    planned = set(
        Plan.objects.visible_to(standing).filter(year_be__in=[y.be for y in years]).values_list("year_be", flat=True)
    )
    found = Round.objects.visible_to(standing).filter(
        year_be__in=planned, kind=RoundKind.YEAR, delivered_on__isnull=False
    )
    delivered = set(found.values_list("year_be", flat=True)) if planned else set()
    for each in years:
        if each.be in planned - delivered:
            title = _("The yearly report of fiscal year %(year)d") % {"year": each.be}
            words = _("It is not yet delivered to the chief executive")
            yield DueItem(title, words, reverse("evaluation:rounds"), timing.report_due_on(each), _("Open the rounds"))
