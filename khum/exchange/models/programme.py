"""Programmes between people: plan → sessions → output → follow-up (rows 30, 46, 61–66, 88)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.exchange.models.lesson import OpenQuerySet
from khum.exchange.rules.programmes import Kind, Role, State
from khum.library.models import Item
from khum.library.rules.states import Outcome
from khum.people.models import Division, Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def kinds() -> list[tuple[str, str]]:
    """Choices of the kind of a programme."""
    return [(kind.value, kind.label_th) for kind in Kind]


def states() -> list[tuple[str, str]]:
    """Choices of the state of a programme."""
    return [(state.value, state.label_th) for state in State]


def roles() -> list[tuple[str, str]]:
    """Choices of what a person is in a programme."""
    return [(role.value, role.label_th) for role in Role]


def outcomes() -> list[tuple[str, str]]:
    """Choices of the four outcomes."""
    return [(outcome.value, outcome.label_th) for outcome in Outcome]


class Programme(models.Model):
    """One programme. ``texts``: code of what its kind wants told → words (:class:`Shape`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=15, choices=kinds)
    title = models.CharField(max_length=200)
    texts: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    order_number = models.CharField(max_length=100, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=states, default=State.PLANNED.value)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    before = models.CharField(max_length=120, blank=True)
    after = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=20, choices=outcomes, blank=True)
    audience = models.CharField(max_length=200, blank=True)
    is_adopted = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)  # why adopted, why dropped
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="programmes")
    done_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_name = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_name = models.CharField(max_length=200, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    follow_up = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["organisation", "kind", "state"], name="programme_by_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="programme_ends_after_start"),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(reason=""), name="programme_dropped_why"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_value(self) -> Kind:
        """Kind as an enum."""
        return Kind(self.kind)

    @property
    def state_value(self) -> State:
        """State as an enum."""
        return State(self.state)


class OfProgrammeQuerySet(models.QuerySet):
    """Rows of a programme."""

    def visible_to(self, standing: Standing) -> OfProgrammeQuerySet:
        """Rows of programmes of the person's organisation."""
        return self.none() if standing.is_visitor else self.filter(programme__organisation=standing.organisation_id)


class Taker(models.Model):
    """A person who takes part in a programme, and as what; the division is that of the day."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="takers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="programmes")
    role = models.CharField(max_length=10, choices=roles)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = OfProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["programme", "person"], name="taker_once")]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def role_value(self) -> Role:
        """What the person is, as an enum."""
        return Role(self.role)


class Session(models.Model):
    """One time that people of a programme came together."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sessions")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=60)
    done = models.TextField()
    passed_on = models.TextField(blank=True)
    present = models.ManyToManyField(Person, blank=True, related_name="+")
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()

    objects = OfProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.done[:120]
