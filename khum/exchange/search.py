"""What the search finds in exchange: lessons and programmes. Hand-overs stay with their people."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, Findable, Part
from khum.domain.thai_date import day_of
from khum.exchange.models import Lesson, Programme


def lessons(roots: Collection[int] | None) -> Iterator[Findable]:
    """Lessons with what was changed: one query."""
    found = Lesson.objects.order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for lesson in found.iterator(chunk_size=100):
        told = "\n".join([lesson.happened, lesson.why, lesson.proposal, lesson.action, lesson.changed_what])
        yield Findable(
            key=lesson.pk,
            root=lesson.pk,
            organisation_id=lesson.organisation_id,
            title=lesson.title,
            url=reverse("exchange:lesson", args=[lesson.pk]),
            parts=(Part(told, "", ""),),
            readers=frozenset({EVERYONE}),
            detail=lesson.state_value.label_th,
            division_id=lesson.division_id,
            year_be=FiscalYear.containing(day_of(lesson.raised_at)).be,
            on=day_of(lesson.raised_at),
        )


def programmes(roots: Collection[int] | None) -> Iterator[Findable]:
    """Programmes with their plan and output; what was said in sessions is not found: one query."""
    found = Programme.objects.order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for one in found.iterator(chunk_size=100):
        yield Findable(
            key=one.pk,
            root=one.pk,
            organisation_id=one.organisation_id,
            title=one.title,
            url=reverse("exchange:programme", args=[one.pk]),
            parts=(Part("\n".join([*one.texts.values(), one.reason, one.follow_up]), "", ""),),
            readers=frozenset({EVERYONE}),
            detail=one.kind_value.label_th,
            division_id=one.division_id,
            year_be=FiscalYear.containing(one.starts_on).be,
            on=one.starts_on,
        )


SOURCES = (
    SearchSource("lessons", _("Lessons"), lessons, follows={"exchange.lesson": lambda pk: (pk,)}),
    SearchSource("programmes", _("Person to person"), programmes, follows={"exchange.programme": lambda pk: (pk,)}),
)
