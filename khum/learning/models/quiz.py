"""Short checks tied to a training or to an item of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.learning.models.training import Training
from khum.learning.rules.checking import PASS_PERCENT, Score, When
from khum.learning.rules.reading_quiz import Read
from khum.library.models import Item
from khum.people.models import Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def moments() -> list[tuple[str, str]]:
    """Choices of before and after."""
    return [(when.value, when.label_th) for when in When]


class QuizQuerySet(models.QuerySet):
    """Checks with the one way to read them."""

    def visible_to(self, standing: Standing) -> QuizQuerySet:
        """Those of the council whose training or item the person may see."""
        trainings, items = Training.objects.visible_to(standing), Item.objects.visible_to(standing)
        return self.filter(
            Q(training__in=trainings.values("pk")) | Q(item__in=items.values("pk")),
            organisation=standing.organisation_id,
        )


class Quiz(models.Model):
    """A check of a few questions. Questions do not change once somebody answered."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="quizzes")
    title = models.CharField(max_length=200)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, null=True, blank=True, related_name="quizzes")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    pass_percent = models.PositiveSmallIntegerField(default=PASS_PERCENT)
    has_pre = models.BooleanField(default=False)
    questions = models.JSONField()
    closed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = QuizQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(training=None, item__isnull=False) | Q(training__isnull=False, item=None),
                name="quiz_of_training_or_item",
            ),
            models.CheckConstraint(condition=Q(pass_percent__range=(1, 100)), name="quiz_pass_percent"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def read(self) -> tuple[Read, ...]:
        """The questions."""
        return tuple(Read(q["text"], tuple(q["choices"]), q["right"]) for q in self.questions)


class AttemptQuerySet(models.QuerySet):
    """Answers with the one way to read them."""

    def visible_to(self, standing: Standing) -> AttemptQuerySet:
        """One's own; all for the KM secretary, who reports the figures."""
        own = self.filter(quiz__organisation=standing.organisation_id)
        return own if standing.is_km_secretary else own.filter(person=standing.person_id)


class Attempt(models.Model):
    """One person's answers at one moment; the last one before and the last one after count."""

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    when = models.CharField(max_length=5, choices=moments)
    given = models.JSONField()
    right = models.PositiveSmallIntegerField()
    of = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["quiz", "person"], name="attempt_by_person")]

    def __str__(self) -> str:
        return f"{self.quiz} {self.right}/{self.of}"

    @property
    def score(self) -> Score:
        """Right answers of all."""
        return Score(self.right, self.of)
