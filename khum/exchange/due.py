"""What waits for a person because of exchange: steps before somebody leaves, hand-overs, lessons, programmes."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.exchange import permissions
from khum.exchange.models import HandOver, Lesson, Programme
from khum.exchange.queries.radar import radar
from khum.exchange.rules.handing import HandOverState
from khum.exchange.rules.lessons import LessonState
from khum.exchange.rules.programmes import Role, State
from khum.people.standing import Standing

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """At most twelve queries."""
    if standing.person_id is None:
        return
    yield from _hand_overs(standing)
    yield from _lessons(standing)
    yield from _programmes(standing)
    if permissions.may_see_radar(standing):
        yield from _steps(standing)


def _hand_overs(standing: Standing) -> Iterator[DueItem]:
    mine = Q(departure__person=standing.person_id, state=HandOverState.OPEN) | Q(
        successor=standing.person_id, state=HandOverState.HANDED
    )
    found = HandOver.objects.visible_to(standing).filter(mine, departure__cancelled_on=None)
    for one in found.select_related("departure__person")[:MOST]:
        takes_over = one.successor_id == standing.person_id and one.state_value is HandOverState.HANDED
        words = _("Read it and sign for taking over") if takes_over else _("Tell your successor what only you know")
        act = _("Sign") if takes_over else _("Go on")
        yield DueItem(str(one), words, reverse("exchange:hand-over", args=[one.pk]), one.departure.leaves_on, act)


def _lessons(standing: Standing) -> Iterator[DueItem]:
    carried = Q(owner__in=standing.position_ids, state__in=[LessonState.ACTION, LessonState.CHANGED])
    waiting = Q(division__in=standing.headed_division_ids, state__in=[LessonState.RAISED, LessonState.TOLD])
    if permissions.leads(standing):
        waiting |= Q(division=None, state__in=[LessonState.RAISED, LessonState.TOLD])
    acts = {
        LessonState.RAISED: (_("A lesson waits for a decision"), _("Decide")),
        LessonState.ACTION: (_("A lesson is yours to change"), _("Change it")),
        LessonState.CHANGED: (_("Tell those who work with it"), _("Tell them")),
        LessonState.TOLD: (_("Does it work now?"), _("Close it")),
    }
    found = Lesson.objects.visible_to(standing).filter(carried | waiting).order_by("due_on", "pk")
    for lesson in found[:MOST]:
        words, act = acts[lesson.state_value]
        address = reverse("exchange:lesson", args=[lesson.pk])
        yield DueItem(lesson.title, words, address, lesson.due_on, act)


def _programmes(standing: Standing) -> Iterator[DueItem]:
    found = (
        Programme.objects.visible_to(standing)
        .filter(takers__person=standing.person_id, state__in=[State.DONE, State.RUNNING])
        .prefetch_related("takers")
        .order_by("follow_up_on", "pk")
    )
    for one in found[:MOST]:
        address = reverse("exchange:programme", args=[one.pk])
        role = next(taker.role_value for taker in one.takers.all() if taker.person_id == standing.person_id)
        if one.state_value is State.DONE and one.signed_on is None and role is one.kind_value.shape.signs:
            yield DueItem(one.title, _("Sign what came of it"), address, None, _("Sign"))
        elif one.state_value is State.DONE and one.follow_up_on and one.follow_up_on <= standing.today:
            yield DueItem(one.title, _("Look again: what remained of it?"), address, one.follow_up_on, _("Answer"))
        elif one.state_value is State.RUNNING and one.ends_on < standing.today and role is not Role.MEMBER:
            yield DueItem(one.title, _("Its time is over: what came of it?"), address, one.ends_on, _("Put it down"))


def _steps(standing: Standing) -> Iterator[DueItem]:
    """People whose step has come and whose hand-over is not begun or not signed."""
    for blip in radar(standing):
        if blip.step is None or (blip.hand_over and blip.hand_over.state_value is HandOverState.SIGNED):
            continue
        departure = blip.departure
        address = reverse("exchange:departure", args=[departure.pk])
        yield DueItem(departure.person.full_name, blip.step.title_th, address, departure.leaves_on, _("Look at it"))
