"""A knowledge forum (เวทีแลกเปลี่ยนเรียนรู้) and who came (rows 67, 78, 92)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.forums.rules.states import ForumState
from khum.people.models import Division, Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in ForumState]


def within(standing: Standing, prefix: str = "") -> Q:
    """Condition of rows open to the whole organisation, never to visitors."""
    if standing.is_visitor:
        return Q(pk__in=[])
    return Q(**{f"{prefix}organisation": standing.organisation_id})


class ForumQuerySet(models.QuerySet):
    """Forums of an organisation."""

    def visible_to(self, standing: Standing) -> ForumQuerySet:
        """Forums of the person's organisation: everybody may see what is told where."""
        return self.filter(within(standing))


class OfForumQuerySet(models.QuerySet):
    """Rows that belong to a forum and are as open as it is."""

    def visible_to(self, standing: Standing) -> OfForumQuerySet:
        """Rows of forums that the person may see."""
        return self.filter(within(standing, "forum__"))


class Forum(models.Model):
    """People meet about one problem of the work and tell how they solved it; ``problem`` comes before all (row 78)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="forums")
    topic = models.CharField(max_length=250)
    problem = models.TextField()
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    facilitator = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=states, default=ForumState.PLANNED.value)
    outcome = models.TextField(blank=True)  # short AAR at the end (row 92)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    closed_on = models.DateField(null=True, blank=True)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["organisation", "-on"], name="forum_of_organisation")]
        constraints = [
            models.CheckConstraint(condition=~Q(topic="") & ~Q(problem=""), name="forum_has_topic_and_problem"),
            models.CheckConstraint(condition=~Q(state="closed") | ~Q(closed_on=None), name="forum_closed_when"),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def state_value(self) -> ForumState:
        """State as an enum."""
        return ForumState(self.state)

    @property
    def is_open(self) -> bool:
        """Whether people tell and cluster now."""
        return self.state_value is ForumState.OPEN


class Participant(models.Model):
    """A person invited to a forum; ``came`` is None until attendance was taken."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="forum_places")
    came = models.BooleanField(null=True, blank=True)

    objects = OfForumQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["forum", "person"], name="participant_once")]

    def __str__(self) -> str:
        return str(self.person)
