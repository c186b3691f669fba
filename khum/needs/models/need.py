"""Strategy → work goal → needed knowledge, who holds it and who must learn it (rows 18, 25, 41)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from khum.library.models import Item
from khum.needs.rules import risk
from khum.needs.rules.kinds import Form, Having, Level, Nature
from khum.people.models import Division, Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def natures() -> list[tuple[str, str]]:
    """Choices of the sort of knowledge."""
    return [(nature.value, nature.label_th) for nature in Nature]


def havings() -> list[tuple[str, str]]:
    """Choices of have and gap."""
    return [(having.value, having.label_th) for having in Having]


def forms_of_knowledge() -> list[tuple[str, str]]:
    """Choices of the form."""
    return [(form.value, form.label_th) for form in Form]


def levels() -> list[tuple[int, str]]:
    """Choices of the level of a holder."""
    return [(level.value, level.label_th) for level in Level]


def within(standing: Standing, prefix: str = "") -> Q:
    """Condition of rows that a person may read: the map is open to the whole organisation, never to visitors."""
    if standing.is_visitor:
        return Q(pk__in=[])
    return Q(**{f"{prefix}organisation": standing.organisation_id})


class NeedsQuerySet(models.QuerySet):
    """Rows with an organisation of their own."""

    def visible_to(self, standing: Standing) -> NeedsQuerySet:
        """Rows of the person's organisation."""
        return self.filter(within(standing))


class OfNeedQuerySet(models.QuerySet):
    """Rows that belong to a need."""

    def visible_to(self, standing: Standing) -> OfNeedQuerySet:
        """Rows of needs that the person may read."""
        return self.filter(within(standing, "need__"))


class Goal(models.Model):
    """A work goal of a fiscal year under a line of the strategy: needs begin here, never with a document (row 25)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="needs_goals")
    year_be = models.PositiveSmallIntegerField()  # fiscal year
    strategy = models.TextField()
    title = models.TextField()
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = NeedsQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["organisation", "year_be"], name="goal_of_year")]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="goal_has_words")]

    def __str__(self) -> str:
        return self.title[:200]


class Need(models.Model):
    """A knowledge that a work goal needs: of what sort, how critical, had or missing, in which form, and where."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="needs")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="needs")
    title = models.CharField(max_length=250)
    nature = models.CharField(max_length=10, choices=natures, default=Nature.BOTH.value)
    criticality = models.PositiveSmallIntegerField(default=3)
    form = models.CharField(max_length=10, choices=forms_of_knowledge, default=Form.NONE.value)
    having = models.CharField(max_length=10, choices=havings, default=Having.GAP.value)
    place = models.CharField(max_length=300, blank=True)  # where it lies, beside the items of the library
    items = models.ManyToManyField(Item, blank=True, related_name="needs")
    note = models.TextField(blank=True)
    tools: models.JSONField[list[str], list[str]] = models.JSONField(default=list, blank=True)
    tool_choice: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    tool_reason = models.TextField(blank=True)
    demand = models.CharField(max_length=300, blank=True)  # the words it came in with by itself
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    retired_on = models.DateField(null=True, blank=True)
    retired_reason = models.TextField(blank=True)

    objects = NeedsQuerySet.as_manager()

    class Meta:
        ordering = ["-criticality", "id"]
        indexes = [models.Index(fields=["organisation", "retired_on"], name="need_of_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(criticality__range=(1, 5)), name="criticality_one_to_five"),
            models.CheckConstraint(condition=Q(retired_on=None) | ~Q(retired_reason=""), name="need_retired_why"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def nature_value(self) -> Nature:
        """Sort as an enum."""
        return Nature(self.nature)

    @property
    def having_value(self) -> Having:
        """Have or gap as an enum."""
        return Having(self.having)

    @property
    def form_value(self) -> Form:
        """Form as an enum."""
        return Form(self.form)

    @property
    def is_critical(self) -> bool:
        """Whether its loss would stop main work (M22)."""
        return risk.is_critical(self.criticality)


class Holder(models.Model):
    """A person who holds a needed knowledge, how well, and what shows it."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="held_needs")
    level = models.PositiveSmallIntegerField(choices=levels)
    evidence = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    named_at = models.DateTimeField()

    objects = OfNeedQuerySet.as_manager()

    class Meta:
        ordering = ["-level", "id"]
        constraints = [
            models.UniqueConstraint(fields=["need", "person"], name="holder_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 4)), name="level_one_to_four"),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def level_value(self) -> Level:
        """Level as an enum."""
        return Level(self.level)


class Learner(models.Model):
    """Who must learn a needed knowledge: one person, or a whole division; until when, and since when it is done."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="learners")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="needs_to_learn")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    learned_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = OfNeedQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, division__isnull=False) | Q(person__isnull=False, division=None),
                name="learner_is_one_of_two",
            ),
            models.UniqueConstraint(fields=["need", "person"], name="learner_person_once"),
            models.UniqueConstraint(fields=["need", "division"], name="learner_division_once"),
        ]

    def __str__(self) -> str:
        return str(self.whom)

    @property
    def whom(self) -> Any:
        """The person or the division."""
        return self.person or self.division
