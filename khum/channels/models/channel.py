"""The registry of channels: each with a steward, its rounds of checking, and who reached it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.channels.rules.kinds import ChannelKind, CheckResult, VisitKind
from khum.files.models import StoredFile
from khum.people.models import Division, Organisation, Person, Position

if TYPE_CHECKING:
    from khum.people.standing import Standing


def channel_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in ChannelKind]


def visit_kinds() -> list[tuple[str, str]]:
    """Choices of how a channel was reached."""
    return [(kind.value, kind.label_th) for kind in VisitKind]


def check_results() -> list[tuple[str, str]]:
    """Choices of what a check found."""
    return [(result.value, result.label_th) for result in CheckResult]


class ChannelQuerySet(models.QuerySet):
    """Channels are known to the whole organisation."""

    def visible_to(self, standing: Standing) -> ChannelQuerySet:
        """Channels of the person's organisation."""
        return self.filter(organisation=standing.organisation_id)

    def open_on(self, day: date) -> ChannelQuerySet:
        """Channels that are open on a day."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gte=day), opened_on__lte=day)


class OfChannelQuerySet(models.QuerySet):
    """Rows that belong to a channel."""

    def visible_to(self, standing: Standing) -> OfChannelQuerySet:
        """Rows of the organisation's channels."""
        return self.filter(channel__organisation=standing.organisation_id)


class Channel(models.Model):
    """A way to reach people. ``every_days`` is the rhythm in which its steward looks after it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="channels")
    kind = models.CharField(max_length=30, choices=channel_kinds, default=ChannelKind.BOARD.value)
    name = models.CharField(max_length=150)
    place = models.CharField(max_length=200, blank=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="channels")
    steward = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="channels")
    order_reference = models.CharField(max_length=120, blank=True)
    every_days = models.PositiveSmallIntegerField(default=30)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.TextField(blank=True)

    objects = ChannelQuerySet.as_manager()

    class Meta:
        ordering = ["closed_on", "kind", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(every_days__gte=1), name="channel_has_rhythm"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")), name="channel_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_steward(self) -> bool:
        """A steward counts where an order names one (M11)."""
        return bool(self.steward_id and self.order_reference)


class CheckRound(models.Model):
    """The steward looked after a channel, with what was found and a photograph as proof."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField()
    result = models.CharField(max_length=20, choices=check_results, default=CheckResult.FINE.value)
    note = models.TextField(blank=True)
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfChannelQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"


class Visit(models.Model):
    """People who reached a channel, counted by hand: at the counter, leaflets taken, requests for information."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField()
    kind = models.CharField(max_length=20, choices=visit_kinds, default=VisitKind.COUNTER.value)
    number = models.PositiveIntegerField(default=1)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfChannelQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="visit_of_somebody")]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}: {self.number}"
