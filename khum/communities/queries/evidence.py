"""Who answered what, and what nobody answered: for who-knows and for demand (rows 19, 36, 54)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.communities.models import Answer, Question
from khum.communities.queries.board import late_before
from khum.communities.rules.asking import QuestionState
from khum.domain.registries import Demand, DemandLine, Expertise, ExpertiseRow
from khum.domain.thai_date import day_of
from khum.needs.queries.holders import words_of
from khum.needs.rules.wording import NEAR, likeness

if TYPE_CHECKING:
    from khum.people.standing import Standing

MOST = 400


def answered(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Open questions that somebody else asked and the person answered: one query."""
    found = Answer.objects.visible_to(standing).filter(question__is_private=False)
    if person_ids is not None:
        found = found.filter(author__in=person_ids)
    asked = words_of(words)
    once: set[tuple[int, int]] = set()
    for row in found.select_related("question").order_by("-at", "-pk")[:MOST]:
        key = (row.author_id, row.question_id)
        is_near = not words or likeness(asked, words_of(f"{row.question.title} {row.question.body}")) >= NEAR
        if is_near and key not in once and row.author_id != row.question.asker_id:
            once.add(key)
            address = reverse("communities:question", args=[row.question_id])
            yield ExpertiseRow(row.author_id, row.question.title, address, day_of(row.at))


def unanswered(standing: Standing) -> Iterator[DemandLine]:
    """Open questions that wait too long, the oldest first; never who asked: two queries."""
    found = Question.objects.visible_to(standing).filter(
        is_private=False, state=QuestionState.OPEN, asked_at__lt=late_before(standing)
    )
    for question in found.order_by("asked_at", "pk")[:50]:
        yield DemandLine(question.title, 1, reverse("communities:question", args=[question.pk]))


ANSWERED = Expertise("answered", _("Answered a question"), answered)
UNANSWERED = Demand("questions", _("Asked and not answered"), unanswered)
