"""The index: documents as they are shown, their passages, the words of each organisation, words that mean the same.

What finds passages (``search_index``) is a table of the database's own kind; see ``engines``.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.people.models import Division, Organisation
from khum.people.models.organisation import TenantQuerySet


class Document(models.Model):
    """One thing that can be found. ``readers`` are marks of who may, ``root`` the thing it follows."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    key = models.BigIntegerField()
    root = models.BigIntegerField()
    title = models.TextField()
    url = models.CharField(max_length=500)
    detail = models.CharField(max_length=500, blank=True)
    readers = models.JSONField(default=list)
    division = models.ForeignKey(Division, on_delete=models.SET_NULL, null=True, related_name="+")
    year_be = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=30, blank=True)
    on = models.DateField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="document_once")]
        indexes = [
            models.Index(fields=["kind", "root"], name="document_of_root"),
            models.Index(fields=["organisation", "kind"], name="document_of_kind"),
        ]

    def __str__(self) -> str:
        return self.title[:80]


class Passage(models.Model):
    """A part of a document. ``place`` says where it stands (page 3), ``anchor`` leads there."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    place = models.CharField(max_length=200, blank=True)
    anchor = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    is_sampled = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]


class Corpus(models.Model):
    """How much an organisation has in the index, and by which rules its words were cut."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+")
    version = models.CharField(max_length=20)
    passages = models.BigIntegerField(default=0)
    characters = models.BigIntegerField(default=0)
    sampled = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.passages}"


class Term(models.Model):
    """How many passages of an organisation hold a word, or (``is_pair``) a pair of clusters among the sampled ones."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    is_pair = models.BooleanField()
    text = models.CharField(max_length=60)
    passages = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "is_pair", "text"], name="term_of_index_once")]

    def __str__(self) -> str:
        return self.text


class Spelling(models.Model):
    """A key under which misspellings meet a word (``rules.spelling``)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    key = models.CharField(max_length=60)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key", "word"], name="spelling_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.word}"


class SameWords(models.Model):
    """Words that mean the same for an organisation, a line each: an abbreviation and what it stands for, synonyms."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="same_words")
    words = models.TextField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["words", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "words"], name="same_words_once")]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The words."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]


class FailedSearch(models.Model):
    """Words that found nothing on a day, and how often; never who asked. It feeds the list of needs.

    ``reported`` counts how often somebody also said that the knowledge is missing.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="failed_searches")
    words = models.CharField(max_length=100)
    on = models.DateField()
    times = models.PositiveIntegerField(default=1)
    reported = models.PositiveIntegerField(default=0)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-times", "words"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "words", "on"], name="failed_search_once_a_day"),
            models.CheckConstraint(condition=~Q(words=""), name="failed_search_has_words"),
        ]

    def __str__(self) -> str:
        return self.words
