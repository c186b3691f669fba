"""What was published through a channel, and how often its code was scanned."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from khum.channels.models.channel import Channel, OfChannelQuerySet
from khum.files.models import StoredFile
from khum.library.models import Item
from khum.people.models import Person


class Post(models.Model):
    """A piece published through a channel for a time: an item of the library, or a text of its own.

    ``code`` is the short word in the printed code (QR) that leads to it; each scan is counted.
    """

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="posts")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    title = models.CharField(max_length=250)
    text = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    printed = models.PositiveIntegerField(default=0)
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=16, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)  # by LINE, to whoever follows the account
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfChannelQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="post_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_up_on(self, day: date) -> bool:
        """Whether it hangs, lies or stands there on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class Scan(models.Model):
    """How many browsers followed the code of a post on a day; who they were is not kept."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="scans")
    on = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["post", "on"], name="scans_of_a_day")]

    def __str__(self) -> str:
        return f"{self.post} {self.on}: {self.number}"
