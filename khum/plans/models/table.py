"""The tables of a plan: activities and their indicators (rows 49, 95–123)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.domain.levels import IndicatorLevel
from khum.domain.steps import ChangeComponent, ProcessStep, Track, step_or_component
from khum.people.models import Division, Position
from khum.plans.models.plan import FocusArea, Plan, PlanPart, WorkGoal
from khum.plans.rules.states import ActivityState

if TYPE_CHECKING:
    from khum.people.standing import Standing


def tracks() -> list[tuple[str, str]]:
    """Choices of the track of a table."""
    return [(track.value, track.label_th) for track in Track]


def steps() -> list[tuple[str, str]]:
    """Choices of a step or component."""
    return [(step.value, step.label_th) for step in (*ProcessStep, *ChangeComponent)]


def activity_states() -> list[tuple[str, str]]:
    """Choices of the state of an activity."""
    return [(state.value, state.label_th) for state in ActivityState]


def indicator_levels() -> list[tuple[str, str]]:
    """Choices of what an indicator measures."""
    return [(level.value, level.label_th) for level in IndicatorLevel]


class PlanTable(PlanPart):
    """One table: a track over a desired state, or the annual table."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tables")
    track = models.CharField(max_length=10, choices=tracks)
    desired_state = models.TextField(blank=True)
    measurable_unit = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{Track(self.track).label_th}: {self.desired_state[:60]}"


class OfTableQuerySet(models.QuerySet):
    """Rows that belong to a table of a plan."""

    def visible_to(self, standing: Standing) -> OfTableQuerySet:
        """Rows of plans of the person's organisation."""
        return self.filter(table__plan__organisation_id=standing.organisation_id)


class Activity(PlanPart):
    """One row of a plan table."""

    table = models.ForeignKey(PlanTable, on_delete=models.CASCADE, related_name="activities")
    number = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=20, choices=steps, blank=True)
    title = models.TextField()
    method = models.TextField(blank=True)
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    audience = models.TextField(blank=True)
    owner_text = models.CharField(max_length=300, blank=True)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="activities")
    accountable = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    work_goal = models.ForeignKey(WorkGoal, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities")
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    budget = models.CharField(max_length=120, blank=True)
    remark = models.TextField(blank=True)
    is_suggestion = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=activity_states, default=ActivityState.PLANNED.value)
    state_reason = models.TextField(blank=True)

    objects = OfTableQuerySet.as_manager()  # type: ignore[misc, assignment]

    class Meta(PlanPart.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(start_date=None) | Q(end_date=None) | Q(end_date__gte=F("start_date")),
                name="activity_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title[:120]

    @property
    def step_value(self) -> ProcessStep | ChangeComponent | None:
        """Step or component as an enum."""
        return step_or_component(self.step)

    @property
    def state_value(self) -> ActivityState:
        """State as an enum."""
        return ActivityState(self.state)

    def is_late(self, *, today: date) -> bool:
        """Past its end and neither done nor dropped."""
        open_ = self.state in {ActivityState.PLANNED, ActivityState.RUNNING}
        return open_ and self.end_date is not None and self.end_date < today


class OfActivityQuerySet(models.QuerySet):
    """Rows that belong to an activity."""

    def visible_to(self, standing: Standing) -> OfActivityQuerySet:
        """Rows of plans of the person's organisation."""
        return self.filter(activity__table__plan__organisation_id=standing.organisation_id)


class Indicator(PlanPart):
    """An indicator of an activity: name, target as printed and, where it is a number, as operator and value."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="indicators")
    text = models.TextField()
    target = models.TextField(blank=True)
    unit = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=10, choices=indicator_levels, default=IndicatorLevel.OUTPUT.value)
    operator = models.CharField(max_length=4, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    frequency = models.CharField(max_length=10, default="year")
    metric = models.CharField(max_length=20, blank=True)

    objects = OfActivityQuerySet.as_manager()  # type: ignore[misc, assignment]

    def __str__(self) -> str:
        return self.text[:120]
