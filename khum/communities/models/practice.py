"""Communities of practice: members, the kit of the practice, gatherings (rows 77, 79, 82)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.communities.rules.practice import KitKind
from khum.library.models import Item
from khum.needs.models import Goal
from khum.people.models import Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def kit_kinds() -> list[tuple[str, str]]:
    """Choices of the elements of a practice."""
    return [(kind.value, kind.label_th) for kind in KitKind]


class CommunityQuerySet(models.QuerySet):
    """Communities with the one way to read them."""

    def visible_to(self, standing: Standing) -> CommunityQuerySet:
        """All of one's own council; none for visitors."""
        return self.none() if standing.is_visitor else self.filter(organisation=standing.organisation_id)


class Community(models.Model):
    """People who share a practice, for a goal of the work."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="communities")
    name = models.CharField(max_length=150)
    purpose = models.TextField()
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="communities")
    steward = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    rhythm = models.CharField(max_length=200, blank=True)  # when and where they meet
    began_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="community_name_once"),
            models.CheckConstraint(condition=~Q(name=""), name="community_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class OfCommunityQuerySet(models.QuerySet):
    """Rows that belong to a community."""

    def visible_to(self, standing: Standing) -> OfCommunityQuerySet:
        """Rows of communities of one's own council."""
        if standing.is_visitor:
            return self.none()
        return self.filter(community__organisation=standing.organisation_id)


class Member(models.Model):
    """A person in a community. Being on the list is not taking part: that is read from acts (row 79)."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = OfCommunityQuerySet.as_manager()

    class Meta:
        ordering = ["joined_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"], condition=Q(left_on=None), name="member_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class KitEntry(models.Model):
    """One element of the practice: something visible, or a rule that nobody wrote down (row 82)."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="kit")
    kind = models.CharField(max_length=12, choices=kit_kinds)
    text = models.CharField(max_length=400)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    dropped_on = models.DateField(null=True, blank=True)

    objects = OfCommunityQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="kit_has_words")]

    def __str__(self) -> str:
        return self.text

    @property
    def kind_value(self) -> KitKind:
        """Kind as an enum."""
        return KitKind(self.kind)


class Gathering(models.Model):
    """A meeting of the community with who was there and a short after-action review in four questions."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="gatherings")
    held_on = models.DateField()
    topic = models.CharField(max_length=250)
    place = models.CharField(max_length=200, blank=True)
    came = models.ManyToManyField(Person, related_name="+")
    expected = models.TextField(blank=True)
    happened = models.TextField(blank=True)
    why = models.TextField(blank=True)
    next_time = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = OfCommunityQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(topic=""), name="gathering_has_topic")]

    def __str__(self) -> str:
        return self.topic
