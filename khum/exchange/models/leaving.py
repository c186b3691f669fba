"""Who leaves, why and when. The date of birth is never kept: the day of leaving is enough (PDPA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.exchange.rules.leaving import LeavingKind
from khum.people.models import Division, Organisation, Person, Position

if TYPE_CHECKING:
    from khum.people.standing import Standing


def leaving_kinds() -> list[tuple[str, str]]:
    """Choices of why somebody leaves."""
    return [(kind.value, kind.label_th) for kind in LeavingKind]


def seen_by(standing: Standing, prefix: str = "") -> Q:
    """Condition of departures in sight; ``prefix`` is the way to one (``departure__``).

    HR (the KM secretary) and the permanent secretary see all, a head those of the division, everybody their own.
    """

    def q(**facts: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in facts.items()})

    if standing.is_visitor:
        return Q(pk__in=[])
    seen = q(organisation=standing.organisation_id)
    if standing.is_km_secretary or standing.is_permanent_secretary:
        return seen
    return seen & (q(person=standing.person_id or 0) | q(division__in=standing.headed_division_ids))


class DepartureQuerySet(models.QuerySet):
    """Departures with the one way to read them."""

    def visible_to(self, standing: Standing) -> DepartureQuerySet:
        """Departures that the person may see."""
        return self.filter(seen_by(standing))


class Departure(models.Model):
    """A person who will leave: ``leaves_on`` is the last day of service; position and division as on the day noted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="departures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="departures")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, choices=leaving_kinds)
    leaves_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)  # the order or register that says so
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        ordering = ["leaves_on", "id"]
        indexes = [models.Index(fields=["organisation", "leaves_on"], name="departure_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(cancelled_on=None), name="one_departure_at_a_time"),
            models.CheckConstraint(condition=Q(cancelled_on=None) | ~Q(cancelled_reason=""), name="departure_off_why"),
        ]

    def __str__(self) -> str:
        return self.person.full_name

    @property
    def kind_value(self) -> LeavingKind:
        """Why, as an enum."""
        return LeavingKind(self.kind)
