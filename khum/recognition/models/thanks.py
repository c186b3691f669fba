"""The set of values of a council, and thanks between colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.library.models import Use
from khum.people.models import Division, Organisation, Person
from khum.people.models.organisation import TenantQuerySet
from khum.recognition.rules.values import I_AM_READY, Value

if TYPE_CHECKING:
    from khum.people.standing import Standing


class ValueSet(models.Model):
    """The values of a council, where it set its own; there is no row before."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField()

    objects = TenantQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.organisation}"

    @property
    def read(self) -> tuple[Value, ...]:
        """The values."""
        return tuple(Value(row["code"], row["name"], row["meaning"]) for row in self.values)


def values_of(organisation_id: int) -> tuple[Value, ...]:
    """The set in force: one query."""
    found = ValueSet.objects.filter(organisation=organisation_id).first()
    return found.read if found else I_AM_READY


class ThanksQuerySet(models.QuerySet):
    """Thanks with the one way to read them."""

    def visible_to(self, standing: Standing) -> ThanksQuerySet:
        """Everybody of the council reads them, nobody else."""
        own = self.filter(organisation=standing.organisation_id)
        return own.none() if standing.is_visitor else own


class Thanks(models.Model):
    """One person thanks another, for what; once a day between the two, so that there is nothing to collect."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="thanks_given")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="thanks_received")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")  # of the receiver
    words = models.TextField()
    value_code = models.CharField(max_length=30, blank=True)
    use = models.ForeignKey(Use, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")  # a confirmed one
    on = models.DateField()
    at = models.DateTimeField()

    objects = ThanksQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["organisation", "-on"], name="thanks_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["giver", "receiver", "on"], name="thanks_once_a_day"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="thanks_another"),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"
