"""What the search finds on the needs map: needed knowledge with its goal and who holds it, for the organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchSource
from khum.domain.searching import Findable, Part
from khum.needs.models import Holder, Need
from khum.needs.rules.kinds import Having


def needs(roots: Collection[int] | None) -> Iterator[Findable]:
    """Needs that were not retired: two queries."""
    holders = Holder.objects.select_related("person")
    found = (
        Need.objects.filter(retired_on=None)
        .select_related("goal__division")
        .prefetch_related(Prefetch("holders", queryset=holders))
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(pk__in=roots)
    for need in found.iterator(chunk_size=200):
        yield Findable(
            key=need.pk,
            root=need.pk,
            organisation_id=need.organisation_id,
            title=need.title,
            url=reverse("needs:need", args=[need.pk]),
            parts=(Part(_words(need)),),
            detail=need.goal.title[:150],
            division_id=need.goal.division_id,
            year_be=need.goal.year_be,
            status=need.having,
            on=localdate(need.created_at),
        )


def _words(need: Need) -> str:
    """Goal, strategy, place, note and the names of holders."""
    names = [row.person.full_name for row in need.holders.all()]
    lines = [need.goal.title, need.goal.strategy, need.place, need.note, *names]
    return "\n".join(line for line in lines if line)


def _of_goal(goal_id: int) -> Iterable[int]:
    return Need.objects.filter(goal=goal_id).values_list("pk", flat=True)


SOURCES = (
    SearchSource(
        "needs",
        _("Needed knowledge"),
        needs,
        follows={"needs.need": lambda pk: (pk,), "needs.goal": _of_goal},
        statuses={having.value: having.label_th for having in Having},
    ),
)
"""Registered by ``registration.register``."""
