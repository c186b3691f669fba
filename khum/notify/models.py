"""How often each person wants to be written to."""

from __future__ import annotations

from django.db import models

from khum.notify.rules import Rhythm
from khum.people.models import Person


def rhythms() -> list[tuple[str, str]]:
    """Choices of the rhythm."""
    return [(rhythm.value, rhythm.label_th) for rhythm in Rhythm]


class Subscription(models.Model):
    """A person's digest; ``token`` is the secret in the address that ends it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="subscription")
    rhythm = models.CharField(max_length=10, choices=rhythms, default=Rhythm.WEEKLY.value)
    token = models.CharField(max_length=64, unique=True)
    last_sent_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person}: {self.rhythm}"
