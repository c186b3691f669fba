"""Which stories a person may see, for the news; and who told what, for who-knows (row 36)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import Expertise, ExpertiseRow
from khum.forums.models import Story
from khum.needs.queries.holders import words_of
from khum.needs.rules.wording import NEAR, likeness
from khum.people.standing import Standing

MOST = 400


def stories(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the stories in sight: one query."""
    return set(Story.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def told(standing: Standing, words: str, person_ids: Collection[int] | None) -> Iterator[ExpertiseRow]:
    """Agreed stories about the words: one query."""
    found = Story.objects.visible_to(standing).filter(agreed_on__isnull=False).select_related("forum")
    if person_ids is not None:
        found = found.filter(teller__in=person_ids)
    asked = words_of(words)
    for story in found.order_by("-agreed_on", "-pk")[:MOST]:
        said = words_of(f"{story.title} {story.forum.topic} {story.result}")
        if not words or likeness(asked, said) >= NEAR:
            yield ExpertiseRow(story.teller_id, story.title, reverse("forums:story", args=[story.pk]), story.agreed_on)


TOLD = Expertise("told", _("Told how they did it"), told)
