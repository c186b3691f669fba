"""The essential-knowledge document of a fiscal year (เอกสารแสดงองค์ความรู้ที่จำเป็น, row 119; M17)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.needs.models.need import NeedsQuerySet
from khum.needs.rules.kinds import DocumentState
from khum.people.models import Organisation, Person


def document_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in DocumentState]


class NeedsDocument(models.Model):
    """One a year. Its content is frozen with a hash when the committee approves it, and prints the same for ever."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="needs_documents")
    year_be = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=document_states, default=DocumentState.DRAFT.value)
    number = models.CharField(max_length=60, blank=True)
    content = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    returned_reason = models.TextField(blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_name = models.CharField(max_length=200, blank=True)
    approved_title = models.CharField(max_length=200, blank=True)
    resolution = models.CharField(max_length=200, blank=True)  # the meeting that approved it

    objects = NeedsQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year_be"], name="needs_document_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state="approved") | (~Q(sha256="") & Q(approved_on__isnull=False)),
                name="approved_needs_are_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"เอกสารแสดงองค์ความรู้ที่จำเป็น ปีงบประมาณ {self.year_be}"

    @property
    def state_value(self) -> DocumentState:
        """State as an enum."""
        return DocumentState(self.state)
