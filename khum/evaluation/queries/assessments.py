"""Assessments for their pages: lists, one with its items, levels over the years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models import Avg, Count, Prefetch, Q

from khum.evaluation.models import Answer, Assessment, AssessorLink, Catalogue, CatalogueItem, Evidence
from khum.evaluation.rules.catalogues import average
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its answer, if there is one, and its evidence."""

    item: CatalogueItem
    answer: Answer | None
    evidence: tuple[Evidence, ...]

    @property
    def level(self) -> int | None:
        """The level that the council gave itself."""
        return self.answer.level if self.answer else None

    @property
    def is_bare(self) -> bool:
        """A level without evidence proves nothing."""
        return self.level is not None and not self.evidence


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one group and their mean level."""

    name: str
    rows: tuple[ItemRow, ...]

    @property
    def mean(self) -> Decimal | None:
        """Mean of the answered levels."""
        return average(row.level for row in self.rows)


def catalogues(standing: Standing) -> list[Catalogue]:
    """Lists of the council with their number of items: one query."""
    return list(Catalogue.objects.visible_to(standing).annotate(number=Count("items")).order_by("name", "-as_of")[:100])


def listed(standing: Standing) -> list[Assessment]:
    """Assessments with how far they are: one query."""
    own = Assessment.objects.visible_to(standing).select_related("catalogue")
    found = own.annotate(
        told=Count("answers", Q(answers__level__isnull=False), distinct=True),
        number=Count("catalogue__items", distinct=True),
        mean=Avg("answers__level"),
    )
    return list(found.order_by("-year_be", "-pk")[:100])


def groups(assessment: Assessment) -> list[Group]:
    """Every item in its order, by group: three queries."""
    evidence = Prefetch("evidence", queryset=Evidence.objects.select_related("file"))
    answers = {row.item_id: row for row in assessment.answers.prefetch_related(evidence)}
    rows = []
    for item in assessment.catalogue.items.all():
        answer = answers.get(item.pk)
        rows.append(ItemRow(item, answer, tuple(answer.evidence.all()) if answer else ()))
    return [Group(name, tuple(found)) for name, found in groupby(rows, key=lambda row: row.item.group)]


def over_years(assessment: Assessment) -> list[tuple[int, Decimal | None]]:
    """The mean level of the same list, whichever edition, year by year up to this one: one query."""
    found = Answer.objects.filter(
        assessment__organisation=assessment.organisation_id,
        assessment__catalogue__code=assessment.catalogue.code,
        assessment__year_be__lte=assessment.year_be,
        level__isnull=False,
    ).values_list("assessment__year_be", "level")
    levels: dict[int, list[int | None]] = {}
    for year, level in found:
        levels.setdefault(year, []).append(level)
    return [(year, average(levels[year])) for year in sorted(levels)][-5:]


def links(assessment: Assessment) -> list[AssessorLink]:
    """Links of assessors with the number of openings: one query."""
    return list(assessment.links.annotate(openings=Count("visits"))[:30])
