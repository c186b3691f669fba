"""Circulars that people acknowledge (รับทราบ): who was asked, from the organisation chart, and who has answered."""

from __future__ import annotations

from django.db import models

from khum.library.models.item import Item, OfItemQuerySet, readable_by
from khum.library.models.revision import Revision
from khum.people.models import Person
from khum.people.standing import Standing


class Acknowledgement(models.Model):
    """One request to acknowledge a revision; a material change opens the next round."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="acknowledgements")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    division_ids = models.JSONField(default=list, blank=True)  # empty: the whole organisation
    due_on = models.DateField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["item", "round"], name="acknowledgement_round_once")]

    def __str__(self) -> str:
        return f"{self.item} ({self.round})"


class ReceiptQuerySet(models.QuerySet):
    """Receipts, read through the items they belong to."""

    def visible_to(self, standing: Standing) -> ReceiptQuerySet:
        """Receipts of items that the person may read."""
        return self.filter(readable_by(standing, "acknowledgement__item__"))


class Receipt(models.Model):
    """One person's answer; ``at`` is None while it is awaited. Names and posts are kept as they were on that day."""

    acknowledgement = models.ForeignKey(Acknowledgement, on_delete=models.CASCADE, related_name="receipts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    division = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["acknowledgement", "person"], name="receipt_once")]

    def __str__(self) -> str:
        return self.name
