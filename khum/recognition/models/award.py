"""Rounds of awards: who is nominated and why, what the committee decided, the certificate, gifts with their cost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.library.models import Use
from khum.people.models import Division, Organisation, Person
from khum.recognition.models.rights import decides, keeps
from khum.recognition.rules.states import NominationState, RoundState, takes_names

if TYPE_CHECKING:
    from khum.people.standing import Standing


def round_states() -> list[tuple[str, str]]:
    """Choices of the state of a round."""
    return [(state.value, state.label_th) for state in RoundState]


def nomination_states() -> list[tuple[str, str]]:
    """Choices of the state of a nomination."""
    return [(state.value, state.label_th) for state in NominationState]


class RoundQuerySet(models.QuerySet):
    """Rounds with the one way to read them."""

    def visible_to(self, standing: Standing) -> RoundQuerySet:
        """Everybody of the council."""
        own = self.filter(organisation=standing.organisation_id)
        return own.none() if standing.is_visitor else own


class Round(models.Model):
    """A round of awards: anybody nominates until the last day, the committee decides, the result is told."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    criteria = models.TextField(blank=True)
    year_be = models.PositiveSmallIntegerField()
    closes_on = models.DateField()
    state = models.CharField(max_length=10, choices=round_states, default=RoundState.OPEN.value)
    resolution = models.CharField(max_length=300, blank=True)  # of which meeting, with its words
    done_on = models.DateField(null=True, blank=True)
    signed_name = models.CharField(max_length=200, blank=True)
    signed_title = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def state_value(self) -> RoundState:
        """State as an enum."""
        return RoundState(self.state)

    def takes_names(self, today: date) -> bool:
        """Whether somebody can be nominated today."""
        return takes_names(self.state_value, self.closes_on, today=today)


class NominationQuerySet(models.QuerySet):
    """Nominations with the one way to read them."""

    def visible_to(self, standing: Standing) -> NominationQuerySet:
        """Before the result: who decides or keeps the round, and one's own proposals; never one's own nomination.

        After it everybody sees who was awarded; who was not awarded stays with those who decided.
        """
        own = self.filter(round__organisation=standing.organisation_id)
        if standing.is_visitor:
            return own.none()
        told = Q(round__state=RoundState.DONE, state=NominationState.AWARDED)
        mine = Q(nominated_by=standing.person_id) if standing.person_id else Q(pk__in=[])
        if keeps(standing) or decides(standing):
            return own.filter(told | ~Q(person=standing.person_id) if standing.person_id else Q())
        return own.filter(told | mine)


class Nomination(models.Model):
    """Somebody nominated for a confirmed use of knowledge or for a value."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="nominations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    nominated_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    value_code = models.CharField(max_length=30, blank=True)
    use = models.ForeignKey(Use, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=15, choices=nomination_states, default=NominationState.PROPOSED.value)
    decided_on = models.DateField(null=True, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    decided_reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person", "nominated_by"], name="nominated_once_by_each"),
            models.CheckConstraint(
                condition=Q(nominated_by=None) | ~Q(person=F("nominated_by")), name="nominates_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.round}"

    @property
    def state_value(self) -> NominationState:
        """State as an enum."""
        return NominationState(self.state)


class OfRoundQuerySet(models.QuerySet):
    """Awards and gifts with the one way to read them."""

    def visible_to(self, standing: Standing) -> OfRoundQuerySet:
        """Awards are known to everybody once the result is told."""
        own = self.filter(round__organisation=standing.organisation_id, round__state=RoundState.DONE)
        return own.none() if standing.is_visitor else own


class Award(models.Model):
    """What a person was given in a round: one award a person and round, made when the result is told."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="awards")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="awards")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField()  # of the certificate, within its fiscal year
    reason = models.TextField()
    value_code = models.CharField(max_length=30, blank=True)
    use = models.ForeignKey(Use, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField()

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_award_a_person")]

    def __str__(self) -> str:
        return f"{self.person} – {self.round}"


class GiftQuerySet(models.QuerySet):
    """Gifts with the one way to read them."""

    def visible_to(self, standing: Standing) -> GiftQuerySet:
        """Money is seen by who keeps it and who answers for it."""
        own = self.filter(award__round__organisation=standing.organisation_id)
        return own if keeps(standing) or standing.is_chief_executive else own.none()


class Gift(models.Model):
    """What was bought for an award, with its cost and where the money came from (row 76, gift cost log)."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="gifts")
    what = models.CharField(max_length=200)
    cost = models.DecimalField(max_digits=10, decimal_places=2)
    source = models.CharField(max_length=200, blank=True)
    on = models.DateField()

    objects = GiftQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(cost__gte=0), name="gift_cost_not_negative")]

    def __str__(self) -> str:
        return self.what
