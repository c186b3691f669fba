"""Series of meetings: who meets how often, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from khum.meetings.rules.agenda import Entry, fixed
from khum.meetings.rules.rhythm import Rhythm
from khum.meetings.rules.states import SeriesKind
from khum.people.models import Committee, Division, Organisation, Person, Position

if TYPE_CHECKING:
    from khum.people.standing import Standing


def series_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in SeriesKind]


def seen_by(standing: Standing, prefix: str = "") -> Q:
    """Condition of what a person may see of a series; ``prefix`` is the way to it (``series__``).

    The staff meeting is open to the organisation, a division's meetings to its people and to the KM secretary and the
    permanent secretary, a committee's to its members. Chair and secretary see what is theirs.
    """

    def q(**facts: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in facts.items()})

    kind, mine = SeriesKind, standing.position_ids
    seen = q(kind=kind.STAFF.value) | q(chair__in=mine) | q(secretary__in=mine)
    if standing.is_km_secretary or standing.is_permanent_secretary:
        seen |= q(kind=kind.DIVISION.value)
    else:
        seen |= q(kind=kind.DIVISION.value, division__in=standing.division_ids)
    seen |= q(kind=kind.COMMITTEE.value, committee__in={pk for _kind, _role, pk in standing.seats})
    return q(organisation=standing.organisation_id) & seen


class SeriesQuerySet(models.QuerySet):
    """Series with the one way to read them."""

    def visible_to(self, standing: Standing) -> SeriesQuerySet:
        """Series that the person may see on that day."""
        return self.filter(seen_by(standing))


class Series(models.Model):
    """Meetings of the same people with the same order of business, such as the monthly staff meeting (row 120)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="meeting_series")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=series_kinds)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    every_months = models.PositiveSmallIntegerField(default=1)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    week = models.SmallIntegerField(null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(default=0)
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=180)
    place = models.CharField(max_length=200)
    chair = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="+")
    agenda = models.JSONField(default=list, blank=True)
    is_climate = models.BooleanField(default=False)  # meant to strengthen the climate of learning (row 102)
    closed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="staff", division=None, committee=None)
                | Q(kind="division", division__isnull=False, committee=None)
                | Q(kind="committee", division=None, committee__isnull=False),
                name="series_of_its_kind",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_value(self) -> SeriesKind:
        """Kind as an enum."""
        return SeriesKind(self.kind)

    @property
    def rhythm(self) -> Rhythm:
        """How often it meets."""
        return Rhythm(every=self.every_months, day=self.day, week=self.week, weekday=self.weekday)

    @property
    def fixed_agenda(self) -> tuple[Entry, ...]:
        """Business of every meeting."""
        lines: list[dict[str, Any]] = self.agenda
        return fixed(lines)
