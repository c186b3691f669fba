"""Who signs for a post on a day: the holder, or who acts in the post under the own title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khum.people.models import Holding
from khum.people.rules import PositionKind


@dataclass(frozen=True, slots=True)
class Holder:
    """Name and title under a signature; ``acting_for`` is the post of which the signer is not the holder."""

    name: str
    position: str
    acting_for: str = ""


def holders(organisation_id: int, kinds: Iterable[PositionKind], day: date) -> dict[str, Holder]:
    """Who signs for each kind of post: one query, and one more where somebody acts.

    Who holds a post comes before who acts in it; a vacant post is missing.
    """
    held: dict[str, Holding] = {}
    holdings = Holding.objects.on(day).filter(position__organisation_id=organisation_id, position__kind__in=list(kinds))
    for holding in holdings.select_related("person", "position"):
        held.setdefault(holding.position.kind, holding)
    own = _own_titles([holding for holding in held.values() if holding.is_acting], day)
    return {kind: _holder(holding, own) for kind, holding in held.items()}


def _own_titles(acting: list[Holding], day: date) -> dict[int, str]:
    if not acting:
        return {}
    people = [holding.person_id for holding in acting]
    rows = (
        Holding.objects.on(day).filter(person__in=people, is_acting=False).values_list("person_id", "position__title")
    )
    return dict(rows)


def _holder(holding: Holding, own: dict[int, str]) -> Holder:
    title, name = holding.position.title, holding.person.full_name
    own_title = own.get(holding.person_id, "") if holding.is_acting else ""
    return Holder(name, own_title, acting_for=title) if own_title else Holder(name, title)
