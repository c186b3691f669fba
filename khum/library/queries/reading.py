"""The page of one item: its text in parts, its badge, who uses it, what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from khum.domain.registries import ITEM_ACTS
from khum.files import storage
from khum.library.models import Attachment, Draft, ErrorReport, Intake, Item, Receipt, Relation, Revision, Use
from khum.library.queries.kinds import part_label
from khum.library.queries.trust import badge_of, with_trust
from khum.library.rules import diffing, outline
from khum.library.rules.helpfulness import helpfulness
from khum.library.rules.intake import IntakeState
from khum.library.rules.kinds import Kind
from khum.library.rules.states import Link, RevisionState
from khum.library.rules.verification import Badge
from khum.papers.values import Picture
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the short form with its text; ``lines`` where each line is a step or a point."""

    label: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActView:
    """What another app offers to do with the item."""

    label: str
    icon: str
    address: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link to another item, in words from this item's side."""

    pk: int
    words: str
    other: Item
    note: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """How an item is used: readers and reads, uses and confirmed ones, people, votes."""

    readers: int
    uses: int
    confirmed: int
    users: int
    helpful: int
    votes: int

    @property
    def helpful_percent(self) -> int:
        """The Bayesian share of helpful votes."""
        return round(100 * helpfulness(self.helpful, self.votes))


def item_for_page(standing: Standing, pk: int) -> Any:
    """The item with all that its head shows, or None: one query."""
    items = Item.objects.visible_to(standing).select_related(
        "division", "owner", "category__parent", "current", "successor", "verified_by", "organisation"
    )
    return with_trust(items.defer("signature"), standing.today).filter(pk=pk).first()


def badge(item: Any, standing: Standing) -> Badge:
    """The badge of an item that :func:`item_for_page` read."""
    return badge_of(item, standing.today)


def parts_of(text: Draft | Revision, kind: Kind) -> list[PartView]:
    """The parts that say something, in the order of the form."""
    labels = {part.code: (part_label(part), part.rows >= 4) for part in kind.parts}
    ordered = [code for code in labels if text.parts.get(code)]
    ordered += [code for code in text.parts if code not in labels]
    found = []
    for code in ordered:
        label, is_list = labels.get(code, (code, False))
        said = text.parts[code]
        found.append(PartView(label, said, outline.points_of(said) if is_list else ()))
    return found


def attachments_of(item: Item) -> list[Attachment]:
    """Files beside the item; ``has_words`` says whose words stand page by page: one query."""
    read = Intake.objects.filter(item=item, file=OuterRef("file"), state=IntakeState.READY.value)
    kept = item.attachments.filter(removed_at=None).select_related("file")
    return list(kept.annotate(has_words=Exists(read)))


def links_of(item: Item, standing: Standing) -> list[LinkView]:
    """Links in both directions to items that the reader may see: three queries."""
    own = list(Relation.objects.filter(item=item).select_related("other"))
    back = list(Relation.objects.filter(other=item).select_related("item"))
    ids = {link.other_id for link in own} | {link.item_id for link in back}
    seen = set(Item.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
    views = [
        LinkView(link.pk, Link(link.kind).label_th, link.other, link.note, is_own=True)
        for link in own
        if link.other_id in seen
    ]
    views += [
        LinkView(link.pk, Link(link.kind).back_th, link.item, link.note, is_own=False)
        for link in back
        if link.item_id in seen
    ]
    return views


def numbers_of(item: Item) -> Numbers:
    """Counted use of an item: three queries."""
    uses = item.uses.aggregate(
        all=Count("pk"),
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)),
        people=Count("person", distinct=True),
    )
    votes = item.votes.filter(revision=item.current_id).aggregate(
        all=Count("pk"), helpful=Count("pk", filter=Q(is_helpful=True))
    )
    readers = item.reads.values("person").distinct().count()
    return Numbers(readers, uses["all"], uses["confirmed"], uses["people"], votes["helpful"], votes["all"])


def uses_of(item: Item, standing: Standing, limit: int = 5) -> list[Use]:
    """Last uses with who and where: one query."""
    return list(Use.objects.visible_to(standing).filter(item=item).select_related("person", "division")[:limit])


def waiting_revision(item: Item) -> Revision | None:
    """The revision in review, with who has looked: two queries."""
    return item.revisions.filter(state=RevisionState.SUBMITTED).prefetch_related("reviews").first()


def open_receipt(item: Item, standing: Standing) -> Receipt | None:
    """What the reader was asked to acknowledge and has not yet: one query."""
    return Receipt.objects.filter(
        acknowledgement__item=item, acknowledgement__closed_at=None, person=standing.person_id, at=None
    ).first()


def history_of(item: Item) -> list[Revision]:
    """All revisions, newest first, with who looked: two queries."""
    return list(item.revisions.defer("body", "text").prefetch_related(Prefetch("reviews")))


def comparison(old: Revision | None, new: Revision) -> list[diffing.Line | None]:
    """What changed from one revision to another, by Thai words; None where unchanged lines are left out."""
    return diffing.near(diffing.difference(old.text if old else "", new.text))


def open_reports(item: Item) -> list[ErrorReport]:
    """Reports of errors that nobody has answered, the oldest first: one query."""
    return list(item.error_reports.filter(closed_at=None).select_related("person"))


def seen(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the items that the person may read: one query."""
    return set(Item.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def may_open_file(standing: Standing, file_id: int) -> bool | None:
    """Whether the file stands beside an item in sight; None where no item holds it: one query, or two."""
    holding = Attachment.objects.filter(file=file_id)
    if holding.visible_to(standing).exists():  # type: ignore[attr-defined]
        return True
    return False if holding.exists() else None


def pictures_of(item: Item) -> dict[int, Picture]:
    """Pictures that stand beside the item, for its print: one query; a picture whose bytes are gone is left out."""
    found = {}
    for attached in item.attachments.filter(file__kind__in=["png", "jpeg"]).select_related("file"):
        path = storage.path_of(attached.file)
        if path.exists():
            found[attached.file_id] = Picture(path.read_bytes(), str(attached))
    return found


def acts_of(item: Item, standing: Standing) -> list[ActView]:
    """What other apps offer the person to do with an item that is read: a query each at most."""
    if not item.state_value.is_readable or item.retired_at:
        return []
    return [ActView(str(act.label), act.icon, act.address(item.pk)) for act in ITEM_ACTS if act.may(standing)]
