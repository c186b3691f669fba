"""A person's calendar address: a secret that a calendar program asks with."""

from __future__ import annotations

from django.db import models

from khum.people.models import Person


class Feed(models.Model):
    """The living secret of a person's calendar; only its hash is kept. Taking it back is deleting the row."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="calendar_feed")
    sha256 = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
