"""Committees and their seats, which are bound to positions (row 114)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.people.models.organisation import Organisation, TenantQuerySet
from khum.people.models.person import Person
from khum.people.models.position import DatedQuerySet, Position
from khum.people.rules import CommitteeKind, SeatRole


def committee_kinds() -> list[tuple[str, str]]:
    """Choices of the kind of a committee."""
    return [(kind.value, kind.label_th) for kind in CommitteeKind]


def seat_roles() -> list[tuple[str, str]]:
    """Choices of the role of a seat."""
    return [(role.value, role.label_th) for role in SeatRole]


class Committee(models.Model):
    """A committee appointed for a fiscal year by an order."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="committees")
    kind = models.CharField(max_length=20, choices=committee_kinds)
    name = models.CharField(max_length=200)
    year_be = models.PositiveSmallIntegerField()
    duties = models.TextField(blank=True)
    order_number = models.PositiveIntegerField(null=True, blank=True)
    order_year_be = models.PositiveSmallIntegerField(null=True, blank=True)
    order_date = models.DateField(null=True, blank=True)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "kind", "id"]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A seat bound to a position (or to a named outsider); who sits follows from who holds the position."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    role = models.CharField(max_length=20, choices=seat_roles, default=SeatRole.MEMBER.value)
    order = models.PositiveSmallIntegerField(default=0)
    start_date = models.DateField()
    end_date = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(position=None, person__isnull=False) | Q(position__isnull=False, person=None),
                name="seat_of_position_or_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position or self.person} ({SeatRole(self.role).label_th})"
