"""Who may do what with departures, hand-overs, lessons and programmes, and why not. Reading is ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.exchange.rules.handing import HandOverState
from khum.exchange.rules.programmes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khum.exchange.models import Departure, HandOver, Lesson, Programme
    from khum.people.standing import Standing


def leads(standing: Standing) -> bool:
    """HR and the permanent secretary."""
    return standing.is_km_secretary or standing.is_permanent_secretary


def _heads(standing: Standing, division_id: int | None) -> bool:
    return leads(standing) or (division_id is not None and division_id in standing.headed_division_ids)


def may_see_radar(standing: Standing) -> bool:
    """Whether the radar shows more than oneself."""
    return leads(standing) or standing.is_division_head


def may_note_departure(standing: Standing, *, person_id: int | None, division_id: int | None) -> Verdict:
    """HR, the permanent secretary, the head of the division; everybody says so of themselves."""
    if standing.person_id is not None and person_id == standing.person_id:
        return ALLOWED
    if _heads(standing, division_id):
        return ALLOWED
    return denied(_("Only HR, the permanent secretary, the head of the division and the person note who leaves."))


def may_arrange(standing: Standing, departure: Departure) -> Verdict:
    """Name the successor, move due items, call the departure off."""
    if _heads(standing, departure.division_id):
        return ALLOWED
    return denied(_("Only HR, the permanent secretary and the head of the division arrange a hand-over."))


def may_answer(standing: Standing, hand_over: HandOver) -> Verdict:
    """The leaver tells; HR and the head may write it down for the leaver. A signed hand-over is not changed."""
    if hand_over.state_value is HandOverState.SIGNED:
        return denied(_("A hand-over that was signed is not changed."))
    departure = hand_over.departure
    if departure.person_id == standing.person_id or _heads(standing, departure.division_id):
        return ALLOWED
    return denied(_("Only who leaves, the head of the division and HR answer the interview."))


def may_shadow(standing: Standing, hand_over: HandOver) -> Verdict:
    """Leaver and successor note the days they worked side by side."""
    if hand_over.successor_id is not None and hand_over.successor_id == standing.person_id:
        if hand_over.state_value is HandOverState.SIGNED:
            return denied(_("A hand-over that was signed is not changed."))
        return ALLOWED
    return may_answer(standing, hand_over)


def may_sign(standing: Standing, hand_over: HandOver) -> Verdict:
    """Nobody but the successor."""
    if hand_over.successor_id is not None and hand_over.successor_id == standing.person_id:
        return ALLOWED
    return denied(_("Only the successor signs for taking over."))


def may_assign(standing: Standing, lesson: Lesson) -> Verdict:
    """Give a lesson to somebody, close it or leave it."""
    if _heads(standing, lesson.division_id):
        return ALLOWED
    return denied(_("Only the head of the division, HR and the permanent secretary decide on a lesson."))


def may_carry_out(standing: Standing, lesson: Lesson) -> Verdict:
    """Who holds the post that was asked, or may assign it."""
    if lesson.owner_id in standing.position_ids:
        return ALLOWED
    return may_assign(standing, lesson)


def may_plan(standing: Standing, kind: Kind) -> Verdict:
    """Everybody begins an innovation or a circle; what moves people is planned by heads and HR."""
    if standing.is_visitor:
        return denied(_("Sign in first."))
    if kind in {Kind.INNOVATION, Kind.CIRCLE} or may_see_radar(standing):
        return ALLOWED
    return denied(_("Only heads of divisions, HR and the permanent secretary plan this."))


def may_run(standing: Standing, programme: Programme, taker_ids: Iterable[int]) -> Verdict:
    """Who takes part notes sessions and the output; so do the head and HR."""
    if standing.person_id is not None and (
        standing.person_id in set(taker_ids) or programme.created_by_id == standing.person_id
    ):
        return ALLOWED
    if _heads(standing, programme.division_id):
        return ALLOWED
    return denied(_("Only who takes part, the head of the division and HR do this."))


def may_read_sessions(standing: Standing, programme: Programme, taker_ids: Iterable[int]) -> bool:
    """What was said between mentor and mentee stays with them, the head and HR; other kinds are open."""
    return not programme.kind_value.shape.is_private or bool(may_run(standing, programme, taker_ids))


def may_confirm(standing: Standing, programme: Programme, taker_ids: Iterable[int]) -> Verdict:
    """A head, HR or the permanent secretary who did not take part confirms an outcome (M23)."""
    if not _heads(standing, programme.division_id):
        return denied(_("Only the head of the division, HR and the permanent secretary confirm an outcome."))
    if standing.person_id is not None and standing.person_id in set(taker_ids):
        return denied(_("Who took part does not confirm the outcome. Ask HR or the permanent secretary."))
    return ALLOWED
