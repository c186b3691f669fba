"""What the search finds in files beside items: page by page, for those who may read the item."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import cast

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import Visibility
from khum.domain.registries import SearchSource
from khum.domain.searching import KEEPERS, VISITORS, Findable, Part, people_of
from khum.library.models import Attachment, Intake, Item
from khum.library.queries.intake import WORDS_PAGE
from khum.library.rules.intake import IntakeState
from khum.library.rules.states import READABLE, ItemState
from khum.library.search import closest, readers


def files(roots: Collection[int] | None) -> Iterator[Findable]:
    """Files beside their item, drafts included: two queries, and one a chunk for the pages."""
    beside = Attachment.objects.filter(item=OuterRef("item"), file=OuterRef("file"), removed_at=None)
    found = (
        Intake.objects.filter(Exists(beside), state=IntakeState.READY.value, item__isnull=False)
        .select_related("item")
        .defer("item__text", "item__signature")
        .prefetch_related("pages")
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(item__in=roots)
    for intake in found.iterator(chunk_size=20):
        item = cast(Item, intake.item)
        day = localdate(item.published_at or intake.at)
        yield Findable(
            key=intake.pk,
            root=item.pk,
            organisation_id=item.organisation_id,
            title=item.title,
            url=f"{reverse('library:words', args=[item.pk])}?file={intake.file_id}",
            parts=tuple(_parts(intake)),
            readers=_readers(item),
            detail=intake.name,
            division_id=item.division_id,
            year_be=FiscalYear.containing(day).be,
            status=item.state.replace("_", ""),
            on=day,
        )


def _parts(intake: Intake) -> Iterator[Part]:
    for place, page in enumerate(intake.pages.all()):
        if page.text.strip():
            yield Part(page.text, place=page.place, anchor=f"&page={place // WORDS_PAGE + 1}#page-{page.number}")


def _readers(item: Item) -> frozenset[str]:
    """The readers of the item (``models.item.readable_by``); a draft is read by its own people and the keepers."""
    if item.state_value in READABLE:
        return readers(item) - {VISITORS}  # Words of files are for people with an account.
    if item.visibility == Visibility.NAMED:
        return closest(item)
    return closest(item) | {KEEPERS} | ({people_of(item.division_id)} if item.division_id else set())


def _of_intake(intake_id: int) -> Iterable[int]:
    return Intake.objects.filter(pk=intake_id, item__isnull=False).values_list("item_id", flat=True)


SOURCES = (
    SearchSource(
        "files",
        _("Words of files"),
        files,
        follows={"library.item": lambda pk: (pk,), "library.intake": _of_intake},
        statuses={state.value.replace("_", ""): state.label_th for state in ItemState},
    ),
)
"""Registered by ``registration.register``."""
