"""What waits for a person because of learning: deciding, reporting, sharing, saying what changed (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khum.domain.registries import DueItem
from khum.learning.actions.reporting import deadlines_of
from khum.learning.models import Goal, Place
from khum.learning.queries.pages import answers_for, own_places, to_decide
from khum.learning.rules.states import PlaceState
from khum.people.standing import Standing

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """At most five queries."""
    if standing.person_id is None:
        return
    yield from _own(standing)
    if not (standing.is_division_head or standing.is_permanent_secretary or standing.is_chief_executive):
        return
    yield from _decide(standing)
    yield from _confirm(standing)
    yield from _agree(standing)


def _own(standing: Standing) -> Iterator[DueItem]:
    for row in own_places(standing, deadlines_of(standing)):
        if row.waits:
            page, words, act = _NEXT[row.place.state_value]
            address = reverse(f"learning:{page}", args=[row.place.pk])
            yield DueItem(row.place.training.title, str(words), address, row.due_on, str(act))


def _decide(standing: Standing) -> Iterator[DueItem]:
    for place in to_decide(standing)[:MOST]:
        words = _("%(name)s asks to go") % {"name": place.person.full_name}
        address = reverse("learning:decide", args=[place.pk])
        yield DueItem(place.training.title, words, address, place.training.starts_on, _("Decide"))


def _confirm(standing: Standing) -> Iterator[DueItem]:
    waiting = Place.objects.visible_to(standing).filter(answers_for(standing), state=PlaceState.USED, confirmed_on=None)
    for place in waiting.select_related("training", "person")[:MOST]:
        words = _("%(name)s says what changed in the work") % {"name": place.person.full_name}
        address = reverse("learning:place", args=[place.pk])
        yield DueItem(place.training.title, words, address, None, _("Confirm"))


def _agree(standing: Standing) -> Iterator[DueItem]:
    waiting = Goal.objects.visible_to(standing).filter(
        answers_for(standing), agreed_on=None, dropped_on=None, done_on=None
    )
    for goal in waiting.select_related("person")[:MOST]:
        words = _("%(name)s wants to learn this") % {"name": goal.person.full_name}
        address = reverse("learning:goal-agree", args=[goal.pk])
        yield DueItem(goal.topic, words, address, None, _("Agree"))


_NEXT = {
    PlaceState.APPROVED: ("attend", gettext_lazy("The training is over: were you there?"), gettext_lazy("Answer")),
    PlaceState.ATTENDED: ("report", gettext_lazy("Report on the training"), gettext_lazy("Report on it")),
    PlaceState.REPORTED: ("share", gettext_lazy("Tell your colleagues what you learnt"), gettext_lazy("Note it")),
    PlaceState.SHARED: ("use", gettext_lazy("What changed in your work?"), gettext_lazy("Answer")),
}
