"""Assessment catalogues as dated data, a council's answers with evidence, and the link of an outside assessor."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.files.models import StoredFile
from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet
from khum.people.standing import Standing


class Catalogue(models.Model):
    """Items that are asked under a name and a date: ours, or a list read from a sheet because its numbers move."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="catalogues")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    edition = models.CharField(max_length=60)
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField()
    scale_min = models.PositiveSmallIntegerField(default=1)
    scale_max = models.PositiveSmallIntegerField(default=5)
    added_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["name", "-as_of"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code", "edition"], name="catalogue_edition_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.edition})"


class CatalogueItem(models.Model):
    """One thing that a catalogue asks."""

    catalogue = models.ForeignKey(Catalogue, on_delete=models.CASCADE, related_name="items")
    number = models.CharField(max_length=20)
    group = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    hint = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["catalogue", "number"], name="item_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:150]}"


class Assessment(models.Model):
    """A council's answers to one catalogue for a fiscal year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assessments")
    catalogue = models.ForeignKey(Catalogue, on_delete=models.PROTECT, related_name="assessments")
    year_be = models.PositiveSmallIntegerField()
    begun_by_name = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "catalogue", "year_be"], name="assessed_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.catalogue.name} ปี {self.year_be}"


class OfAssessmentQuerySet(models.QuerySet):
    """Rows that belong to an assessment."""

    def visible_to(self, standing: Standing) -> OfAssessmentQuerySet:
        """Rows of assessments of the person's organisation."""
        return self.filter(assessment__organisation_id=standing.organisation_id)


class Answer(models.Model):
    """The level a council gives itself on an item, with a note; evidence hangs on it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(CatalogueItem, on_delete=models.PROTECT, related_name="answers")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["item__order", "id"]
        constraints = [models.UniqueConstraint(fields=["assessment", "item"], name="item_answered_once")]

    def __str__(self) -> str:
        return f"{self.item} = {self.level}"


class OfAnswerQuerySet(models.QuerySet):
    """Rows that belong to an answer."""

    def visible_to(self, standing: Standing) -> OfAnswerQuerySet:
        """Rows of assessments of the person's organisation."""
        return self.filter(answer__assessment__organisation_id=standing.organisation_id)


class Evidence(models.Model):
    """One piece of evidence of an answer: a page of this system, a page elsewhere, or a file."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="evidence")
    label = models.CharField(max_length=300)
    url = models.CharField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_by_name = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    objects = OfAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(url="") | Q(file__isnull=False), name="evidence_opens_somewhere")
        ]

    def __str__(self) -> str:
        return self.label


class AssessorLink(models.Model):
    """A read-only link for a named assessor: it ends by itself, can be ended before, and every opening is kept."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    assessor = models.CharField(max_length=200)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = OfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.assessor


class AssessorVisit(models.Model):
    """One opening through an assessor's link."""

    link = models.ForeignKey(AssessorLink, on_delete=models.CASCADE, related_name="visits")
    what = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.what
