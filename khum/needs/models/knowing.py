"""What people say of themselves: skills, and how they want to be reached (rows 36, 84)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from khum.people.models import Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


class OfPersonQuerySet(models.QuerySet):
    """Rows that a person keeps about themselves."""

    def visible_to(self, standing: Standing) -> OfPersonQuerySet:
        """Rows of people of the same organisation."""
        if standing.is_visitor:
            return self.none()
        return self.filter(person__organisation=standing.organisation_id)


class Skill(models.Model):
    """A skill that a person claims; shown apart from what the records show."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="skills")
    name = models.CharField(max_length=120)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="skill_once")]

    def __str__(self) -> str:
        return self.name


class ContactChoice(models.Model):
    """How a person lets colleagues reach them; without a row only the question inside the system is offered."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact_choice")
    shows_phone = models.BooleanField(default=False)
    shows_email = models.BooleanField(default=False)
    in_person = models.BooleanField(default=True)
    is_asked = models.BooleanField(default=True)  # takes questions at all
    is_known_outside = models.BooleanField(default=False)  # found by councils with which one's own agreed
    note = models.CharField(max_length=200, blank=True)

    objects = OfPersonQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.person)
