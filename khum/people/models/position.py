"""Positions, their dated holding (with acting and vacancy) and group roles: rights belong to positions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.people.models.organisation import Division, Organisation, TenantQuerySet
from khum.people.models.person import Person
from khum.people.rules import PositionKind, RoleCode, in_force

if TYPE_CHECKING:
    from khum.people.standing import Standing


def position_kinds() -> list[tuple[str, str]]:
    """Choices of the kind of a position."""
    return [(kind.value, kind.label_th) for kind in PositionKind]


def role_codes() -> list[tuple[str, str]]:
    """Choices of a group role."""
    return [(code.value, code.label_th) for code in RoleCode]


class Position(models.Model):
    """A post in the organisation chart; it stays when its holder leaves."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="positions")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="positions")
    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, choices=position_kinds, default=PositionKind.OFFICER.value)
    order = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class DatedQuerySet(models.QuerySet):
    """Rows that count from a day to a day."""

    def on(self, day: date) -> DatedQuerySet:
        """Rows in force on a day."""
        return self.filter(Q(end_date=None) | Q(end_date__gte=day), start_date__lte=day)


class Holding(models.Model):
    """One person in one position for a time; acting (รักษาการ) holders stand in for a vacancy or an absence."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)
    is_acting = models.BooleanField(default=False)
    order_reference = models.CharField(max_length=120, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["is_acting", "start_date", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date=None) | Q(end_date__gte=F("start_date")), name="holding_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.position}"

    def counts_on(self, day: date) -> bool:
        """Whether the holding is in force on a day."""
        return in_force(self.start_date, self.end_date, today=day)


class RoleGrantQuerySet(DatedQuerySet):
    """Dated roles of a council."""

    def visible_to(self, standing: Standing) -> RoleGrantQuerySet:
        """Roles of the person's own council."""
        return self.filter(organisation_id=standing.organisation_id)


class RoleGrant(models.Model):
    """A group role given to a position, or (rarely) to a person, for a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=30, choices=role_codes)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="role_grants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="role_grants")
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, person__isnull=False) | Q(position__isnull=False, person=None),
                name="role_to_position_or_person",
            )
        ]

    def __str__(self) -> str:
        return f"{RoleCode(self.role).label_th}: {self.position or self.person}"
