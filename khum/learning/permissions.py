"""Who may do what with learning, and why not (row 129). Reading is decided by ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.learning.rules.states import ATTENDED, PlaceState, may_move

if TYPE_CHECKING:
    from collections.abc import Iterable

    from khum.learning.models import Place, Training
    from khum.people.models import Person
    from khum.people.standing import Standing


def may_send(standing: Standing) -> Verdict:
    """Enter a training and send people to it: the KM secretary, heads, the permanent secretary."""
    if standing.is_km_secretary or standing.is_division_head or standing.is_permanent_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary, heads of divisions and the permanent secretary send people to a training."))


def may_change(standing: Standing, training: Training) -> Verdict:
    """Change a training: whoever entered it, and the KM secretary."""
    if standing.is_km_secretary or (standing.person_id and training.created_by_id == standing.person_id):
        return ALLOWED
    return denied(_("Only whoever entered this training and the KM secretary change it."))


def may_decide(standing: Standing, place: Place) -> Verdict:
    """Decide on a request: the head of the division; of heads the permanent secretary; of that one the executive."""
    if place.person_id == standing.person_id:
        return denied(_("Nobody decides on their own request."))
    heads = place.division_id is not None and place.division_id in standing.headed_division_ids
    if heads or standing.is_permanent_secretary or standing.is_chief_executive:
        return ALLOWED
    return denied(_("The head of the division decides, for heads the permanent secretary."))


def may_step(standing: Standing, place: Place, to: PlaceState) -> Verdict:
    """Go on to a state: the person; whether somebody came is also noted by the KM secretary."""
    noted = to in {PlaceState.ATTENDED, PlaceState.MISSED, PlaceState.CANCELLED} and standing.is_km_secretary
    if place.person_id != standing.person_id and not noted:
        return denied(_("Only the person who took part does this."))
    if not may_move(place.state_value, to):
        return denied(_("This is not the next step: %(state)s.") % {"state": place.state_value.label_th})
    return ALLOWED


def may_certify(standing: Standing, place: Place) -> Verdict:
    """Put in a certificate: who took part, and the KM secretary for them."""
    if place.person_id != standing.person_id and not standing.is_km_secretary:
        return denied(_("Only the person who took part does this."))
    if place.state_value not in ATTENDED:
        return denied(_("Nobody has noted yet that the person was there."))
    return ALLOWED


def may_confirm(standing: Standing, place: Place) -> Verdict:
    """Confirm that something changed in the work: those who decide on requests of the person."""
    if place.state_value is not PlaceState.USED:
        return denied(_("The person has not said yet what changed."))
    return may_decide(standing, place)


def may_see_cost(standing: Standing, place: Place) -> bool:
    """What a training cost is for the person, the head, the KM secretary and executives."""
    return (
        place.person_id == standing.person_id
        or place.division_id in standing.headed_division_ids
        or standing.is_km_secretary
        or standing.is_permanent_secretary
        or standing.is_chief_executive
    )


def may_see_money_of(standing: Standing, person: Person, division_ids: Iterable[int]) -> bool:
    """The same for everything of a person whose divisions are given."""
    return (
        person.pk == standing.person_id
        or bool(standing.headed_division_ids & set(division_ids))
        or standing.is_km_secretary
        or standing.is_permanent_secretary
        or standing.is_chief_executive
    )


def may_see_year(standing: Standing) -> Verdict:
    """People, days and money of a year by division: heads their own, the KM secretary and executives all."""
    if standing.is_division_head or sees_all(standing):
        return ALLOWED
    return denied(_("This summary is for heads of divisions, the KM secretary and executives."))


def sees_all(standing: Standing) -> bool:
    """Who looks after the learning of the whole council."""
    return standing.is_km_secretary or standing.is_permanent_secretary or standing.is_chief_executive


def approves_by_order(standing: Standing) -> bool:
    """Whose number of an order approves: those who keep the orders, not whoever types one."""
    return sees_all(standing)


def may_keep_settings(standing: Standing) -> Verdict:
    """Days and budgets of the council are the KM secretary's."""
    if standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary sets days and budgets."))


def may_agree(standing: Standing, division_id: int | None, person_id: int) -> Verdict:
    """Agree on a development goal: the head, for heads the permanent secretary."""
    if person_id == standing.person_id:
        return denied(_("The head agrees on it, not oneself."))
    if division_id in standing.headed_division_ids or standing.is_permanent_secretary or standing.is_chief_executive:
        return ALLOWED
    return denied(_("The head of the division agrees on it."))
