"""Surveys as the screens ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.people.standing import Standing
from khum.surveys.models import Invitation, Sheet, Survey
from khum.surveys.queries import results
from khum.surveys.queries.results import Comparison, Results
from khum.surveys.rules import timing
from khum.surveys.rules.kinds import SurveyKind, SurveyState
from khum.surveys.rules.questions import percent_right


@dataclass(frozen=True, slots=True)
class Search:
    """What the list is narrowed to."""

    words: str = ""
    year: FiscalYear | None = None
    kind: str = ""
    state: str = ""


def listed(standing: Standing, search: Search) -> QuerySet[Survey]:
    """Surveys in sight with ``invited``, ``answered`` and whether one's own answer waits (``is_asked``): one query."""
    wanted = Q()
    for word in search.words.split():
        wanted &= Q(title__icontains=word)
    if search.year:
        wanted &= Q(closes_on__range=(search.year.start, search.year.end))
    if search.kind:
        wanted &= Q(kind=search.kind)
    if search.state:
        wanted &= Q(state=search.state)
    mine = Invitation.objects.filter(survey=OuterRef("pk"), person=standing.person_id, answered_on=None)
    found: QuerySet[Survey] = Survey.objects.visible_to(standing).filter(wanted)
    return found.annotate(
        invited=Count("invitations"),
        answered=Count("invitations", filter=Q(invitations__answered_on__isnull=False)),
        is_asked=Exists(mine),
    ).order_by("-opens_on", "-id")


def waiting(standing: Standing) -> list[Survey]:
    """Surveys that wait for one's own answer today, the nearest end first: one query."""
    if standing.person_id is None:
        return []
    found = Survey.objects.filter(
        organisation=standing.organisation_id,
        state=SurveyState.OPEN,
        opens_on__lte=standing.today,
        closes_on__gte=standing.today,
        invitations__person=standing.person_id,
        invitations__answered_on=None,
    )
    return list(found.order_by("closes_on", "id"))


def own_invitation(survey: Survey, standing: Standing) -> Invitation | None:
    """One's own place: one query."""
    if standing.person_id is None:
        return None
    return Invitation.objects.visible_to(standing).filter(survey=survey).first()


def for_page(standing: Standing, pk: int) -> Survey | None:
    """A survey in sight: one query."""
    return Survey.objects.visible_to(standing).select_related("follows").filter(pk=pk).first()


def shown_results(survey: Survey, *, today: date) -> Results | None:
    """The results, once nobody can answer any more: two looks in between would tell what one person answered."""
    if not timing.is_over(survey.state_value, survey.closes_on, today=today):
        return None
    return results.of_survey(survey)


def comparison(survey: Survey, found: Results, *, today: date) -> tuple[Comparison | None, Comparison | None]:
    """Beside the survey that it follows (before and after), and beside the one of the year before."""
    before = survey.follows
    old = _year_before(survey)
    pair = _beside(before, found, today) if before else None
    return pair, _beside(old, found, today) if old and old != before else None


def _beside(before: Survey, found: Results, today: date) -> Comparison | None:
    old = shown_results(before, today=today)
    if old is None or not old.is_shown or not found.is_shown:
        return None
    return results.compared(old, found)


def _year_before(survey: Survey) -> Survey | None:
    """The last closed survey of the same kind and audience in the fiscal year before."""
    if survey.kind_value is SurveyKind.OTHER:
        return None
    year = FiscalYear.containing(survey.closes_on).previous
    same = Survey.objects.filter(
        organisation=survey.organisation_id,
        kind=survey.kind,
        audience=survey.audience,
        state=SurveyState.CLOSED,
        closes_on__range=(year.start, year.end),
    )
    return same.order_by("-closes_on", "-id").first()


@dataclass(frozen=True, slots=True)
class NamedRow:
    """Somebody who was asked by name, with what they scored."""

    invitation: Invitation
    percent: int | None
    passed: bool


def named_rows(survey: Survey, standing: Standing) -> list[NamedRow]:
    """Of a named survey: who was asked and what they scored, for who keeps surveys; of an anonymous one nobody."""
    if survey.is_anonymous:
        return []
    answers = dict(Sheet.objects.visible_to(standing).filter(survey=survey).values_list("invitation", "answers"))
    found = survey.invitations.filter(survey__organisation=standing.organisation_id)
    rows = []
    for row in found.select_related("person", "division").order_by("person__first_name", "pk"):
        given = answers.get(row.pk)
        score = None if given is None else percent_right(survey.read, given)
        rows.append(NamedRow(row, score, score is not None and score >= survey.pass_percent))
    return rows
