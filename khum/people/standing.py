"""What a person is on a day: positions held, divisions headed, seats and roles. Permissions read only this.

Rights come from position + committee seat + group role, all dated (row 129); a login alone gives none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from khum.people.models import Holding, RoleGrant, Seat
from khum.people.rules import PositionKind, RoleCode

if TYPE_CHECKING:
    from khum.people.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class Post:
    """A position held on the day."""

    kind: str
    title: str
    is_acting: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's rights on a day. ``person`` is None for the command line acting for an organisation, and for visitors.

    ``is_visitor``: a citizen on the public pages, who reads what is public and no more.
    """

    person: Person | None
    organisation: Organisation
    today: date
    position_ids: frozenset[int] = frozenset()
    position_kinds: frozenset[str] = frozenset()
    posts: tuple[Post, ...] = ()
    division_ids: frozenset[int] = frozenset()
    headed_division_ids: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    seats: frozenset[tuple[str, str, int]] = field(default_factory=frozenset)  # (kind, seat role, committee id)
    is_visitor: bool = False

    @property
    def organisation_id(self) -> int:
        """Key of the organisation."""
        return self.organisation.pk

    @property
    def person_id(self) -> int | None:
        """Key of the person; None for the command line."""
        return self.person.pk if self.person else None

    @property
    def name(self) -> str:
        """Name for the ledger."""
        return self.person.full_name if self.person else "khum"

    @property
    def title(self) -> str:
        """Title of the first post held in one's own right, for the ledger."""
        return next((post.title for post in self.posts if not post.is_acting), "")

    def signing_title(self, kind: str) -> str:
        """Title under a signature given as the holder of a kind of post; an acting holder signs as such."""
        post = next((post for post in self.posts if post.kind == kind), None)
        if post is None:
            return self.title
        return f"{self.title} รักษาราชการแทน{post.title}" if post.is_acting else post.title

    @property
    def is_chief_executive(self) -> bool:
        """Holds or acts in the post of the chief executive."""
        return PositionKind.CHIEF_EXECUTIVE in self.position_kinds

    @property
    def is_permanent_secretary(self) -> bool:
        """Holds or acts in the post of the permanent secretary."""
        return PositionKind.PERMANENT_SECRETARY in self.position_kinds

    @property
    def is_division_head(self) -> bool:
        """Heads at least one division."""
        return bool(self.headed_division_ids)

    @property
    def is_km_secretary(self) -> bool:
        """Keeps the plan: the role, an HR officer's post, or the secretary's seat of a KM committee."""
        return (
            RoleCode.KM_SECRETARY in self.roles
            or PositionKind.HR_OFFICER in self.position_kinds
            or any(kind == "km" and role in {"secretary", "assistant"} for kind, role, _ in self.seats)
        )

    @property
    def is_administrator(self) -> bool:
        """May change people, accounts and settings."""
        return RoleCode.ADMINISTRATOR in self.roles or RoleCode.KM_SECRETARY in self.roles

    def sits_on(self, kind: str, *, roles: frozenset[str] | None = None) -> bool:
        """Has a seat on a committee of a kind, in one of the roles where these are given."""
        return any(k == kind and (roles is None or role in roles) for k, role, _ in self.seats)


def load(person: Person, *, today: date) -> Standing:
    """Read a person's standing on a day: three queries (holdings, seats, roles)."""
    holdings = [
        holding
        for holding in Holding.objects.on(today).filter(person=person).select_related("position")
        if holding.position.closed_on is None or holding.position.closed_on > today
    ]
    positions = [holding.position for holding in holdings]
    posts = tuple(Post(h.position.kind, h.position.title, h.is_acting) for h in holdings)
    position_ids = frozenset(position.pk for position in positions)
    mine = Q(position__in=position_ids) | Q(person=person)
    seats = (
        Seat.objects.on(today)
        .filter(mine, Q(committee__end_date=None) | Q(committee__end_date__gte=today))
        .values_list("committee__kind", "role", "committee_id")
    )
    grants = (
        RoleGrant.objects.on(today).filter(mine, organisation=person.organisation_id).values_list("role", flat=True)
    )
    return Standing(
        person=person,
        organisation=person.organisation,
        today=today,
        position_ids=position_ids,
        position_kinds=frozenset(position.kind for position in positions),
        posts=posts,
        division_ids=frozenset(p.division_id for p in positions if p.division_id),
        headed_division_ids=frozenset(
            p.division_id for p in positions if p.division_id and p.kind == PositionKind.DIVISION_HEAD
        ),
        roles=frozenset(grants),
        seats=frozenset(seats),
    )


def of_command_line(organisation: Organisation, *, today: date) -> Standing:
    """Standing of whoever holds the machine: the rights of the KM secretary and administrator."""
    return Standing(
        person=None,
        organisation=organisation,
        today=today,
        roles=frozenset({RoleCode.KM_SECRETARY.value, RoleCode.ADMINISTRATOR.value}),
    )


def of_visitor(organisation: Organisation, *, today: date) -> Standing:
    """Standing of a citizen on the public pages of a council."""
    return Standing(person=None, organisation=organisation, today=today, is_visitor=True)


def of_link(organisation: Organisation, *, today: date) -> Standing:
    """Standing of a visitor with a one-time link: no right but the one that the link itself proves."""
    return Standing(person=None, organisation=organisation, today=today)
