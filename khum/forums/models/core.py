"""Points of knowledge (ขุมความรู้), cores (แก่นความรู้) and knowledge sets (ชุดความรู้) (rows 22, 23)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.forums.models.forum import Forum, OfForumQuerySet
from khum.forums.models.story import OfStoryQuerySet, Story
from khum.library.models import Item
from khum.people.models import Person


class Core(models.Model):
    """A principle that several points have in common, in the group's own words."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="cores")
    title = models.CharField(max_length=200)
    meaning = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = OfForumQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["forum", "title"], name="core_once")]

    def __str__(self) -> str:
        return self.title


class Point(models.Model):
    """One thing learnt from a story, with the words of who told it; on the board once the story was agreed."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="points")
    text = models.CharField(max_length=300)
    quote = models.TextField(blank=True)
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    core = models.ForeignKey(Core, on_delete=models.SET_NULL, null=True, blank=True, related_name="points")
    order = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    agreed_on = models.DateField(null=True, blank=True)

    objects = OfStoryQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="point_has_words"),
            models.CheckConstraint(condition=Q(core=None) | ~Q(agreed_on=None), name="only_agreed_points_cluster"),
        ]

    def __str__(self) -> str:
        return self.text


class KnowledgeSet(models.Model):
    """Cores that belong together, for one kind of work; becomes an item of the library by one press."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="sets")
    title = models.CharField(max_length=200)
    for_whom = models.TextField(blank=True)
    cores = models.ManyToManyField(Core, related_name="sets")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = OfForumQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
