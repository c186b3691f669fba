"""Sheets: what was answered."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import models

from khum.people.models import Division
from khum.surveys.models.rights import keeps
from khum.surveys.models.survey import Invitation, Survey

if TYPE_CHECKING:
    from khum.people.standing import Standing

_KEY_BITS = 52  # exact in JSON and in spreadsheets too


def drawn_key() -> int:
    """A key that tells nothing of the order in which people answered."""
    return secrets.randbits(_KEY_BITS) + 1


class SheetQuerySet(models.QuerySet):
    """Sheets with the one way to read them."""

    def visible_to(self, standing: Standing) -> SheetQuerySet:
        """Sheets with a name: one's own, all for who keeps surveys. Sheets without a name are read by nobody singly."""
        named = self.filter(survey__organisation=standing.organisation_id, invitation__isnull=False)
        return named if keeps(standing) else named.filter(invitation__person=standing.person_id)


class Sheet(models.Model):
    """One set of answers.

    Of an anonymous survey it carries no person, no place, no day and no running number, and the division only where
    that cannot tell who it was; ``actions.answering`` also mixes the rows, so that not even their place on the disk
    tells the order. There is no way back from such a sheet to a person.
    """

    id = models.BigIntegerField(primary_key=True, default=drawn_key, editable=False)
    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="sheets")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, null=True, related_name="sheet")  # named
    answers = models.JSONField()

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.survey}"
