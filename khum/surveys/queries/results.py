"""What the answers of a survey say together, with small groups hidden; the only reader of anonymous sheets."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from khum.people.models import Division
from khum.surveys.models import Survey
from khum.surveys.rules import figures, hiding
from khum.surveys.rules.figures import Shares, Tally
from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import Answers


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One division, or the rest whose figures are hidden together (``division`` None)."""

    division: Division | None
    invited: int | None
    respondents: int
    index: Decimal | None
    average_right: Decimal | None
    shares: Shares | None


@dataclass(frozen=True, slots=True)
class Results:
    """All answers together. ``is_shown`` is false where too few answered; then there are counts and nothing else."""

    survey: Survey
    invited: int
    respondents: int
    is_shown: bool
    tallies: tuple[Tally, ...] = ()
    index: Decimal | None = None
    average_right: Decimal | None = None
    shares: Shares | None = None
    groups: tuple[GroupRow, ...] = ()
    hidden_divisions: tuple[str, ...] = ()
    hidden_respondents: int = 0

    @property
    def response(self) -> Decimal | None:
        """Percent of the invited who answered."""
        return figures.percent(self.respondents, self.invited)

    @property
    def headline(self) -> Decimal | None:
        """The one figure of the survey: the strict share where it is scored, else the index."""
        return self.shares.strict if self.shares else self.index


def counts(survey: Survey) -> tuple[int, int]:
    """Invited and answered: one query."""
    found = survey.invitations.aggregate(all=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False)))
    return found["all"], found["answered"]


def of_survey(survey: Survey) -> Results:
    """Everything that a survey may show: three queries."""
    by_division: dict[int | None, list[Answers]] = defaultdict(list)
    sheets: list[Answers] = []
    for division_id, answers in survey.sheets.order_by("pk").values_list("division_id", "answers"):
        by_division[division_id].append(answers)
        sheets.append(answers)
    invited = _invited(survey)
    total = sum(invited.values())
    if not hiding.is_shown(len(sheets), is_anonymous=survey.is_anonymous):
        return Results(survey, total, len(sheets), is_shown=False)
    asked = survey.read
    rows, away, rest = _groups(survey, by_division, invited)
    return Results(
        survey,
        total,
        len(sheets),
        is_shown=True,
        tallies=tuple(figures.tally(question, sheets) for question in asked),
        index=figures.index(asked, sheets),
        average_right=figures.average_right(asked, sheets),
        shares=_shares(survey, sheets, total),
        groups=rows,
        hidden_divisions=away,
        hidden_respondents=rest,
    )


def _groups(
    survey: Survey, by_division: dict[int | None, list[Answers]], invited: dict[int | None, int]
) -> tuple[tuple[GroupRow, ...], tuple[str, ...], int]:
    """Rows of the shown divisions, names of the hidden ones, and how many answered in those together."""
    names = {division.pk: division for division in Division.objects.filter(pk__in=[pk for pk in invited if pk])}
    sizes = {division_id: len(by_division.get(division_id, [])) for division_id in names}
    answered_elsewhere = sum(map(len, by_division.values())) - sum(sizes.values())
    away = hiding.hidden(sizes, rest=answered_elsewhere)
    # Of small divisions not even the number of the invited who answered is told: it would name them.
    small = hiding.hidden({pk: invited[pk] for pk in names}, rest=invited.get(None, 0))
    asked = survey.read
    rows = []
    for pk in sorted(set(names) - away - small, key=lambda pk: (names[pk].order, pk)):
        sheets = by_division[pk]
        rows.append(
            GroupRow(
                names[pk],
                invited[pk],
                len(sheets),
                figures.index(asked, sheets),
                figures.average_right(asked, sheets),
                _shares(survey, sheets, invited[pk]),
            )
        )
    gone = sorted(away | small, key=lambda pk: (names[pk].order, pk))
    rest = sum(map(len, by_division.values())) - sum(row.respondents for row in rows)
    return tuple(rows), tuple(names[pk].name for pk in gone), rest


def _shares(survey: Survey, sheets: list[Answers], headcount: int) -> Shares | None:
    if not any(question.is_scored for question in survey.read):
        return None
    return Shares(figures.passed(survey.read, sheets, survey.pass_percent), len(sheets), headcount)


def _invited(survey: Survey) -> dict[int | None, int]:
    rows = survey.invitations.order_by().values_list("division_id").annotate(number=Count("pk"))
    return dict(rows)


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """The same question asked twice."""

    text: str
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """Points more or less."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two surveys of a kind: the one before and this one, question by question where the words are the same."""

    before: Survey
    before_headline: Decimal | None
    after_headline: Decimal | None
    before_average: Decimal | None
    after_average: Decimal | None
    questions: tuple[ComparedQuestion, ...]

    @property
    def change(self) -> Decimal | None:
        """Points of the headline more or less."""
        return figures.change(self.before_headline, self.after_headline)

    @property
    def gain(self) -> Decimal | None:
        """Points of the average of right answers more or less."""
        return figures.change(self.before_average, self.after_average)


def compared(before: Results, after: Results) -> Comparison:
    """Two results side by side; both must be shown."""
    same = figures.comparable(before.survey.read, after.survey.read)
    old = {tally.question.key: mark for tally in before.tallies if (mark := _mark(tally)) is not None}
    pairs = [
        ComparedQuestion(tally.question.text, old[tally.question.key], mark)
        for tally in after.tallies
        if tally.question.key in same and tally.question.key in old and (mark := _mark(tally)) is not None
    ]
    return Comparison(
        before.survey, before.headline, after.headline, before.average_right, after.average_right, tuple(pairs)
    )


def _mark(tally: Tally) -> Decimal | None:
    """What a question is compared by: its index, or the share of right answers, or of yes."""
    if tally.question.is_scored:
        return tally.right_percent
    if tally.question.kind is QuestionKind.YES_NO:
        return tally.percents[0] if tally.answered else None
    return tally.index
