"""What waits for a person because of questions: answering, saying which answer serves, citizens' questions."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.communities.models import Question
from khum.communities.queries import board
from khum.communities.rules.asking import QuestionState
from khum.domain.registries import DueItem
from khum.people.standing import Standing

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """At most five queries."""
    if standing.person_id is None:
        return
    days = board.days_to_answer(standing)
    mine = Question.objects.visible_to(standing).filter(
        Q(pk__in=board.to_me(standing).values("question")), state=QuestionState.OPEN
    )
    for question in mine.order_by("asked_at")[:MOST]:
        yield DueItem(
            question.title, _("A colleague asks you"), _page(question), board.head_on(question, days), _("Answer")
        )
    served = Question.objects.filter(asker=standing.person_id, state=QuestionState.ANSWERED)
    for question in served.order_by("answered_at")[:MOST]:
        yield DueItem(
            question.title, _("Your question has an answer: does it serve?"), _page(question), None, _("Open it")
        )
    yield from _heads(standing)
    if standing.is_km_secretary:
        for question in board.waiting(standing)[:MOST]:
            words = _("A citizen asks; nobody has looked at it yet")
            yield DueItem(question.title, words, reverse("communities:citizens"), None, _("Decide"))


def _heads(standing: Standing) -> Iterator[DueItem]:
    """Unanswered for too long: the head of the asker's division; without a division the permanent secretary."""
    theirs = Q(division__in=standing.headed_division_ids)
    if standing.is_permanent_secretary:
        theirs |= Q(division=None)
    if not (standing.is_division_head or standing.is_permanent_secretary):
        return
    late = Question.objects.visible_to(standing).filter(
        theirs, is_private=False, state=QuestionState.OPEN, asked_at__lt=board.late_before(standing)
    )
    for question in late.order_by("asked_at")[:MOST]:
        words = _("Nobody has answered this in time")
        yield DueItem(question.title, words, _page(question), None, _("Answer or send on"))


def _page(question: Question) -> str:
    return reverse("communities:question", args=[question.pk])
