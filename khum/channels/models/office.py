"""Announcements to colleagues, the information centre, and the heads' look over what their division shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.channels.rules.centre import Answer, Section
from khum.channels.rules.quarters import Quarter
from khum.library.models import Item
from khum.people.models import Division, Organisation, Person
from khum.people.models.organisation import TenantQuerySet

if TYPE_CHECKING:
    from khum.people.standing import Standing


def sections() -> list[tuple[str, str]]:
    """Choices of what lies open."""
    return [(section.value, section.label_th) for section in Section]


def answers() -> list[tuple[str, str]]:
    """Choices of how a request ended."""
    return [(answer.value, answer.label_th) for answer in Answer]


class AnnouncementQuerySet(models.QuerySet):
    """Announcements with the one way to read them."""

    def visible_to(self, standing: Standing) -> AnnouncementQuerySet:
        """Those to everybody, to one's divisions, and one's own; all for the KM secretary."""
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_visitor:
            return self.none()
        if standing.is_km_secretary:
            return own
        mine = Q(divisions__in=standing.division_ids) | Q(by=standing.person_id)
        return own.filter(Q(to_all=True) | mine).distinct()

    def up_on(self, day: date) -> AnnouncementQuerySet:
        """Those that are shown on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Announcement(models.Model):
    """Something that colleagues are told on their first page for a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="announcements")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_all = models.BooleanField(default=True)
    divisions = models.ManyToManyField(Division, blank=True, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="announcement_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.title


class CatalogueEntry(models.Model):
    """Something that lies open at the information centre: a file on its shelf, or an item of the library."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="catalogue_entries")
    section = models.CharField(max_length=2, choices=sections)
    title = models.CharField(max_length=250)
    shelf = models.CharField(max_length=120, blank=True)  # file and shelf where it stands
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["section", "title", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def section_value(self) -> Section:
        """Kind as an enum."""
        return Section(self.section)


class RequestQuerySet(models.QuerySet):
    """Requests for information: they name citizens, so only those who keep the centre read them."""

    def visible_to(self, standing: Standing) -> RequestQuerySet:
        """All for the KM secretary and the permanent secretary; those one wrote down, and of one's division."""
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_visitor:
            return self.none()
        if standing.is_km_secretary or standing.is_permanent_secretary:
            return own
        return own.filter(Q(received_by=standing.person_id) | Q(division__in=standing.headed_division_ids))


class InformationRequest(models.Model):
    """A citizen asked for information at the counter; numbered by calendar year."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="information_requests")
    number = models.PositiveIntegerField()
    year_be = models.PositiveSmallIntegerField()
    asked_on = models.DateField()
    subject = models.CharField(max_length=300)
    asker = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    promised_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=answers, blank=True)
    words = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_name = models.CharField(max_length=200, blank=True)
    received_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    received_name = models.CharField(max_length=200)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year_be", "number"], name="request_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year_be} {self.subject}"


class Upkeep(models.Model):
    """A head looked over what the division shows in a quarter, and had it improved (row 104)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, related_name="upkeeps")
    year_be = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    looked_at = models.TextField()
    improved = models.TextField()
    signed_on = models.DateField()
    signed_name = models.CharField(max_length=200)
    signed_title = models.CharField(max_length=200)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "-quarter", "division_id"]
        constraints = [
            models.UniqueConstraint(fields=["division", "year_be", "quarter"], name="upkeep_once_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="upkeep_of_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.of.label_th}"

    @property
    def of(self) -> Quarter:
        """The quarter."""
        return Quarter(self.year_be, self.quarter)
