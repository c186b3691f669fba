"""What waits for a person because of forums: to come, to agree, to answer, to say what was exchanged, to close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.forums.models import Forum, Invitation, Story
from khum.forums.rules.states import ForumState, InvitationState
from khum.people.standing import Standing

MOST = 10
AHEAD = timedelta(days=14)
CLOSE_WITHIN = timedelta(days=7)
ANSWER_WITHIN = timedelta(days=7)


def items(standing: Standing) -> Iterator[DueItem]:
    """At most four queries."""
    if standing.person_id is None:
        return
    yield from _forums(standing, standing.person_id)
    yield from _to_agree(standing, standing.person_id)
    yield from _invitations(standing, standing.person_id)


def _forums(standing: Standing, me: int) -> Iterator[DueItem]:
    rows = Forum.objects.visible_to(standing)
    coming = rows.filter(state=ForumState.PLANNED, on__range=(standing.today, standing.today + AHEAD))
    for forum in coming.filter(Q(participants__person=me) | Q(facilitator=me)).distinct().order_by("on", "pk")[:MOST]:
        yield DueItem(
            forum.topic,
            _("You are invited to this forum"),
            reverse("forums:forum", args=[forum.pk]),
            forum.on,
            _("Open"),
        )
    late = rows.filter(facilitator=me).filter(
        Q(state=ForumState.OPEN, on__lt=standing.today) | Q(state=ForumState.PLANNED, on__lt=standing.today)
    )
    for forum in late.order_by("on", "pk")[:MOST]:
        words = _("Gather what the forum brought and close it")
        yield DueItem(forum.topic, words, reverse("forums:forum", args=[forum.pk]), forum.on + CLOSE_WITHIN, _("Open"))


def _to_agree(standing: Standing, me: int) -> Iterator[DueItem]:
    told = Story.objects.visible_to(standing).filter(teller=me, agreed_on=None, forum__state=ForumState.OPEN)
    for story in told.select_related("forum").order_by("pk")[:MOST]:
        address = f"{reverse('forums:story', args=[story.pk])}#agree"
        yield DueItem(story.title, _("Read your story and agree, or mend it"), address, None, _("Read"))


def _invitations(standing: Standing, me: int) -> Iterator[DueItem]:
    rows = Invitation.objects.visible_to(standing).select_related("core", "giver", "taker").order_by("pk")
    asked = Q(state=InvitationState.INVITED, giver__speaker=me)
    meeting = Q(state=InvitationState.ACCEPTED, meet_on__lte=standing.today + AHEAD)
    mine = Q(giver__speaker=me) | Q(taker__speaker=me)
    for row in rows.filter(asked | (meeting & mine))[:MOST]:
        address = reverse("forums:invitation", args=[row.pk])
        if row.state_value is InvitationState.INVITED:
            words = _("%(taker)s asks you to tell how you do it") % {"taker": row.taker.name}
            due = row.invited_at.date() + ANSWER_WITHIN
            yield DueItem(row.core.title, words, address, due, _("Answer"))
        else:
            yield DueItem(row.core.title, _("You meet to exchange"), address, row.meet_on, _("Open"))
