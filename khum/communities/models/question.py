"""Questions and their answers: the web board and Q&A in one (row 54)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from khum.communities.models.practice import Community
from khum.communities.rules.asking import ASKED, DAYS_TO_ANSWER, QuestionState
from khum.library.models import Item
from khum.people.models import Division, Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def question_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in QuestionState]


class QuestionQuerySet(models.QuerySet):
    """Questions with the one way to read them."""

    def visible_to(self, standing: Standing) -> QuestionQuerySet:
        """Open ones for everybody of the council; a private one for who asked and who was asked.

        What a citizen sent waits with the KM secretary until it is let through; citizens read only what was.
        """
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_visitor:
            return own.filter(is_public=True, state__in=[*(state.value for state in ASKED), QuestionState.CLOSED.value])
        asked: Exists = Exists(Asked.objects.filter(question=OuterRef("pk"), person=standing.person_id))
        open_to_all = Q(is_private=False) & ~Q(state__in=[QuestionState.WAITING, QuestionState.REFUSED])
        mine = Q(asker=standing.person_id) if standing.person_id else Q(pk__in=[])
        seen = open_to_all | mine | Q(asked)
        if standing.is_km_secretary:
            seen |= Q(is_private=False)
        return own.filter(seen)


class Question(models.Model):
    """A question with who may know it. ``asker`` is None for a citizen, of whom nothing but a first name is kept."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="questions")
    title = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    citizen = models.CharField(max_length=80, blank=True)  # how the citizen wants to be called
    token = models.CharField(max_length=43, blank=True, db_index=True)  # by which the citizen finds the answer again
    community = models.ForeignKey(Community, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")
    is_private = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)  # citizens read it
    state = models.CharField(max_length=10, choices=question_states, default=QuestionState.OPEN.value)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted = models.ForeignKey("Answer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="same")
    closed_reason = models.CharField(max_length=300, blank=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="questions")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["organisation", "state", "asked_at"], name="question_by_state")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="question_has_words"),
            models.CheckConstraint(condition=~Q(is_private=True, is_public=True), name="question_private_or_public"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_value(self) -> QuestionState:
        """State as an enum."""
        return QuestionState(self.state)

    @property
    def is_from_citizen(self) -> bool:
        """Whether it came over the public pages."""
        return bool(self.token)


class OfQuestionQuerySet(models.QuerySet):
    """Rows that belong to a question."""

    def visible_to(self, standing: Standing) -> OfQuestionQuerySet:
        """Rows of questions in sight."""
        return self.filter(question__in=Question.objects.visible_to(standing).values("pk"))


class Answer(models.Model):
    """An answer. ``cites`` is the item of the library where the answer stands, if it does."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    body = models.TextField()
    cites = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    helped = models.ManyToManyField(Person, related_name="+", blank=True)  # who says that it helped

    objects = OfQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="answer_has_words")]

    def __str__(self) -> str:
        return self.body[:80]


class Asked(models.Model):
    """A person to whom a question went, and why: chosen by the asker, or a holder of that knowledge."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300, blank=True)
    passed_on = models.DateField(null=True, blank=True)  # said that somebody else should answer

    objects = OfQuestionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.question} → {self.person}"


class Patience(models.Model):
    """After how many days an unanswered question goes to the head."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="patience")
    days = models.PositiveSmallIntegerField(default=DAYS_TO_ANSWER)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(days__range=(1, 60)), name="patience_days")]

    def __str__(self) -> str:
        return str(self.days)
