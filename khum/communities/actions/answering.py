"""Answering: answers, the one that serves, what helped, and the item it becomes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.communities import permissions
from khum.communities.actions.asking import locked
from khum.communities.actions.practice import person_of
from khum.communities.models import Answer, Question
from khum.communities.rules.asking import state_of
from khum.domain.verdict import NotPossibleError
from khum.library.actions import writing
from khum.library.models import Item
from khum.people.standing import Standing

KIND_OF_ANSWER = "faq"


@transaction.atomic
def answer(*, question_id: int, body: str, cites: Item | None = None, by: Standing, at: datetime) -> Answer:
    """Answer a question, in words or by the item of the library where the answer stands."""
    question = locked(question_id, by)
    permissions.may_answer(by, question).or_raise()
    text = body.strip() or (cites.title if cites else "")
    if not text:
        raise NotPossibleError(_("Write an answer, or choose the item where it stands."))
    made: Answer = Answer.objects.create(question=question, author=person_of(by), body=text, cites=cites, at=at)
    if question.answered_at is None:
        question.answered_at = at
    _settle(question)
    ledger.record(
        "question.answered_privately" if question.is_private else "question.answered",
        question, by=by, at=at, detail={"answer": made.pk},
    )  # fmt: skip
    return made


@transaction.atomic
def change(*, answer_id: int, body: str, by: Standing, at: datetime) -> Answer:
    """Change the words of one's own answer; the ledger keeps the ones before."""
    found: Answer = Answer.objects.visible_to(by).select_related("question").get(pk=answer_id)
    question = locked(found.question_id, by)
    permissions.may_change_answer(by, found).or_raise()
    permissions.may_answer(by, question).or_raise()
    before, found.body, found.changed_at = found.body, body.strip() or found.body, at
    found.save(update_fields=["body", "changed_at"])
    ledger.record("question.answer_changed", question, by=by, at=at, detail={"answer": found.pk, "before": before})
    return found


@transaction.atomic
def accept(*, answer_id: int, by: Standing, at: datetime) -> Question:
    """Say which answer serves; a second time another one may be chosen."""
    found: Answer = Answer.objects.visible_to(by).get(pk=answer_id)
    question = locked(found.question_id, by)
    permissions.may_accept(by, question).or_raise()
    if found.author_id == question.asker_id:
        raise NotPossibleError(_("One's own answer is not accepted by oneself. Close the question and say why."))
    question.accepted = found
    question.accepted_at = question.accepted_at or at
    _settle(question)
    ledger.record("question.accepted", question, by=by, at=at, detail={"answer": found.pk})
    return question


@transaction.atomic
def helped(*, answer_id: int, by: Standing, at: datetime) -> Answer:
    """Say that an answer helped, or take that back: once a person, never for one's own."""
    found: Answer = Answer.objects.visible_to(by).select_related("question").get(pk=answer_id)
    if by.person is None or found.author_id == by.person_id:
        raise NotPossibleError(_("One's own answer is not marked as helpful."))
    has_said = found.helped.filter(pk=by.person_id).exists()
    if has_said:
        found.helped.remove(by.person)
    else:
        found.helped.add(by.person)
    verb = "question.help_taken_back" if has_said else "question.helped"
    ledger.record(verb, found.question, by=by, at=at, detail={"answer": found.pk})
    return found


@transaction.atomic
def begin_item(*, question_id: int, by: Standing, at: datetime) -> Item:
    """Make the question with its answer a draft of the library; a second time it is the same draft."""
    question = locked(question_id, by)
    if question.item is not None:
        return question.item
    if question.is_private:
        raise NotPossibleError(_("A private question stays private."))
    if question.accepted is None:
        raise NotPossibleError(_("First say which answer serves."))
    item = writing.create(
        kind=KIND_OF_ANSWER,
        title=question.title[:120],
        values={
            "summary": question.accepted.body[:300],
            "parts": {
                "question": f"{question.title}\n{question.body}".strip(),
                "answer": question.accepted.body,
            },
        },
        particulars={"origin": _("Answer by %(name)s on the web board") % {"name": question.accepted.author.full_name}},
        by=by,
        at=at,
    )
    question.item = item
    question.save(update_fields=["item"])
    ledger.record("question.became_item", question, by=by, at=at, detail={"item": item.pk})
    return item


def _settle(question: Question) -> None:
    state = state_of(answers=question.answers.count(), has_accepted=question.accepted_id is not None)
    question.state = state.value
    question.save(update_fields=["state", "answered_at", "accepted", "accepted_at"])
