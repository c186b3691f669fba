"""Demand that comes in by itself, and topics that nobody is known to know (rows 19, 54)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from khum.domain.registries import DEMANDS, DemandLine
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE, LegalStatus
from khum.needs.models import Need
from khum.needs.queries.holders import needs_of_two_years, words_of
from khum.needs.queries.risk import critical_needs, holders_of_needs
from khum.needs.rules.wording import NEAR, likeness
from khum.search.permissions import may_see_needs
from khum.search.queries import needs as failed

if TYPE_CHECKING:
    from khum.people.standing import Standing

MOST = 50
_LAW_DAYS = 180
BUSY = 3
"""From so many times on a topic is busy."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that were wanted, and the need they became, if they did."""

    line: DemandLine
    need: Need | None


@dataclass(frozen=True, slots=True)
class Source:
    """Demand of one kind."""

    code: str
    label: Any
    lines: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A topic without anybody who is known to master it."""

    text: str
    count: int
    url: str


def searched(standing: Standing) -> Iterator[DemandLine]:
    """Words that found nothing, for who may see them; never who looked."""
    if not may_see_needs(standing):
        return
    for row in failed.needs(standing)[:MOST]:
        yield DemandLine(row["words"], row["searched"] + row["missed"], _search_address(row["words"]))


def new_laws(standing: Standing) -> Iterator[DemandLine]:
    """Laws that came into the library lately and that no need speaks of: somebody must know them. One query."""
    begun = standing.today - timedelta(days=_LAW_DAYS)
    found = Item.objects.visible_to(standing).filter(
        regulation__isnull=False,
        regulation__status=LegalStatus.IN_FORCE,
        state__in=[state.value for state in IN_SERVICE],
        published_at__date__gte=begun,
        needs=None,
    )
    for item in found.order_by("-published_at", "-pk")[:MOST]:
        yield DemandLine(item.title, 1, reverse("library:item", args=[item.pk]))


def demand(standing: Standing) -> list[Source]:
    """Every kind of demand with what already stands on the map."""
    known = [(need, words_of(need.title)) for need in needs_of_two_years(standing)]
    return [
        Source(
            source.code,
            source.label,
            tuple(Wanted(line, _became(line.text, known)) for line in islice(source.lines(standing), MOST)),
        )
        for source in DEMANDS
    ]


def orphans(standing: Standing) -> list[Orphan]:
    """Busy topics that no holder covers, and critical needs that nobody can do alone."""
    found = [
        Orphan(need.title, 0, need.url)
        for need in critical_needs(standing.organisation, standing.today)
        if not need.covering
    ]
    sources = demand(standing)
    became = [wanted.need.pk for source in sources for wanted in source.lines if wanted.need]
    held = holders_of_needs(became, standing.today)
    for source in sources:
        for wanted in source.lines:
            has_holder = wanted.need is not None and any(row.covers for row in held[wanted.need.pk])
            if wanted.line.count >= BUSY and not has_holder:
                found.append(Orphan(wanted.line.text, wanted.line.count, wanted.line.url))
    return found


def _became(text: str, known: list[tuple[Need, frozenset[str]]]) -> Need | None:
    asked = words_of(text)
    near = [(likeness(asked, words), need) for need, words in known if need.demand != text]
    exact = next((need for need, _words in known if need.demand == text), None)
    best = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return exact or (best[1] if best[0] >= NEAR else None)


def _search_address(words: str) -> str:
    try:
        return f"{reverse('home:search')}?{urlencode({'q': words})}"
    except NoReverseMatch:
        return ""
