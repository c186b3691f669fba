"""How groups see themselves in the cores, and the invitations that come of it (ธารปัญญา, บันไดแลกเปลี่ยน)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.forums.models.core import Core
from khum.forums.models.forum import Forum, OfForumQuerySet, within
from khum.forums.rules.stairs import Mark
from khum.forums.rules.states import InvitationState
from khum.people.models import Division, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def invitation_states() -> list[tuple[str, str]]:
    """Choices of the state of an invitation."""
    return [(state.value, state.label_th) for state in InvitationState]


class OfGroupQuerySet(models.QuerySet):
    """Rows that belong to a group of a forum."""

    def visible_to(self, standing: Standing) -> OfGroupQuerySet:
        """Rows of forums that the person may see."""
        return self.filter(within(standing, "group__forum__"))


class Group(models.Model):
    """Who assesses together: a division or a group of the forum; its speaker answers invitations."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=120)
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="spoken_groups")

    objects = OfForumQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["forum", "name"], name="group_name_once"),
            models.UniqueConstraint(
                fields=["forum", "division"], condition=Q(division__isnull=False), name="group_division_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Assessment(models.Model):
    """The level of a group in a core, 1–5: today and the one it aims at."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="assessments")
    core = models.ForeignKey(Core, on_delete=models.CASCADE, related_name="assessments")
    now = models.PositiveSmallIntegerField()
    target = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = OfGroupQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "core"], name="assessed_once"),
            models.CheckConstraint(
                condition=Q(now__range=(1, 5), target__range=(1, 5), target__gte=F("now")), name="levels_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.now} → {self.target}"

    @property
    def mark(self) -> Mark:
        """As the rules read it."""
        return Mark(self.core_id, self.group_id, self.now, self.target)


class Invitation(models.Model):
    """Who wants to take invites who can give, about one core: accepted with day and place, or declined."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="invitations")
    core = models.ForeignKey(Core, on_delete=models.CASCADE, related_name="invitations")
    giver = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations_to_give")
    taker = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations_to_take")
    state = models.CharField(max_length=10, choices=invitation_states, default=InvitationState.INVITED.value)
    reason = models.TextField(blank=True)
    meet_on = models.DateField(null=True, blank=True)
    meet_where = models.CharField(max_length=200, blank=True)
    met_on = models.DateField(null=True, blank=True)
    exchanged = models.TextField(blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfForumQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["core", "giver", "taker"], name="invited_once"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="nobody_invites_themselves"),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(reason=""), name="declined_with_reason"),
            models.CheckConstraint(
                condition=~Q(state="accepted") | (Q(meet_on__isnull=False) & ~Q(meet_where="")),
                name="accepted_when_where",
            ),
            models.CheckConstraint(
                condition=~Q(state="met") | (Q(met_on__isnull=False) & ~Q(exchanged="")), name="met_with_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taker} ← {self.giver}: {self.core}"

    @property
    def state_value(self) -> InvitationState:
        """State as an enum."""
        return InvitationState(self.state)
