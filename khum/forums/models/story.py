"""A story of success told at a forum (เรื่องเล่าเร้าพลัง): context, what was done, why so decided (rows 81, 86)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.forums.models.forum import Forum, Participant, within
from khum.library.models import Item
from khum.people.models import Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


def seen_by(standing: Standing, prefix: str = "") -> Q:
    """Condition of stories in sight: agreed by the teller, or the person takes part or keeps the forum.

    Until its teller agreed a story belongs to those who sat together; nobody else reads what somebody may still mend.
    """
    if standing.is_visitor:
        return Q(pk__in=[])
    own = within(standing, f"{prefix}forum__")
    if standing.is_km_secretary:
        return own
    me = standing.person_id or 0
    told = Q(**{f"{prefix}agreed_on__isnull": False})
    for name in ("teller", "note_taker", "forum__facilitator", "forum__created_by"):
        told |= Q(**{f"{prefix}{name}": me})
    if standing.headed_division_ids:
        told |= Q(**{f"{prefix}forum__division__in": standing.headed_division_ids})
    mine = Participant.objects.filter(person=me).values("forum")
    return own & (told | Q(**{f"{prefix}forum__in": mine}))


class StoryQuerySet(models.QuerySet):
    """Stories."""

    def visible_to(self, standing: Standing) -> StoryQuerySet:
        """Stories that the person may read."""
        return self.filter(seen_by(standing))


class OfStoryQuerySet(models.QuerySet):
    """Rows of a story."""

    def visible_to(self, standing: Standing) -> OfStoryQuerySet:
        """Rows of stories that the person may read."""
        return self.filter(seen_by(standing, "story__"))


class Story(models.Model):
    """What somebody lived through: told by the teller (คุณกิจ), written down by the note-taker (คุณลิขิต)."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(max_length=200)
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="told_stories")
    note_taker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    context = models.TextField()
    done = models.TextField()
    why = models.TextField()
    result = models.TextField()
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    agreed_on = models.DateField(null=True, blank=True)
    agreed_words = models.CharField(max_length=200, blank=True)  # how it was read back
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(context="") & ~Q(done="") & ~Q(why="") & ~Q(result=""),
                name="story_is_whole",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_agreed(self) -> bool:
        """Whether the teller agreed to what was written."""
        return self.agreed_on is not None
