"""Whom the search finds: colleagues in service by name, by present position and by division."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchSource
from khum.domain.searching import Findable, Part
from khum.people.models import Holding, Person


def people(roots: Collection[int] | None) -> Iterator[Findable]:
    """People in service with the positions that they hold today: two queries."""
    held = Holding.objects.on(localdate()).select_related("position__division").order_by("is_acting", "pk")
    found = Person.objects.filter(is_active=True).prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))
    if roots is not None:
        found = found.filter(pk__in=roots)
    for person in found.order_by("pk"):
        positions = [holding.position for holding in person.held]  # type: ignore[attr-defined]
        divisions = [position.division for position in positions if position.division]
        titles = ", ".join(position.title for position in positions)
        yield Findable(
            key=person.pk,
            root=person.pk,
            organisation_id=person.organisation_id,
            title=person.full_name,
            url=reverse("people:person", args=[person.pk]),
            parts=(Part(" ".join(filter(None, [titles, *(division.name for division in divisions)]))),),
            detail=titles,
            division_id=divisions[0].pk if divisions else None,
        )


def _holders(position_id: int) -> Iterable[int]:
    """Whoever holds or held a position; appointments are recorded under it."""
    return Holding.objects.filter(position=position_id).values_list("person_id", flat=True)


def _people_of(division_id: int) -> Iterable[int]:
    return Holding.objects.filter(position__division=division_id).values_list("person_id", flat=True)


SOURCES = (
    SearchSource(
        "people",
        _("People"),
        people,
        follows={
            "people.person": lambda pk: (pk,),
            "people.position": _holders,
            "people.division": _people_of,
        },
    ),
)
