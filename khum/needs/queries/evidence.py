"""What people demonstrably did: wrote, verified, used, held the post, were named as holders (row 36).

Each reader answers the registry ``EXPERTISE``; other apps add theirs. Rows are only of what the asking person may see.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Expertise, ExpertiseRow
from khum.domain.thai_date import day_of
from khum.library.models import Item, Revision, Use, Verification
from khum.library.rules.states import IN_SERVICE, RevisionState
from khum.needs.models import Holder
from khum.needs.queries.holders import needs_about, words_of
from khum.needs.rules.kinds import Level
from khum.needs.rules.wording import NEAR, likeness
from khum.people.models import Holding
from khum.search.queries.searching import Filters, find

if TYPE_CHECKING:
    from khum.people.standing import Standing

MOST = 400
_ITEMS = 25
_SHARE_OF_BEST = 0.35
_STATES = [state.value for state in IN_SERVICE]
Read = Callable[["Standing", str, "Collection[int] | None"], Iterator[ExpertiseRow]]


def items_about(standing: Standing, words: str) -> list[int]:
    """Items of the library that speak of the words, as the search ranks them."""
    results = find(standing, words, Filters(kind="items"), limit=_ITEMS).results
    best = max((result.score for result in results), default=0)
    return [result.root for result in results if result.score >= best * _SHARE_OF_BEST]


def wrote(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Revisions that were published."""
    found = Revision.objects.filter(
        item__in=_items(standing, words), state=RevisionState.APPROVED, author__isnull=False
    )
    if person_ids is not None:
        found = found.filter(author__in=person_ids)
    once: set[tuple[int, int]] = set()
    for row in found.select_related("item").order_by("-created_at")[:MOST]:
        author = row.author_id or 0
        if (author, row.item_id) not in once:
            once.add((author, row.item_id))
            yield ExpertiseRow(author, row.item.title, _item(row.item_id), day_of(row.created_at))


def verified(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Items that somebody vouched for after they were published."""
    found = Verification.objects.filter(item__in=_items(standing, words), is_by_publication=False, by__isnull=False)
    if person_ids is not None:
        found = found.filter(by__in=person_ids)
    for row in found.select_related("item").order_by("-on", "-pk")[:MOST]:
        yield ExpertiseRow(row.by_id or 0, row.item.title, _item(row.item_id), row.on)


def used(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Knowledge that was put to use in a case."""
    found = Use.objects.filter(item__in=_items(standing, words))
    if person_ids is not None:
        found = found.filter(person__in=person_ids)
    for row in found.select_related("item").order_by("-on", "-pk")[:MOST]:
        yield ExpertiseRow(row.person_id, row.case or row.item.title, _item(row.item_id), row.on)


def named(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Knowledge whose holder the head named."""
    found = Holder.objects.visible_to(standing).filter(need__retired_on=None)
    if words:
        found = found.filter(need__in=[need.pk for need, _near in needs_about(words, standing)])
    if person_ids is not None:
        found = found.filter(person__in=person_ids)
    once: set[tuple[int, str]] = set()
    for row in found.select_related("need").order_by("-level", "-need")[:MOST]:
        if (row.person_id, row.need.title) not in once:
            once.add((row.person_id, row.need.title))
            words_of_level = f"{row.need.title} ({Level(row.level).label_th})"
            yield ExpertiseRow(row.person_id, words_of_level, reverse("needs:need", args=[row.need_id]), row.since)


def held_posts(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Posts that somebody holds or held, where the title speaks of the words."""
    found = Holding.objects.filter(position__organisation=standing.organisation_id).select_related("position__division")
    if person_ids is not None:
        found = found.filter(person__in=person_ids)
    asked = words_of(words)
    for row in found.order_by("-start_date", "-pk")[: MOST * 5]:
        division = row.position.division.name if row.position.division else ""
        if not words or likeness(asked, words_of(f"{row.position.title} {division}")) >= NEAR:
            address = reverse("people:person", args=[row.person_id])
            yield ExpertiseRow(row.person_id, f"{row.position.title} {division}".strip(), address, row.start_date)


def _items(standing: Standing, words: str) -> QuerySet[Any, Any] | list[int]:
    if words:
        return items_about(standing, words)
    found: QuerySet[Any, Any] = Item.objects.visible_to(standing).filter(state__in=_STATES).order_by().values("pk")
    return found


def _item(item_id: int) -> str:
    return reverse("library:item", args=[item_id])


KINDS: Iterable[Expertise] = (
    Expertise("needs.holder", _("Named as somebody who knows"), named),
    Expertise("library.wrote", _("Wrote"), wrote),
    Expertise("library.verified", _("Vouched for"), verified),
    Expertise("library.used", _("Used it in work"), used),
    Expertise("people.held", _("Holds or held the post"), held_posts),
)
"""Registered by ``registration.register``."""
