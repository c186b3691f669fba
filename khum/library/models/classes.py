"""How items are put in order: categories in two levels, tags, the glossary, and kinds of the organisation's own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from khum.library.rules.kinds import Kind, kind_of
from khum.people.models import Division, Organisation
from khum.people.models.organisation import TenantQuerySet


class Category(models.Model):
    """A category (หมวดหมู่, row 43): by division above, by work process below."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="categories")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="categories")
    name = models.CharField(max_length=150)
    order = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=Q(parent=None), name="top_category_name_once"
            ),
            models.UniqueConstraint(fields=["parent", "name"], name="category_name_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="category_not_in_itself"),
        ]

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """A tag (คำสำคัญ) with other words for the same, a line each."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tags")
    name = models.CharField(max_length=80)
    synonyms = models.TextField(blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="tag_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> list[str]:
        """The tag and its synonyms."""
        return [self.name, *(line.strip() for line in self.synonyms.splitlines() if line.strip())]


class Term(models.Model):
    """A word of the glossary with what it means and the words that it stands instead of (ภาษาเดียวกัน, row 44)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    word = models.CharField(max_length=120)
    meaning = models.TextField(blank=True)
    instead_of = models.TextField(blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["word", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "word"], name="term_once")]

    def __str__(self) -> str:
        return self.word

    @property
    def variants(self) -> list[str]:
        """Words to avoid, a line each."""
        return [line.strip() for line in self.instead_of.splitlines() if line.strip()]


class OwnKind(models.Model):
    """A kind of item that the organisation added; ``data`` is in the shape of ``data/kinds.json``."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="item_kinds")
    code = models.CharField(max_length=30)
    data = models.JSONField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="own_kind_once")]

    def __str__(self) -> str:
        return str(self.data.get("name", self.code))

    @property
    def kind(self) -> Kind:
        """The kind as a value."""
        return kind_of({**self.data, "code": self.code})
