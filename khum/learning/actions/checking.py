"""Short checks: making one, answering, closing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.learning import permissions
from khum.learning.models import Attempt, Quiz, Training
from khum.learning.rules.checking import When, marked
from khum.learning.rules.reading_quiz import Read
from khum.learning.rules.states import ATTENDED, PlaceState
from khum.library.models import Item
from khum.people.standing import Standing


@transaction.atomic
def make_quiz(
    *,
    title: str,
    questions: tuple[Read, ...],
    training: Training | None = None,
    item: Item | None = None,
    has_pre: bool = False,
    pass_percent: int = 60,
    by: Standing,
    at: datetime,
) -> Quiz:
    """Make a check of a training or of an item."""
    if training is not None:
        permissions.may_change(by, training).or_raise()
    else:
        permissions.may_send(by).or_raise()
    made: Quiz = Quiz.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        training=training,
        item=item,
        has_pre=has_pre,
        pass_percent=pass_percent,
        questions=[{"text": q.text, "choices": list(q.choices), "right": q.right} for q in questions],
        created_by=by.person,
        created_at=at,
    )
    ledger.record("quiz.made", made, by=by, at=at, detail={"questions": len(questions)})
    return made


@transaction.atomic
def answer(*, quiz_id: int, when: When, given: Sequence[int | None], by: Standing, at: datetime) -> Attempt:
    """Keep one's answers. Before learning once; after it as often as wanted, the last one counts."""
    quiz: Quiz = Quiz.objects.visible_to(by).select_for_update(of=("self",)).select_related("training").get(pk=quiz_id)
    if by.person is None:
        raise NotPossibleError(_("Only a person can answer."))
    if quiz.closed_on is not None:
        raise NotPossibleError(_("This check is closed."))
    _may_answer(quiz, when, by)
    score = marked([q.right for q in quiz.read], given)
    made: Attempt = Attempt.objects.create(
        quiz=quiz, person=by.person, when=when.value, given=list(given), right=score.right, of=score.of, at=at
    )
    ledger.record("quiz.answered", quiz, by=by, at=at, detail={"when": when.value})
    return made


@transaction.atomic
def close(*, quiz_id: int, by: Standing, at: datetime) -> Quiz:
    """Nobody answers any more."""
    quiz: Quiz = Quiz.objects.visible_to(by).select_for_update(of=("self",)).select_related("training").get(pk=quiz_id)
    if quiz.training is not None:
        permissions.may_change(by, quiz.training).or_raise()
    else:
        permissions.may_send(by).or_raise()
    quiz.closed_on = by.today
    quiz.save(update_fields=["closed_on"])
    ledger.record("quiz.closed", quiz, by=by, at=at)
    return quiz


def _may_answer(quiz: Quiz, when: When, by: Standing) -> None:
    done = quiz.attempts.filter(person=by.person)
    if when is When.PRE:
        if not quiz.has_pre:
            raise NotPossibleError(_("This check is answered after learning only."))
        if done.exists():
            raise NotPossibleError(_("You answered this before already."))
    if quiz.training is None:
        return
    states = [PlaceState.APPROVED, *ATTENDED] if when is When.PRE else [*ATTENDED]
    if not quiz.training.places.filter(person=by.person, state__in=states).exists():
        raise NotPossibleError(_("This check is for those who take part in the training."))
