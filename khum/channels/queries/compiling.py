"""Journals and booklets as their pages and papers show them."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, QuerySet

from khum.channels.models import Chapter, Compilation
from khum.library.models import Item, Revision
from khum.library.queries import kinds, reading
from khum.library.queries.reading import PartView
from khum.library.rules.states import IN_SERVICE
from khum.papers.values import Picture
from khum.people.standing import Standing

Text = tuple[Item, Revision, list[PartView], dict[int, Picture]]


def compilations(standing: Standing) -> QuerySet[Compilation]:
    """The newest first, with the number of items."""
    found: QuerySet[Compilation] = Compilation.objects.visible_to(standing).order_by("-made_at", "-pk")
    return found.annotate(size=Count("chapters"))


def on_offer(standing: Standing, *, since: date | None = None) -> QuerySet[Item]:
    """Items that may be chosen: in service and for the whole council or everybody; new ones since a day."""
    found = Item.objects.visible_to(standing).filter(
        state__in=[state.value for state in IN_SERVICE], visibility__in=["public", "organisation"]
    )
    if since is not None:
        found = found.filter(published_at__date__gte=since)
    return found.defer("text", "signature").order_by("-published_at", "-pk")


def chapters(made: Compilation, standing: Standing) -> list[Item]:
    """Items in their order that the person may read: one query."""
    found = Item.objects.visible_to(standing).filter(pk__in=made.chapters.values("item")).select_related("current")
    by_key = {item.pk: item for item in found}
    return [by_key[key] for key in made.chapters.values_list("item", flat=True) if key in by_key]


def texts(made: Compilation, standing: Standing) -> list[Text]:
    """What the paper prints of each item: three queries, and one a picture."""
    return [
        (
            item,
            item.current,
            reading.parts_of(item.current, kinds.kind_for(item, standing)),
            reading.pictures_of(item),
        )
        for item in chapters(made, standing)
        if item.current is not None
    ]


def issued(standing: Standing) -> QuerySet[Compilation]:
    """Issued journals and booklets with at least one chapter that the person may read, the newest first."""
    readable = Chapter.objects.filter(item__in=Item.objects.visible_to(standing).values("pk"))
    found = Compilation.objects.filter(organisation=standing.organisation_id, issued_on__isnull=False)
    of_sight: QuerySet[Compilation] = found.filter(pk__in=readable.values("compilation"))
    return of_sight.select_related("organisation").order_by("-issued_on", "-pk")
