"""Asking: a question with whom it goes to, closing it, letting a citizen's question through."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.communities import permissions
from khum.communities.models import Asked, Community, Patience, Question
from khum.communities.rules.asking import QuestionState
from khum.domain.verdict import NotPossibleError
from khum.library.rules.personal import PersonalData, personal_data
from khum.needs.models import ContactChoice
from khum.needs.queries.holders import holders_of
from khum.people.models import Organisation, Person
from khum.people.queries import persons
from khum.people.standing import Standing

MOST_WAITING = 200
"""So many questions of citizens wait at most, whoever sends them."""
MOST_ASKED = 5
"""A question goes to few people: whom everybody is asked, nobody feels asked."""


@transaction.atomic
def ask(
    *,
    title: str,
    body: str = "",
    person_ids: Iterable[int] = (),
    is_private: bool = False,
    community: Community | None = None,
    by: Standing,
    at: datetime,
) -> Question:
    """Ask. An open question also goes to the holders of that knowledge who take questions (row 84)."""
    permissions.may_ask(by).or_raise()
    chosen = list(persons.working(by).filter(pk__in=[pk for pk in person_ids if pk != by.person_id])[:MOST_ASKED])
    if is_private and not chosen:
        raise NotPossibleError(_("Choose whom you ask in private."))
    made: Question = Question.objects.create(
        organisation=by.organisation,
        title=title.strip(),
        body=body.strip(),
        asker=by.person,
        division_id=min(by.division_ids, default=None),
        is_private=is_private,
        community=None if is_private else community,
        asked_at=at,
    )
    for person in chosen:
        Asked.objects.create(question=made, person=person, why=_("Chosen by who asks"))
    if not is_private:
        _route(made, by, without={by.person_id, *(person.pk for person in chosen)}, most=MOST_ASKED - len(chosen))
    verb = "question.asked_privately" if is_private else "question.asked"
    ledger.record(verb, made, by=by, at=at, detail={"to": len(chosen)})
    return made


def _route(question: Question, by: Standing, *, without: set[int | None], most: int) -> None:
    """Holders of the knowledge that the words speak of, unless they take no questions: three queries."""
    found = [who for who in holders_of(f"{question.title} {question.body}", by) if who.person_id not in without]
    silent = ContactChoice.objects.filter(person__in=[who.person_id for who in found], is_asked=False)
    refused = set(silent.values_list("person", flat=True))
    for who in [who for who in found if who.person_id not in refused][: max(most, 0)]:
        Asked.objects.create(question=question, person_id=who.person_id, why=_("Knows “%(need)s”") % {"need": who.need})


@transaction.atomic
def ask_as_citizen(
    *, organisation: Organisation, title: str, body: str, name: str, by: Standing, at: datetime
) -> Question:
    """A citizen asks: it waits until the KM secretary lets it through. Nothing but a first name is kept (row 128)."""
    if Question.objects.filter(organisation=organisation, state=QuestionState.WAITING).count() >= MOST_WAITING:
        raise NotPossibleError(_("Many questions wait to be read. Please telephone the council, or try again later."))
    made: Question = Question.objects.create(
        organisation=organisation,
        title=title.strip(),
        body=body.strip(),
        citizen=name.strip(),
        token=secrets.token_urlsafe(32),
        is_public=True,
        state=QuestionState.WAITING.value,
        asked_at=at,
    )
    ledger.record("question.sent_by_citizen", made, by=by, at=at, channel="public")
    return made


@transaction.atomic
def let_through(
    *, question_id: int, by: Standing, at: datetime, title: str | None = None, body: str | None = None
) -> Question:
    """Put a citizen's question, in other words where need be, on the board and the public pages, and to whom knows.

    What looks like personal data is taken out first; the words that the citizen sent stay in the ledger.
    """
    permissions.may_moderate(by).or_raise()
    question = locked(question_id, by)
    if question.state_value is not QuestionState.WAITING:
        raise NotPossibleError(_("This was decided already."))
    sent = {"title": question.title, "body": question.body}
    question.title, question.body = (title or question.title).strip(), (sent["body"] if body is None else body).strip()
    if found := personal_data(f"{question.title}\n{question.body}"):
        raise NotPossibleError(_("Take out first what looks like personal data: %(what)s.") % {"what": _names(found)})
    question.state = QuestionState.OPEN.value
    question.save(update_fields=["state", "title", "body"])
    _route(question, by, without=set(), most=MOST_ASKED)
    changed = sent != {"title": question.title, "body": question.body}
    ledger.record("question.let_through", question, by=by, at=at, detail={"sent": sent} if changed else {})
    return question


@transaction.atomic
def refuse(*, question_id: int, reason: str, by: Standing, at: datetime) -> Question:
    """Keep a citizen's question off the board, with the reason that the citizen reads."""
    permissions.may_moderate(by).or_raise()
    question = locked(question_id, by)
    if question.state_value is not QuestionState.WAITING:
        raise NotPossibleError(_("This was decided already."))
    question.state, question.closed_reason, question.is_public = QuestionState.REFUSED.value, reason.strip(), False
    question.save(update_fields=["state", "closed_reason", "is_public"])
    ledger.record("question.refused", question, by=by, at=at)
    return question


