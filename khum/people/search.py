"""Whom the search box finds: colleagues by name and by position. The index of khum.search will replace it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, Q
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchHit, SearchSource
from khum.people.models import Holding, Person
from khum.people.standing import Standing


def people(standing: Standing, words: str, limit: int) -> Iterator[SearchHit]:
    """People in service whose name or present position holds every word: two queries."""
    held = Holding.objects.on(standing.today).select_related("position")
    wanted = Q()
    for word in words.split():
        wanted &= (
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(holdings__in=held.filter(position__title__icontains=word))
        )
    found = (
        Person.objects.visible_to(standing)
        .filter(wanted, is_active=True)
        .distinct()
        .prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))
    )
    for person in found[:limit]:
        titles = ", ".join(holding.position.title for holding in person.held)  # type: ignore[attr-defined]
        yield SearchHit(person.full_name, _address(person), titles)


def _address(person: Person) -> str:
    try:
        return reverse("people:person", args=[person.pk])
    except NoReverseMatch:  # The directory of people may be closed in an installation.
        return ""


SOURCES = (SearchSource("people", _("People"), people),)
