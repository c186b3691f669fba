"""What the search finds in recognition: rounds with those who were awarded and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchSource
from khum.domain.searching import Findable, Part
from khum.recognition.models import Round
from khum.recognition.rules.states import RoundState


def rounds(roots: Collection[int] | None) -> Iterator[Findable]:
    """Rounds whose result is told: two queries a hundred."""
    found = Round.objects.filter(state=RoundState.DONE).prefetch_related("awards__person").order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for one in found.iterator(chunk_size=100):
        lines = [one.criteria, *(f"{award.person.full_name} {award.reason}" for award in one.awards.all())]
        yield Findable(
            key=one.pk,
            root=one.pk,
            organisation_id=one.organisation_id,
            title=one.title,
            url=reverse("recognition:round", args=[one.pk]),
            parts=(Part("\n".join(line for line in lines if line)),),
            year_be=one.year_be,
            on=one.done_on,
        )


SOURCES = (SearchSource("awards", _("Awards"), rounds, follows={"recognition.round": lambda pk: (pk,)}),)
