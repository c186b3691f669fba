"""People of other councils who know, where both councils agreed and the person allows it (row 84)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import ContactChoice, Holder, Neighbour
from khum.needs.queries.holders import words_of
from khum.needs.queries.risk import still_here
from khum.needs.rules.kinds import Level
from khum.needs.rules.wording import NEAR, likeness
from khum.people.models import Holding, Organisation

if TYPE_CHECKING:
    from khum.people.standing import Standing

MOST = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """Another council, and who of the two has agreed."""

    other: Organisation
    ours: bool
    theirs: bool

    @property
    def holds(self) -> bool:
        """Whether both agreed."""
        return self.ours and self.theirs


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody of another council; only what the person allows to be known."""

    name: str
    title: str
    council: str
    knows: str
    level: str
    phone: str
    email: str


def agreements(standing: Standing) -> list[Agreement]:
    """Councils of the installation of which at least one side has agreed: one query. Others are not named."""
    ours = Neighbour.objects.filter(organisation=standing.organisation_id, other=OuterRef("pk"))
    theirs = Neighbour.objects.filter(organisation=OuterRef("pk"), other=standing.organisation_id)
    others = Organisation.objects.annotate(ours=Exists(ours), theirs=Exists(theirs)).filter(
        Q(ours=True) | Q(theirs=True)
    )
    return [Agreement(other, other.ours, other.theirs) for other in others.order_by("name")]


def by_name(standing: Standing, name: str) -> Organisation | None:
    """Another council of the installation by its full name: one query."""
    return Organisation.objects.filter(name=" ".join(name.split())).exclude(pk=standing.organisation_id).first()


def agreed_with(standing: Standing) -> QuerySet[Organisation]:
    """Councils with which both sides agreed."""
    ours = Neighbour.objects.filter(organisation=standing.organisation_id, other=OuterRef("pk"))
    theirs = Neighbour.objects.filter(organisation=OuterRef("pk"), other=standing.organisation_id)
    return Organisation.objects.filter(Exists(ours), Exists(theirs))


def outsiders(standing: Standing, words: str) -> list[Outsider]:
    """Holders of other councils who can do it alone and want to be found: three queries."""
    asked = words_of(words)
    year = FiscalYear.containing(standing.today).be
    allowed = ContactChoice.objects.filter(person=OuterRef("person"), is_known_outside=True)
    held = Holding.objects.on(standing.today).filter(is_acting=False).select_related("position")
    rows = (
        Holder.objects.filter(
            still_here(standing.today),
            Exists(allowed),
            need__organisation__in=agreed_with(standing),
            need__retired_on=None,
            need__goal__year_be__in=[year, year - 1],
            level__gte=Level.ALONE,
        )
        .select_related("need__organisation", "person__contact_choice")
        .prefetch_related(Prefetch("person__holdings", queryset=held, to_attr="held"))
        .order_by("-level", "-need", "pk")
    )
    once: dict[int, Outsider] = {}
    for row in rows:
        if row.person_id not in once and likeness(asked, words_of(row.need.title)) >= NEAR:
            once[row.person_id] = _outsider(row)
    return list(once.values())[:MOST]


def _outsider(row: Holder) -> Outsider:
    choice, posts = row.person.contact_choice, row.person.held  # type: ignore[attr-defined]
    return Outsider(
        name=row.person.full_name,
        title=posts[0].position.title if posts else "",
        council=row.need.organisation.name,
        knows=row.need.title,
        level=row.level_value.label_th,
        phone=row.person.phone if choice.shows_phone else "",
        email=row.person.email if choice.shows_email else "",
    )
