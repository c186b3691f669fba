"""Who knows about something: people by their evidence, with how they may be reached (rows 36, 84)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Case, Prefetch, QuerySet, When
from django.urls import NoReverseMatch, reverse

from khum.domain.registries import EXPERTISE, ExpertiseRow
from khum.needs.models import ContactChoice, Skill
from khum.needs.queries.holders import words_of
from khum.needs.rules.wording import NEAR, likeness
from khum.people.models import Holding, Person
from khum.people.queries import persons

if TYPE_CHECKING:
    from khum.people.standing import Standing

SHOWN = 3
POSTS = "people.held"
"""The kind of evidence that everybody has."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One kind of evidence of a person: how much, and the newest of it."""

    code: str
    label: Any
    rows: tuple[ExpertiseRow, ...]

    @property
    def number(self) -> int:
        """How many records."""
        return len(self.rows)

    @property
    def shown(self) -> tuple[ExpertiseRow, ...]:
        """The newest ones."""
        return self.rows[:SHOWN]


@dataclass(frozen=True, slots=True)
class Contact:
    """How a person lets colleagues reach them; empty where hidden."""

    phone: str = ""
    email: str = ""
    in_person: bool = True
    is_asked: bool = True
    note: str = ""


@dataclass(slots=True)
class Knower:
    """A person with what they demonstrably did, and apart from it what they say of themselves."""

    person: Person
    proofs: list[Proof] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)
    contact: Contact = field(default_factory=Contact)
    ask_url: str = ""

    @property
    def number(self) -> int:
        """How many records speak for the person."""
        return sum(proof.number for proof in self.proofs)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who knows: people with evidence, then people who only say so themselves."""

    proven: list[Knower]
    declared: list[Knower]


def who_knows(standing: Standing, words: str) -> Answer:
    """People of the council who know about the words, most kinds of evidence first."""
    proofs = _proofs(standing, words, None)
    asked = words_of(words)
    skills = [
        skill
        for skill in Skill.objects.visible_to(standing).order_by("name")
        if likeness(asked, words_of(f"{skill.name} {skill.note}")) >= NEAR
    ]
    found = _knowers(
        standing, persons.working(standing).filter(pk__in={*proofs, *(s.person_id for s in skills)}), words
    )
    for knower in found:
        knower.proofs = proofs.get(knower.person.pk, [])
        knower.skills = [skill for skill in skills if skill.person_id == knower.person.pk]
    found.sort(key=lambda knower: (-len(knower.proofs), -knower.number, knower.person.first_name))
    return Answer([k for k in found if k.proofs], [k for k in found if not k.proofs])


def directory(standing: Standing, division: int = 0) -> QuerySet[Person]:
    """Everybody who works here, to be paged: first those for whom a record speaks, beside their posts."""
    found = persons.working(standing)
    if division:
        held = Holding.objects.on(standing.today).filter(position__division=division)
        found = found.filter(pk__in=held.values("person"))
    speaking = {row.person_id for kind in EXPERTISE if kind.code != POSTS for row in kind.read(standing, "", None)}
    shown_first = Case(When(pk__in=speaking, then=0), default=1)
    return found.order_by(shown_first, "first_name", "last_name", "pk")


def of_people(standing: Standing, people: Collection[Person]) -> list[Knower]:
    """The same people in the same order with everything that is known of them."""
    ids = [person.pk for person in people]
    proofs = _proofs(standing, "", ids)
    skills = list(Skill.objects.visible_to(standing).filter(person__in=ids))
    by_id = {k.person.pk: k for k in _knowers(standing, Person.objects.visible_to(standing).filter(pk__in=ids), "")}
    found = [by_id[pk] for pk in ids if pk in by_id]
    for knower in found:
        knower.proofs = proofs.get(knower.person.pk, [])
        knower.skills = [skill for skill in skills if skill.person_id == knower.person.pk]
    return found


def ask_address(person_id: int, words: str) -> str:
    """Where a question to a person begins; empty while no app takes questions."""
    return _ask({"to": person_id, "about": words})


def ask_anybody(words: str) -> str:
    """Where an open question begins; empty while no app takes questions."""
    return _ask({"about": words})


def _ask(asked: dict[str, Any]) -> str:
    try:
        address = reverse("communities:ask")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode(asked)}"


def _proofs(standing: Standing, words: str, ids: Collection[int] | None) -> dict[int, list[Proof]]:
    found: dict[int, list[Proof]] = {}
    for kind in EXPERTISE:
        for person_id, rows in _by_person(kind.read(standing, words, ids)).items():
            found.setdefault(person_id, []).append(Proof(kind.code, kind.label, tuple(rows)))
    return found


def _by_person(rows: Iterable[ExpertiseRow]) -> dict[int, list[ExpertiseRow]]:
    found: dict[int, list[ExpertiseRow]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)
    return found


def _knowers(standing: Standing, people: QuerySet[Person], words: str) -> list[Knower]:
    """People with their posts of today in ``held`` and how they may be reached: three queries."""
    held = Holding.objects.on(standing.today).select_related("position__division")
    ready = list(people.prefetch_related(Prefetch("holdings", queryset=held, to_attr="held")))
    choices = {row.person_id: row for row in ContactChoice.objects.filter(person__in=[person.pk for person in ready])}
    return [_knower(standing, person, choices.get(person.pk), words) for person in ready]


def _knower(standing: Standing, person: Person, choice: ContactChoice | None, words: str) -> Knower:
    choice = choice or ContactChoice(person=person)
    contact = Contact(
        phone=person.phone if choice.shows_phone else "",
        email=person.email if choice.shows_email else "",
        in_person=choice.in_person,
        is_asked=choice.is_asked,
        note=choice.note,
    )
    is_asked = choice.is_asked and person.pk != standing.person_id
    return Knower(person, contact=contact, ask_url=ask_address(person.pk, words) if is_asked else "")
