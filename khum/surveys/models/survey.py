"""Surveys and who is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from khum.people.models import Division, Organisation, Person
from khum.surveys.models.rights import keeps, sees_groups
from khum.surveys.rules import questions, timing
from khum.surveys.rules.figures import FIRST_PASS_PERCENT
from khum.surveys.rules.kinds import AudienceKind, SurveyKind, SurveyState
from khum.surveys.rules.questions import Question

if TYPE_CHECKING:
    from datetime import date

    from khum.people.standing import Standing


def survey_kinds() -> list[tuple[str, str]]:
    """Choices of what a survey is for."""
    return [(kind.value, kind.label_th) for kind in SurveyKind]


def survey_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in SurveyState]


def audience_kinds() -> list[tuple[str, str]]:
    """Choices of whom a survey asks."""
    return [(kind.value, kind.label_th) for kind in AudienceKind]


class SurveyQuerySet(models.QuerySet):
    """Surveys with the one way to read them."""

    def visible_to(self, standing: Standing) -> SurveyQuerySet:
        """All for who keeps them; opened ones for heads and the committee.

        Others see those that ask them, and the closed ones that asked everybody.
        """
        own = self.filter(organisation=standing.organisation_id)
        if standing.is_visitor:
            return own.none()
        if keeps(standing):
            return own
        opened = own.exclude(state=SurveyState.DRAFT)
        if sees_groups(standing):
            return opened
        asked = Invitation.objects.filter(survey=OuterRef("pk"), person=standing.person_id)
        told = Q(state=SurveyState.CLOSED, audience=AudienceKind.EVERYBODY)
        return opened.filter(Exists(asked) | told)


class Survey(models.Model):
    """A set of questions that people are asked from a day to a day. Questions do not change once it is open."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="surveys")
    kind = models.CharField(max_length=20, choices=survey_kinds)
    title = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    bank_code = models.CharField(max_length=30, blank=True)  # of which template, as it was then; empty: own questions
    bank_version = models.PositiveSmallIntegerField(default=0)
    questions = models.JSONField(default=list)
    is_anonymous = models.BooleanField(default=True)
    pass_percent = models.PositiveSmallIntegerField(default=FIRST_PASS_PERCENT)
    state = models.CharField(max_length=10, choices=survey_states, default=SurveyState.DRAFT.value)
    opens_on = models.DateField()
    closes_on = models.DateField()
    audience = models.CharField(max_length=20, choices=audience_kinds, default=AudienceKind.EVERYBODY.value)
    audience_of = models.JSONField(default=list)  # keys of divisions, or codes of posts
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)  # of the council on the day of opening
    reminded_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-id"]
        indexes = [models.Index(fields=["organisation", "state", "closes_on"], name="survey_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="survey_closes_after_opening"),
            models.CheckConstraint(condition=Q(pass_percent__range=(1, 100)), name="survey_pass_percent"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_value(self) -> SurveyKind:
        """Kind as an enum."""
        return SurveyKind(self.kind)

    @property
    def state_value(self) -> SurveyState:
        """State as an enum."""
        return SurveyState(self.state)

    @property
    def audience_value(self) -> AudienceKind:
        """Audience as an enum."""
        return AudienceKind(self.audience)

    @property
    def read(self) -> tuple[Question, ...]:
        """The questions."""
        return tuple(questions.read(data) for data in self.questions)

    def takes_answers(self, today: date) -> bool:
        """Whether somebody can answer today."""
        return timing.takes_answers(self.state_value, self.opens_on, self.closes_on, today=today)


class InvitationQuerySet(models.QuerySet):
    """Places with the one way to read them."""

    def visible_to(self, standing: Standing) -> InvitationQuerySet:
        """One's own. Who keeps surveys reads counts, of named ones also the names, by the queries made for it."""
        return self.filter(survey__organisation=standing.organisation_id, person=standing.person_id)


class Invitation(models.Model):
    """One person who is asked, with the division of that day, and whether they answered: the day and no more."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    keeps_division = models.BooleanField(default=False)  # whether an anonymous sheet may say this division
    answered_on = models.DateField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["survey", "person"], name="one_invitation_a_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.survey}"
