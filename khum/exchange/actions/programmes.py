"""A programme: plan, sessions, output, signature, confirmation, follow-up (rows 46, 61–66, 88)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.exchange import permissions
from khum.exchange.models import Programme, Session, Taker
from khum.exchange.rules.programmes import Kind, Role, State, Text, lacking, may_move
from khum.library.models import Item
from khum.people.models import Holding, Person
from khum.people.standing import Standing

FIELDS = ("title", "order_number", "starts_on", "ends_on")


@transaction.atomic
def plan(
    *,
    kind: Kind,
    values: Mapping[str, Any],
    texts: Mapping[str, str],
    first: Person,
    rest: Iterable[Person] = (),
    by: Standing,
    at: datetime,
) -> Programme:
    """Plan a programme; ``first`` has the first role of its kind, ``rest`` the other one."""
    permissions.may_plan(by, kind).or_raise()
    others = [person for person in rest if person.pk != first.pk] if kind.shape.rest else []
    if any(person.organisation_id != by.organisation_id for person in (first, *others)):
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    places = _divisions([first, *others], by.today)
    missing = lacking(kind, people=1 + len(others), divisions=len({place for place in places.values() if place}))
    if missing:
        raise NotPossibleError(missing)
    made = Programme.objects.create(
        organisation=by.organisation,
        division_id=places.get(first.pk),
        kind=kind.value,
        texts=_told(kind, texts, at_end=False),
        created_by=by.person,
        created_at=at,
        **{name: values[name] for name in FIELDS if name in values},
    )
    people = [(first, kind.shape.first), *((person, kind.shape.rest or Role.MEMBER) for person in others)]
    Taker.objects.bulk_create(
        Taker(programme=made, person=person, role=role.value, division_id=places.get(person.pk))
        for person, role in people
    )
    ledger.record("programme.planned", made, by=by, at=at, detail={"kind": kind.value})
    return made


@transaction.atomic
def add_session(
    *, programme_id: int, on: date, done: str, passed_on: str = "", minutes: int = 60,
    present: Iterable[Person] = (), by: Standing, at: datetime,
) -> Session:  # fmt: skip
    """Note a session; the first one makes the plan run."""
    found, takers = locked(programme_id, by)
    permissions.may_run(by, found, [taker.person_id for taker in takers]).or_raise()
    if not found.state_value.is_under_way:
        raise NotPossibleError(_("Nothing is added after the output."))
    if on > by.today:
        raise NotPossibleError(_("That day has not come yet."))
    made = Session.objects.create(
        programme=found,
        on=on,
        done=done.strip(),
        passed_on=passed_on.strip(),
        minutes=minutes,
        noted_by=by.person,
        noted_at=at,
    )
    known = {taker.person_id for taker in takers}
    made.present.set([person for person in present if person.pk in known])
    if found.state_value is State.PLANNED:
        found.state = State.RUNNING.value
        found.save(update_fields=["state"])
    ledger.record("programme.session_noted", found, by=by, at=at, detail={"on": on.isoformat()})
    return made


@transaction.atomic
def finish(
    *, programme_id: int, texts: Mapping[str, str], values: Mapping[str, Any], by: Standing, at: datetime
) -> Programme:
    """Put down the output. ``values``: before, after, outcome, audience, item, is_adopted, reason, follow_up_on.

    An innovation that is not adopted is dropped with its reason: a trial that fails teaches too (row 30).
    """
    found, takers = locked(programme_id, by)
    permissions.may_run(by, found, [taker.person_id for taker in takers]).or_raise()
    shape = found.kind_value.shape
    if found.sessions.count() < shape.fewest_sessions:
        words = _("Note at least %(number)d sessions first.") % {"number": shape.fewest_sessions}
        raise NotPossibleError(words)
    found.texts = {**found.texts, **_told(found.kind_value, texts, at_end=True)}
    names = ("before", "after", "outcome", "audience", "item", "is_adopted", "reason", "follow_up_on")
    for name in names:
        if name in values:
            setattr(found, name, values[name])
    if found.item is not None:
        found.item = Item.objects.visible_to(by).get(pk=found.item.pk)
    state = State.DONE
    if found.kind_value is Kind.INNOVATION:
        if found.is_adopted is None or not found.reason.strip():
            raise NotPossibleError(_("Say whether it is adopted, and why."))
        state = State.DONE if found.is_adopted else State.DROPPED
    _check(found, state)
    found.state, found.done_on = state.value, by.today
    found.save(update_fields=["texts", *names, "state", "done_on"])
    ledger.record("programme.finished", found, by=by, at=at, detail={"state": state.value})
    return found


@transaction.atomic
def sign(*, programme_id: int, by: Standing, at: datetime) -> Programme:
    """Who has the signing role of the kind (the mentee, the one who moved, the leader) signs the output."""
    found, takers = locked(programme_id, by)
    role = found.kind_value.shape.signs
    if not any(taker.person_id == by.person_id and taker.role_value is role for taker in takers):
        permissions.denied(_("Only %(role)s signs.") % {"role": role.label_th}).or_raise()
    if found.done_on is None or found.signed_on is not None:
        raise NotPossibleError(_("There is no output to sign, or it was signed already."))
    found.signed_on, found.signed_name = by.today, by.name
    found.save(update_fields=["signed_on", "signed_name"])
    ledger.record("programme.signed", found, by=by, at=at)
    return found


@transaction.atomic
def confirm(*, programme_id: int, by: Standing, at: datetime) -> Programme:
    """A head confirms the outcome with its numbers before and after (rows 26–29, M23)."""
    found, takers = locked(programme_id, by)
    permissions.may_confirm(by, found, [taker.person_id for taker in takers]).or_raise()
    if not (found.outcome and found.before and found.after) or found.done_on is None:
        raise NotPossibleError(_("An outcome is confirmed with its kind and its numbers before and after."))
    if found.confirmed_on is not None:
        raise NotPossibleError(_("This outcome is confirmed already."))
    found.confirmed_on, found.confirmed_name = by.today, by.name
    found.save(update_fields=["confirmed_on", "confirmed_name"])
    ledger.record("programme.confirmed", found, by=by, at=at, detail={"outcome": found.outcome})
    return found


@transaction.atomic
def follow_up(*, programme_id: int, words: str, by: Standing, at: datetime) -> Programme:
    """Say what remained of it in the work; the programme is closed."""
    found, takers = locked(programme_id, by)
    permissions.may_run(by, found, [taker.person_id for taker in takers]).or_raise()
    _check(found, State.CLOSED)
    found.state, found.follow_up, found.closed_on = State.CLOSED.value, words.strip(), by.today
    found.save(update_fields=["state", "follow_up", "closed_on"])
    ledger.record("programme.closed", found, by=by, at=at)
    return found


@transaction.atomic
def drop(*, programme_id: int, reason: str, by: Standing, at: datetime) -> Programme:
    """End it before there is an output, with the reason."""
    found, takers = locked(programme_id, by)
    permissions.may_run(by, found, [taker.person_id for taker in takers]).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    _check(found, State.DROPPED)
    found.state, found.reason, found.closed_on = State.DROPPED.value, reason.strip(), by.today
    found.save(update_fields=["state", "reason", "closed_on"])
    ledger.record("programme.dropped", found, by=by, at=at)
    return found


def locked(programme_id: int, by: Standing) -> tuple[Programme, list[Taker]]:
    """A programme in sight, locked for the act, with who takes part."""
    found: Programme = Programme.objects.visible_to(by).select_for_update(of=("self",)).get(pk=programme_id)
    return found, list(found.takers.all())


def _told(kind: Kind, texts: Mapping[str, str], *, at_end: bool) -> dict[str, str]:
    """What the kind wants told at this point; what it requires must be there."""
    wanted: list[Text] = [text for text in kind.shape.texts if text.at_end is at_end]
    told = {text.code: str(texts.get(text.code, "")).strip() for text in wanted}
    missing = next((text.label_th for text in wanted if text.is_required and not told[text.code]), "")
    if missing:
        raise NotPossibleError(_("Tell first: %(what)s") % {"what": missing})
    return told


def _divisions(people: list[Person], today: date) -> dict[int, int | None]:
    """Division of each person on a day, by the post held in their own right first: one query."""
    held = Holding.objects.on(today).filter(person__in=people).order_by("-is_acting", "-start_date")
    return dict(held.values_list("person", "position__division"))


def _check(found: Programme, to: State) -> None:
    if not may_move(found.state_value, to):
        words = _("This programme stands at “%(state)s”.") % {"state": found.state_value.label_th}
        raise NotPossibleError(words)
