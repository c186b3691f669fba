"""What waits for a person because of recognition: nominations before the committee, results to be told."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.people.standing import Standing
from khum.recognition import permissions
from khum.recognition.models import Round
from khum.recognition.queries.pages import waiting_rounds
from khum.recognition.rules.states import NominationState, RoundState

MOST = 10


def items(standing: Standing) -> Iterator[DueItem]:
    """At most two queries."""
    keeps, decides = permissions.keeps(standing), permissions.decides(standing)
    if not keeps and not decides:
        return
    open_ = Count("nominations", filter=Q(nominations__state=NominationState.PROPOSED))
    for found in waiting_rounds(standing).annotate(undecided=open_)[:MOST]:
        address = reverse("recognition:round", args=[found.pk])
        if found.undecided and decides:
            words = _("%(number)d nominations wait for the committee") % {"number": found.undecided}
            yield DueItem(found.title, words, address, None, _("Look and decide on them"))
        elif not found.undecided and keeps:
            yield DueItem(found.title, _("Everything is decided: tell the result"), address, None, _("Tell the result"))
    if keeps:
        over = Round.objects.visible_to(standing).filter(state=RoundState.OPEN, closes_on__lt=standing.today)
        for found in over[:MOST]:
            words = _("The last day for names is over: put it before the committee")
            yield DueItem(found.title, words, reverse("recognition:round", args=[found.pk]), None, _("Go on with it"))
