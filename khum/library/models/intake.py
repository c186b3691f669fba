"""Files on their way to becoming items, and the words of their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.files.models import StoredFile
from khum.library.models.item import Item, readable_by
from khum.library.rules.intake import UNDER_WAY, IntakeState
from khum.people.models import Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def intake_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in IntakeState]


class IntakeQuerySet(models.QuerySet):
    """Files taken in, with the one way to read them."""

    def visible_to(self, standing: Standing) -> IntakeQuerySet:
        """One's own; the secretaries also see those of others, unless the item is for named people."""
        seen = Q(by=standing.person_id) if standing.person_id else Q(by=None)
        if standing.is_km_secretary or standing.is_permanent_secretary:
            seen |= Q(item=None) | readable_by(standing, "item__")
        return self.filter(seen, organisation=standing.organisation_id)


class Intake(models.Model):
    """One file that was brought. ``item`` is what it became, which item holds the same file already, or – from the
    beginning – which item it was put beside, when only its words are wanted.

    ``pages_to_read`` are pages that are pictures and still wait for their turn; ``part_of`` is the archive it came in.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=20, choices=intake_states, default=IntakeState.WAITING.value)
    refusal = models.CharField(max_length=40, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes")
    sha256 = models.CharField(max_length=64, blank=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="intakes")
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    is_read = models.BooleanField(default=False)
    pages_to_read = models.JSONField(default=list, blank=True)
    pages_read = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["organisation", "-at"], name="intake_of_organisation"),
            models.Index(fields=["organisation", "sha256"], name="intake_by_hash"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "sha256"],
                condition=Q(state__in=[state.value for state in sorted(UNDER_WAY)]),
                name="file_under_way_once",
            ),
            models.UniqueConstraint(
                fields=["part_of", "name"], condition=Q(part_of__isnull=False), name="file_of_archive_once"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(refusal=""), name="intake_failed_with_reason"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state_value(self) -> IntakeState:
        """State as an enum."""
        return IntakeState(self.state)


class IntakePage(models.Model):
    """The words of one page of a file; ``place`` names the page to a reader."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="page_of_intake_once")]

    def __str__(self) -> str:
        return f"{self.intake} ({self.number})"