@transaction.atomic
def close(*, question_id: int, reason: str, same_as: Question | None = None, by: Standing, at: datetime) -> Question:
    """Close a question that was asked before or that nobody needs any more."""
    question = locked(question_id, by)
    permissions.may_close(by, question).or_raise()
    if same_as is not None and (same_as.pk == question.pk or same_as.is_private):
        raise NotPossibleError(_("Choose another open question."))
    question.state, question.closed_reason, question.same_as = QuestionState.CLOSED.value, reason.strip(), same_as
    question.save(update_fields=["state", "closed_reason", "same_as"])
    ledger.record("question.closed", question, by=by, at=at)
    return question


@transaction.atomic
def show_to_citizens(*, question_id: int, shown: bool, by: Standing, at: datetime) -> Question:
    """Put a question with its answers on the public pages, or take it away from there."""
    question = locked(question_id, by)
    permissions.may_publish(by, question).or_raise()
    texts = [question.title, question.body, *question.answers.values_list("body", flat=True)]
    if shown and (found := personal_data("\n".join(texts))):
        raise NotPossibleError(_("Take out first what looks like personal data: %(what)s.") % {"what": _names(found)})
    question.is_public = shown
    question.save(update_fields=["is_public"])
    ledger.record("question.shown" if shown else "question.hidden", question, by=by, at=at)
    return question


@transaction.atomic
def pass_on(*, question_id: int, person: Person, by: Standing, at: datetime) -> Question:
    """Who was asked sends the question on to a colleague who knows better; heads may do so too."""
    question = locked(question_id, by)
    permissions.may_answer(by, question).or_raise()
    mine = question.asked.filter(person=by.person_id)
    if not (mine.exists() or by.is_division_head or by.is_km_secretary or question.asker_id == by.person_id):
        raise NotPossibleError(_("Only who was asked, heads and the KM secretary send a question on."))
    if question.asker_id == person.pk:
        raise NotPossibleError(_("This person asked it."))
    mine.update(passed_on=by.today)
    Asked.objects.get_or_create(
        question=question, person=person, defaults={"why": _("Sent on by %(name)s") % {"name": by.name}}
    )
    ledger.record("question.passed_on", question, by=by, at=at)
    return question


@transaction.atomic
def set_patience(*, days: int, by: Standing, at: datetime) -> Patience:
    """Set after how many days an unanswered question goes to the head."""
    permissions.may_moderate(by).or_raise()
    kept, _made = Patience.objects.update_or_create(organisation=by.organisation, defaults={"days": days})
    ledger.record("question.patience_set", kept, by=by, at=at, detail={"days": days})
    return kept


def locked(question_id: int, by: Standing) -> Question:
    """The question in sight, held until the act is done."""
    found: Question = Question.objects.visible_to(by).select_for_update(of=("self",)).get(pk=question_id)
    return found


def _names(found: Iterable[PersonalData]) -> str:
    return ", ".join(dict.fromkeys(one.kind_th for one in found))
