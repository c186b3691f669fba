"""Items of the library: what readers see, the draft beside it, what is attached, where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.domain.levels import Visibility
from khum.files.models import StoredFile
from khum.library.models.classes import Category, Tag
from khum.library.rules.states import IN_SERVICE, READABLE, ItemState, LegalStatus, Link, Risk
from khum.people.models import Division, Organisation, Person, Position

if TYPE_CHECKING:
    from khum.people.standing import Standing


def item_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in ItemState]


def risks() -> list[tuple[str, str]]:
    """Choices of the risk."""
    return [(risk.value, risk.label_th) for risk in Risk]


def visibilities() -> list[tuple[str, str]]:
    """Choices of who may read."""
    return [(level.value, level.label_th) for level in Visibility]


def legal_statuses() -> list[tuple[str, str]]:
    """Choices of the status of a law."""
    return [(status.value, status.label_th) for status in LegalStatus]


def link_kinds() -> list[tuple[str, str]]:
    """Choices of how items belong together."""
    return [(link.value, link.label_th) for link in Link]


def readable_by(standing: Standing, prefix: str = "") -> Q:
    """Condition of what a person may read: approved items by their visibility, drafts by who has to do with them.

    ``prefix`` is the way to the item (``item__``). A division's drafts are its people's; the KM secretary and the
    permanent secretary read all that is not for named people. A visitor reads public items in service.
    """

    def q(**facts: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in facts.items()})

    if standing.is_visitor:
        in_service = q(state__in=[state.value for state in IN_SERVICE])
        return q(organisation=standing.organisation_id, visibility=Visibility.PUBLIC.value) & in_service
    mine = q(created_by=standing.person_id) if standing.person_id else Q(pk__in=[])
    mine |= q(owner__in=standing.position_ids) | q(named_ids__contains=f",{standing.person_id},")
    open_to_all = q(visibility__in=[Visibility.PUBLIC.value, Visibility.ORGANISATION.value])
    of_division = q(division__in=standing.division_ids) & ~q(visibility=Visibility.NAMED.value)
    shared = q(state__in=[state.value for state in READABLE]) & open_to_all
    if standing.is_km_secretary or standing.is_permanent_secretary:
        shared |= ~q(visibility=Visibility.NAMED.value)
    return q(organisation=standing.organisation_id) & (mine | of_division | shared)


class ItemQuerySet(models.QuerySet):
    """Items with the one way to read them."""

    def visible_to(self, standing: Standing) -> ItemQuerySet:
        """Items that the person may read on that day."""
        return self.filter(readable_by(standing))


class OfItemQuerySet(models.QuerySet):
    """Rows that belong to an item."""

    def visible_to(self, standing: Standing) -> OfItemQuerySet:
        """Rows of items that the person may read."""
        return self.filter(readable_by(standing, "item__"))


class Item(models.Model):
    """One piece of knowledge. Its text lives in revisions; ``title``, ``summary`` and ``text`` repeat the current one.

    ``named_ids`` lists the people of a named item as ``,1,2,`` so that a list stays one query on either database.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=250)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=item_states, default=ItemState.DRAFT.value)
    visibility = models.CharField(max_length=20, choices=visibilities, default=Visibility.ORGANISATION.value)
    named_ids = models.CharField(max_length=2000, blank=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    owner = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    tags = models.ManyToManyField(Tag, blank=True, related_name="items")
    risk = models.CharField(max_length=10, choices=risks, default=Risk.NORMAL.value)
    current = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verified_on = models.DateField(null=True, blank=True)
    verified_until = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verified_holder = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    change_wanted = models.TextField(blank=True)
    retired_reason = models.TextField(blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")
    address = models.URLField(max_length=500, blank=True)
    origin = models.CharField(max_length=300, blank=True)
    is_offered = models.BooleanField(default=False)  # to the network, under ``licence``
    licence = models.CharField(max_length=120, blank=True)
    signature = models.JSONField(default=list, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-id"]
        indexes = [
            models.Index(fields=["organisation", "state", "-updated_at"], name="item_of_organisation"),
            models.Index(fields=["organisation", "verified_until"], name="item_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(current__isnull=False) | Q(state__in=["draft", "submitted", "returned"]),
                name="readable_item_has_revision",
            ),
            models.CheckConstraint(condition=~Q(state="retired") | ~Q(retired_reason=""), name="retired_with_reason"),
            models.CheckConstraint(condition=~Q(successor=F("id")), name="no_successor_of_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_value(self) -> ItemState:
        """State as an enum."""
        return ItemState(self.state)


class Draft(models.Model):
    """What is being written, saved while typing. ``version`` counts saves, so that two writers are noticed."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="draft")
    based_on = models.ForeignKey("Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=250)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    parts = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField()

    objects = OfItemQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class Attachment(models.Model):
    """A file of an item; taken away it stays on record for the revisions that had it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    title = models.CharField(max_length=250, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.title or self.file.name


class Relation(models.Model):
    """A link from one item to another; ``note`` says why (changed because …, row 20)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="back_relations")
    kind = models.CharField(max_length=20, choices=link_kinds)
    note = models.TextField(blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "other", "kind"], name="relation_once"),
            models.CheckConstraint(condition=~Q(item=F("other")), name="relation_to_another"),
        ]

    def __str__(self) -> str:
        return f"{Link(self.kind).label_th} {self.other}"


class Regulation(models.Model):
    """Particulars of a law, rule or circular (row 69)."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="regulation")
    number = models.CharField(max_length=80)
    issued_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200)
    status = models.CharField(max_length=20, choices=legal_statuses, default=LegalStatus.IN_FORCE.value)
    checked_on = models.DateField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "id"]

    def __str__(self) -> str:
        return self.number


class Band(models.Model):
    """A key under which near-duplicates meet (see ``rules.likeness``)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="bands")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "key"], name="band_of_organisation")]

    def __str__(self) -> str:
        return str(self.key)


class DraftSave(models.Model):
    """What a draft held at a version: where two writers parted, and what a lost text is found in."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="saves")
    version = models.PositiveIntegerField()
    values = models.JSONField()
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["draft", "version"], name="draft_version_once")]

    def __str__(self) -> str:
        return f"{self.draft} ({self.version})"
