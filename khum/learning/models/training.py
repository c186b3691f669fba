"""Trainings and the people who take part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from khum.files.models import StoredFile
from khum.learning.rules.states import COMPLETED, GOING, Outcome, PlaceState, TrainingKind
from khum.library.models import Item
from khum.meetings.models import Meeting
from khum.people.models import Division, Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def training_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in TrainingKind]


def place_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in PlaceState]


def outcomes() -> list[tuple[str, str]]:
    """Choices of what changed in the work."""
    return [(outcome.value, outcome.label_th) for outcome in Outcome]


class TrainingQuerySet(models.QuerySet):
    """Trainings with the one way to read them."""

    def visible_to(self, standing: Standing) -> TrainingQuerySet:
        """All that were entered for the council or that somebody goes to.

        A request is seen by who asked and who decides, until it is approved (and never, where it was refused).
        """
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_km_secretary or standing.is_permanent_secretary or standing.is_chief_executive:
            return own
        places = Place.objects.filter(training=OuterRef("pk"))
        going = places.filter(state__in=[state.value for state in GOING])
        theirs = Q(person=standing.person_id) | Q(division__in=standing.headed_division_ids)
        return own.filter(
            Exists(going) | ~Exists(places) | Exists(places.filter(theirs)) | Q(created_by=standing.person_id)
        )


class Training(models.Model):
    """A training, seminar, study visit or course, held by the council itself or by somebody else (row 68)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="trainings")
    kind = models.CharField(max_length=20, choices=training_kinds)
    title = models.CharField(max_length=250)
    organiser = models.CharField(max_length=200)
    is_internal = models.BooleanField(default=False)  # held by the council itself
    is_about_km = models.BooleanField(default=False)  # learning about KM, with the four points below (row 74)
    place = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    days = models.DecimalField(max_digits=5, decimal_places=1)
    cost_per_person = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    order_reference = models.CharField(max_length=120, blank=True)
    content = models.TextField(blank=True)
    audience = models.TextField(blank=True)
    method = models.TextField(blank=True)
    evaluation = models.TextField(blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = TrainingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["organisation", "starts_on"], name="training_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="training_ends_after_start"),
            models.CheckConstraint(condition=Q(days__gt=0, cost_per_person__gte=0), name="training_measures"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_value(self) -> TrainingKind:
        """Kind as an enum."""
        return TrainingKind(self.kind)


class PlaceQuerySet(models.QuerySet):
    """Places with the one way to read them."""

    def visible_to(self, standing: Standing) -> PlaceQuerySet:
        """One's own, those of the divisions one heads, all for the KM secretary and executives.

        What was reported is knowledge for colleagues, so everybody of the council reads it.
        """
        told = self.filter(
            training__organisation=standing.organisation_id, state__in=[state.value for state in COMPLETED]
        )
        return self.closely_visible_to(standing) | told

    def closely_visible_to(self, standing: Standing) -> PlaceQuerySet:
        """Those whose money and certificate the person may see too: what colleagues read of a report is less."""
        own = self.filter(training__organisation=standing.organisation_id)
        if standing.is_km_secretary or standing.is_permanent_secretary or standing.is_chief_executive:
            return own
        return own.filter(Q(person=standing.person_id) | Q(division__in=standing.headed_division_ids))


class Place(models.Model):
    """One person's way through a training. Division and title are kept as they were when it was asked for."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="learning_places")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=place_states, default=PlaceState.ASKED.value)
    reason = models.TextField(blank=True)  # which work it is for
    asked_at = models.DateTimeField()
    decided_on = models.DateField(null=True, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    decided_title = models.CharField(max_length=200, blank=True)
    decided_reason = models.CharField(max_length=300, blank=True)
    days = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    certificate = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    learnt = models.TextField(blank=True)
    change = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    shared_in = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    shared_words = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=20, choices=outcomes, blank=True)
    used_words = models.TextField(blank=True)
    used_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_name = models.CharField(max_length=200, blank=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["person__first_name", "id"]
        indexes = [models.Index(fields=["person", "state"], name="place_by_person")]
        constraints = [models.UniqueConstraint(fields=["training", "person"], name="one_place_a_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.training}"

    @property
    def state_value(self) -> PlaceState:
        """State as an enum."""
        return PlaceState(self.state)

    @property
    def outcome_value(self) -> Outcome | None:
        """What changed, as an enum."""
        return Outcome(self.outcome) if self.outcome else None


class OfTrainingQuerySet(models.QuerySet):
    """Rows that belong to a training."""

    def visible_to(self, standing: Standing) -> OfTrainingQuerySet:
        """Rows of trainings of one's own council."""
        return self.filter(training__organisation=standing.organisation_id)


class Session(models.Model):
    """One session of a course that the council holds itself, with who was there."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    topic = models.CharField(max_length=200)
    came = models.ManyToManyField(Place, related_name="sessions")

    objects = OfTrainingQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "id"]

    def __str__(self) -> str:
        return f"{self.topic} ({self.held_on})"
