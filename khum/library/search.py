"""What the search finds in the library: every item that was ever approved, for those who may read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import Visibility
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, KEEPERS, VISITORS, Findable, Part, holder, people_of, person
from khum.library.models import Item, OwnKind
from khum.library.rules.kinds import catalogue
from khum.library.rules.states import IN_SERVICE, READABLE, ItemState


def items(roots: Collection[int] | None) -> Iterator[Findable]:
    """Approved items, with the words of their current revision, their tags and numbers: three queries."""
    found = (
        Item.objects.filter(state__in=[state.value for state in READABLE])
        .select_related("regulation", "category__parent")
        .prefetch_related("tags")
        .defer("signature")
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(pk__in=roots)
    own = {(row.organisation_id, row.code): str(row) for row in OwnKind.objects.all()}
    for item in found.iterator(chunk_size=200):
        day = localdate(item.published_at) if item.published_at else None
        kinds = catalogue(FiscalYear.containing(day).be if day else 0)
        yield Findable(
            key=item.pk,
            root=item.pk,
            organisation_id=item.organisation_id,
            title=item.title,
            url=f"{reverse('library:item', args=[item.pk])}?from=search",
            parts=(Part(_words(item)),),
            readers=readers(item),
            detail=own.get((item.organisation_id, item.kind)) or kinds.kind(item.kind).name,
            division_id=item.division_id,
            year_be=FiscalYear.containing(day).be if day else None,
            status=item.state.replace("_", ""),
            on=day,
        )


def readers(item: Item) -> frozenset[str]:
    """Who may find an item: the same people who may read it (``models.item.readable_by``)."""
    own = closest(item)
    if item.visibility == Visibility.NAMED:
        return own
    if item.visibility == Visibility.DIVISION:
        return frozenset(own | {KEEPERS} | ({people_of(item.division_id)} if item.division_id else set()))
    is_open = item.visibility == Visibility.PUBLIC and item.state in IN_SERVICE
    return frozenset({EVERYONE, VISITORS} if is_open else {EVERYONE})


def closest(item: Item) -> frozenset[str]:
    """Who may find an item however few may read it: its writer, its owner, the people named."""
    own = {person(item.created_by_id)} if item.created_by_id else set()
    own |= {holder(item.owner_id)} if item.owner_id else set()
    return frozenset(own | {person(int(pk)) for pk in item.named_ids.strip(",").split(",") if pk})


def _words(item: Item) -> str:
    """The text, then what readers call it by: tags with their synonyms, number and issuer of a law, category."""
    lines = [item.text]
    lines += [" ".join(tag.words) for tag in item.tags.all()]
    regulation = getattr(item, "regulation", None)
    if regulation is not None:
        lines.append(f"{regulation.number} {regulation.issuer}")
    if item.category:
        lines.append(str(item.category))
    return "\n".join(lines)


def _of_category(category_id: int) -> Iterable[int]:
    return Item.objects.filter(category=category_id).values_list("pk", flat=True)


def _of_tag(tag_id: int) -> Iterable[int]:
    return Item.objects.filter(tags=tag_id).values_list("pk", flat=True)


SOURCES = (
    SearchSource(
        "items",
        _("Library"),
        items,
        follows={"library.item": lambda pk: (pk,), "library.category": _of_category, "library.tag": _of_tag},
        statuses={state.value.replace("_", ""): state.label_th for state in ItemState},
    ),
)
"""Registered by ``registration.register``."""
