"""What citizens see: public items in service, announcements that are up, the council itself. No person is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from khum.channels.models import Post
from khum.channels.rules.kinds import ChannelKind
from khum.domain.publicity import PublicSheet
from khum.domain.registries import PUBLIC_SHEETS
from khum.files.models import StoredFile
from khum.library.models import Attachment, Item, Revision
from khum.library.rules.kinds import catalogue
from khum.library.rules.personal import personal_data
from khum.library.rules.states import RevisionState, Significance
from khum.people import standing
from khum.people.models import Organisation
from khum.people.standing import Standing

SHELF = 6
"""How many items a kind shows on the first page."""
_PICTURE = re.compile(r'(src=")[^"]*/files/([0-9]+)/(")')


@dataclass(frozen=True, slots=True)
class Shelf:
    """Items of one kind."""

    code: str
    name: str
    items: tuple[Item, ...]
    number: int


def councils() -> QuerySet[Organisation]:
    """Councils with public pages: those that have something public."""
    return Organisation.objects.filter(items__visibility="public", items__published_at__isnull=False).distinct()


def visitor(code: str, *, today: date) -> Standing | None:
    """The standing of a citizen at a council; None where there is no such council."""
    council = Organisation.objects.filter(code=code).first()
    return standing.of_visitor(council, today=today) if council else None


def items(by: Standing) -> QuerySet[Item]:
    """Public items, the latest first."""
    found: QuerySet[Item] = Item.objects.visible_to(by).select_related("current", "division", "category")
    return found.defer("text", "signature").order_by("-published_at", "-pk")


def shelves(by: Standing, *, year_be: int) -> list[Shelf]:
    """Items by kind, the fullest first: one query."""
    kinds = catalogue(year_be)
    by_kind: dict[str, list[Item]] = {}
    for item in items(by)[:500]:
        by_kind.setdefault(item.kind, []).append(item)
    made = [Shelf(code, kinds.kind(code).name, tuple(found[:SHELF]), len(found)) for code, found in by_kind.items()]
    return sorted(made, key=lambda shelf: (-shelf.number, shelf.name))


def announcements(by: Standing, *, limit: int = 10) -> list[Post]:
    """Pieces of the public pages that are up today; an item among them only where it is public: one query."""
    up = Q(ends_on=None) | Q(ends_on__gte=by.today)
    found = Post.objects.visible_to(by).filter(up, starts_on__lte=by.today, channel__kind=ChannelKind.PORTAL)
    readable = Q(item=None) | Q(item__in=Item.objects.visible_to(by).values("pk"))
    return list(found.filter(readable).select_related("item")[:limit])


def results(by: Standing) -> list[tuple[str, PublicSheet]]:
    """What the apps made public of the council's results, with the code of each source, the newest first."""
    found = [(source.code, sheet) for source in PUBLIC_SHEETS for sheet in source.sheets(by)]
    return sorted(found, key=lambda row: (row[1].on, row[1].key), reverse=True)


def result(by: Standing, source: str, key: int) -> PublicSheet | None:
    """One of them, or None."""
    offered = PUBLIC_SHEETS.get(source)
    return next((sheet for sheet in offered.sheets(by) if sheet.key == key), None) if offered else None


def improved(by: Standing, *, since: date, limit: int = 30) -> list[Revision]:
    """Approved new revisions of public items that change more than a word, the latest first: one query.

    What the writer noted about the change is kept back where it may name a person.
    """
    found = (
        Revision.objects.filter(
            item__in=items(by).values("pk"), state=RevisionState.APPROVED, number__gt=1, reviewed_at__date__gte=since
        )
        .exclude(significance=Significance.TYPO)
        .select_related("item")
        .defer("body", "text")
        .order_by("-reviewed_at", "-pk")[:limit]
    )
    told = list(found)
    for revision in told:
        if personal_data(revision.comment):
            revision.comment = ""
    return told


def files_of(item: Item, by: Standing) -> list[Attachment]:
    """Files that stand beside a public item: one query."""
    return list(Attachment.objects.visible_to(by).filter(item=item, removed_at=None).select_related("file"))


def open_file(pk: int, by: Standing) -> StoredFile | None:
    """A file that stands beside a public item, or None: one query."""
    holding = Attachment.objects.visible_to(by).filter(file=pk, removed_at=None).select_related("file").first()
    return holding.file if holding else None


def with_public_pictures(body: str, code: str) -> str:
    """The text with its pictures at their public addresses.

    >>> with_public_pictures('<img src="/files/7/" alt="">', "khum")
    '<img src="/public/khum/files/7/" alt="">'
    """
    return _PICTURE.sub(rf"\g<1>/public/{code}/files/\g<2>/\g<3>", body)
