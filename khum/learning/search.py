"""What the search finds in learning: trainings with what people reported of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, KEEPERS, Findable, Part, person
from khum.learning.models import Training
from khum.learning.rules.states import GOING


def trainings(roots: Collection[int] | None) -> Iterator[Findable]:
    """Trainings that were not cancelled: two queries a hundred."""
    found = Training.objects.filter(cancelled_on=None).prefetch_related("places__person").order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for training in found.iterator(chunk_size=100):
        told = [place for place in training.places.all() if place.reported_on]
        about = "\n".join(
            filter(None, [training.organiser, training.place, training.content, training.audience, training.method])
        )
        yield Findable(
            key=training.pk,
            root=training.pk,
            organisation_id=training.organisation_id,
            title=training.title,
            url=reverse("learning:training", args=[training.pk]),
            parts=(
                Part(about, "", ""),
                *(
                    Part(f"{place.learnt}\n{place.change}", f"รายงานของ{place.person.full_name}", f"#place-{place.pk}")
                    for place in told
                ),
            ),
            readers=_readers(training),
            detail=training.kind_value.label_th,
            year_be=FiscalYear.containing(training.starts_on).be,
            on=training.starts_on,
        )


def _readers(training: Training) -> frozenset[str]:
    """Who may find it: the same people who may see it (``TrainingQuerySet.visible_to``)."""
    places = list(training.places.all())
    if not places or any(place.state_value in GOING for place in places):
        return frozenset({EVERYONE})
    own = {person(place.person_id) for place in places} | {KEEPERS}
    if training.created_by_id:
        own.add(person(training.created_by_id))
    return frozenset(own)


SOURCES = (SearchSource("learning", _("Trainings"), trainings, follows={"learning.training": lambda pk: (pk,)}),)
