"""Reports: written parts over figures, from draft to a signed paper that never changes (row 117)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.models.round import Round
from khum.evaluation.rules.reports import Part, ReportKind, ReportState
from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet
from khum.people.standing import Standing


def report_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in ReportKind]


def report_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in ReportState]


class Report(models.Model):
    """One report. ``content`` and ``sha256`` are empty until it is signed; then they never change."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="km_reports")
    kind = models.CharField(max_length=10, choices=report_kinds)
    year_be = models.PositiveSmallIntegerField()
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=report_states, default=ReportState.DRAFT.value)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    prepared_name = models.CharField(max_length=200, blank=True)
    prepared_title = models.CharField(max_length=200, blank=True)
    prepared_on = models.DateField(null=True, blank=True)
    signed_name = models.CharField(max_length=200, blank=True)
    signed_title = models.CharField(max_length=200, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)  # since when citizens read what it says
    returned_reason = models.CharField(max_length=300, blank=True)
    content = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="signed") | ~Q(sha256=""), name="signed_report_is_frozen"),
            models.CheckConstraint(condition=Q(published_on=None) | Q(state="signed"), name="public_report_is_signed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_value(self) -> ReportKind:
        """Kind as an enum."""
        return ReportKind(self.kind)

    @property
    def state_value(self) -> ReportState:
        """State as an enum."""
        return ReportState(self.state)

    @property
    def year(self) -> FiscalYear:
        """Its fiscal year."""
        return FiscalYear(self.year_be)


class OfReportQuerySet(models.QuerySet):
    """Rows that belong to a report."""

    def visible_to(self, standing: Standing) -> OfReportQuerySet:
        """Rows of reports of the person's organisation."""
        return self.filter(report__organisation_id=standing.organisation_id)


class ReportText(models.Model):
    """One written part; ``edited_at`` is empty while it is still what the figures suggested."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="texts")
    part = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    edited_by_name = models.CharField(max_length=200, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = OfReportQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="report_part_once")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def part_value(self) -> Part:
        """Part as an enum."""
        return Part(self.part)
