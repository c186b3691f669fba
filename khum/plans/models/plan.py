"""The plan of a fiscal year and the parts that stand before its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from khum.domain.fiscal_year import FiscalYear
from khum.domain.steps import StepSet
from khum.people.models import Organisation, Position
from khum.people.models.organisation import TenantQuerySet
from khum.plans.rules.states import PlanState

if TYPE_CHECKING:
    from khum.people.standing import Standing


def plan_states() -> list[tuple[str, str]]:
    """Choices of the state of a plan."""
    return [(state.value, state.label_th) for state in PlanState]


def step_sets() -> list[tuple[str, str]]:
    """Choices of the set of steps (row 50)."""
    return [(steps.value, steps.label_th) for steps in StepSet]


class Plan(models.Model):
    """A knowledge-management plan: one a council and fiscal year; amendments are numbered versions of it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    year_be = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=250)
    step_set = models.CharField(max_length=10, choices=step_sets, default=StepSet.SEVEN.value)
    state = models.CharField(max_length=20, choices=plan_states, default=PlanState.DRAFT.value)
    amendment = models.PositiveSmallIntegerField(default=0)
    amendment_reason = models.TextField(blank=True)
    source = models.CharField(max_length=20, default="template")  # template, previous, import, guided
    is_past = models.BooleanField(default=False)  # imported as a record of a year that is over
    approved_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "year_be"], name="plan_year_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def year(self) -> FiscalYear:
        """Fiscal year as a value."""
        return FiscalYear(self.year_be)

    @property
    def state_value(self) -> PlanState:
        """State as an enum."""
        return PlanState(self.state)


class OfPlanQuerySet(models.QuerySet):
    """Rows that belong to a plan."""

    def visible_to(self, standing: Standing) -> OfPlanQuerySet:
        """Rows of plans of the person's organisation."""
        return self.filter(plan__organisation_id=standing.organisation_id)


class PlanPart(models.Model):
    """An ordered part of a plan. ``version`` counts changes, so that two people editing are noticed."""

    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class FocusArea(PlanPart):
    """A KM focus area (ขอบเขต KM, rows 3–4)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="focus_areas")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:80]


class DesiredState(PlanPart):
    """A desired state (เป้าหมาย KM, rows 5–9)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="desired_states")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:80]


class SuccessFactor(PlanPart):
    """A key success factor and the position that answers for it (rows 10–13)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="success_factors")
    text = models.TextField()
    owner = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner_text = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.text[:80]


class WorkGoal(PlanPart):
    """A strategy and the work goal under it that the plan starts from (row 25)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    strategy = models.TextField()
    goal = models.TextField(blank=True)

    def __str__(self) -> str:
        return (self.goal or self.strategy)[:80]


class Chapter(PlanPart):
    """A chapter of text in the document (row 125)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="chapters")
    code = models.CharField(max_length=30, blank=True)
    heading = models.CharField(max_length=250)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.heading


class PlanRule(PlanPart):
    """A number rule of the plan (row 124); it changes only by an approved amendment."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="rules")
    code = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    metric = models.CharField(max_length=20)
    operator = models.CharField(max_length=4)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.text


class PlanCommittee(PlanPart):
    """A committee as the plan prints it, when no order of the system stands behind it (imported plans)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="printed_committees")
    name = models.CharField(max_length=250)
    duties = models.TextField(blank=True)
    seats = models.JSONField(default=list)  # [{"position": str, "role": str}]

    def __str__(self) -> str:
        return self.name
