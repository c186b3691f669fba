"""What the pages of the web board show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When
from django.utils.timezone import get_current_timezone

from khum.communities.models import Answer, Asked, Patience, Question
from khum.communities.rules.asking import ASKED, DAYS_TO_ANSWER, QuestionState, goes_to_head_on
from khum.domain.thai_date import day_of
from khum.library.rules.personal import personal_data

if TYPE_CHECKING:
    from khum.people.standing import Standing

_OF_A_PERSON = {"id", "name"}
_LIVE = [state.value for state in ASKED]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of questions is narrowed to. ``show``: open, mine, me, answered, late or all."""

    show: str = ""
    words: str = ""
    community: int | None = None


def listed(standing: Standing, wanted: Wanted) -> QuerySet[Question]:
    """Questions as wanted, the open ones first (row 77), with their number of answers: one query."""
    found: QuerySet = Question.objects.visible_to(standing).annotate(number=Count("answers"))
    for word in wanted.words.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(body__icontains=word))
    if wanted.community:
        found = found.filter(community=wanted.community)
    if wanted.show == "mine":
        found = found.filter(asker=standing.person_id)
    elif wanted.show == "me":
        found = found.filter(pk__in=to_me(standing).values("question"), state=QuestionState.OPEN)
    elif wanted.show == "open":
        found = found.filter(state=QuestionState.OPEN)
    elif wanted.show == "answered":
        found = found.filter(state__in=[QuestionState.ANSWERED, QuestionState.ACCEPTED])
    elif wanted.show == "late":
        found = found.filter(state=QuestionState.OPEN, asked_at__lt=late_before(standing))
    elif wanted.show != "all":
        found = found.filter(state__in=_LIVE)
    first = Case(When(state=QuestionState.OPEN, then=0), default=1)
    return found.select_related("asker", "community").order_by(first, "-asked_at", "-pk")


def to_me(standing: Standing) -> QuerySet[Asked]:
    """Questions that were sent to the person and not sent on."""
    found: QuerySet[Asked] = Asked.objects.filter(person=standing.person_id, passed_on=None)
    return found


def for_page(standing: Standing, pk: int) -> Question | None:
    """One question with everything on its page: four queries."""
    answers = Answer.objects.select_related("author", "cites").annotate(thanks=Count("helped"))
    asked = Asked.objects.select_related("person")
    found: Question | None = (
        Question.objects.visible_to(standing)
        .select_related("asker", "division", "community", "item", "same_as", "accepted")
        .prefetch_related(Prefetch("answers", queryset=answers), Prefetch("asked", queryset=asked))
        .filter(pk=pk)
        .first()
    )
    return found


def helped_by(standing: Standing, question: Question) -> set[int]:
    """Answers that the person marked as helpful: one query."""
    return set(question.answers.filter(helped=standing.person_id).values_list("pk", flat=True))


def days_to_answer(standing: Standing) -> int:
    """After how many days an unanswered question goes to the head: one query."""
    kept = Patience.objects.filter(organisation=standing.organisation_id).first()
    return kept.days if kept else DAYS_TO_ANSWER


def late_before(standing: Standing) -> datetime:
    """Questions asked before this moment wait too long: one query."""
    first_in_time = standing.today - timedelta(days=days_to_answer(standing) - 1)
    return datetime.combine(first_in_time, time(0), tzinfo=get_current_timezone())


def waiting(standing: Standing) -> QuerySet[Question]:
    """What citizens sent and nobody has looked at yet, the oldest first: one query."""
    found: QuerySet[Question] = Question.objects.visible_to(standing).filter(state=QuestionState.WAITING)
    return found.order_by("asked_at", "pk")


def head_on(question: Question, days: int) -> date:
    """The day from which the question is the head's."""
    return goes_to_head_on(day_of(question.asked_at), days)


def of_token(token: str, organisation_id: int) -> Question | None:
    """A citizen's own question by the secret in its address: one query."""
    found: Question | None = (
        Question.objects.filter(organisation=organisation_id, token=token).exclude(token="").first()
    )
    return found


def public_answers(question: Question) -> list[Answer]:
    """Answers that citizens read, the one that serves first: those that name a person are left out. One query."""
    found = [one for one in question.answers.all() if not {d.kind for d in personal_data(one.body)} & _OF_A_PERSON]
    return sorted(found, key=lambda one: one.pk != question.accepted_id)


def public(standing: Standing) -> QuerySet[Question]:
    """What citizens read, answered ones first; nobody is named: one query."""
    found: QuerySet = Question.objects.visible_to(standing).annotate(number=Count("answers"))
    return found.filter(state__in=_LIVE).order_by("-accepted_at", "-asked_at", "-pk")
