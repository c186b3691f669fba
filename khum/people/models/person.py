"""Persons. A person is also the account that signs in; one without a usable password has no account yet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models

from khum.people.models.organisation import Organisation, TenantQuerySet
from khum.people.rules import StaffKind


def staff_kinds() -> list[tuple[str, str]]:
    """Choices of the kind of employment."""
    return [(kind.value, kind.label_th) for kind in StaffKind]


class PersonManager(BaseUserManager.from_queryset(TenantQuerySet)):  # type: ignore[misc]
    """Creates persons with or without an account."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Person:
        """Create a person; without a password the account cannot be used to sign in."""
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person who signs in by this name, in any letter case."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """A member of staff, an executive, or somebody else who holds a position or a seat."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="persons")
    username = models.CharField(
        max_length=60,
        unique=True,
        null=True,
        blank=True,
        validators=[UnicodeUsernameValidator()],
    )
    email = models.EmailField(blank=True)
    prefix = models.CharField(max_length=40, blank=True)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    staff_kind = models.CharField(max_length=20, choices=staff_kinds, default=StaffKind.OFFICIAL.value)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=5, default="th")
    theme = models.CharField(max_length=10, default="auto")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["first_name"]

    class Meta:
        ordering = ["first_name", "last_name", "id"]
        indexes = [models.Index(fields=["organisation", "is_active"], name="person_org_active")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Prefix joined to the first name, then the last name, as Thai papers write it."""
        return f"{self.prefix}{self.first_name} {self.last_name}".strip()

    @property
    def initials(self) -> str:
        """First letters for the round mark; leading vowels are skipped because they cannot stand alone."""
        return "".join(_first_consonant(part) for part in (self.first_name, self.last_name))

    def get_full_name(self) -> str:
        """Django's name for :attr:`full_name`."""
        return self.full_name

    def get_short_name(self) -> str:
        """First name with its prefix."""
        return f"{self.prefix}{self.first_name}"


def _first_consonant(word: str) -> str:
    return next((letter for letter in word if letter not in "เแโใไ"), "")
