"""Journals and booklets: chosen items in an order, with a foreword (rows 58, 59)."""

from __future__ import annotations

from django.db import models

from khum.channels.models.channel import ChannelQuerySet
from khum.channels.rules.kinds import CompilationKind
from khum.library.models import Item
from khum.people.models import Organisation, Person


def compilation_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in CompilationKind]


class Compilation(models.Model):
    """A journal of a month or a booklet; once issued it stays as it is."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="compilations")
    kind = models.CharField(max_length=20, choices=compilation_kinds, default=CompilationKind.BOOKLET.value)
    title = models.CharField(max_length=250)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    year_be = models.PositiveSmallIntegerField()
    foreword = models.TextField(blank=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    issued_on = models.DateField(null=True, blank=True)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind", "year_be", "number"], name="journal_number_once")
        ]

    def __str__(self) -> str:
        return self.title


class Chapter(models.Model):
    """An item in a compilation, at its place."""

    compilation = models.ForeignKey(Compilation, on_delete=models.CASCADE, related_name="chapters")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["compilation", "item"], name="chapter_once")]

    def __str__(self) -> str:
        return str(self.item)
