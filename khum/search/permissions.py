"""Which marks of readers a person carries; the index itself compares them (design.md §4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from khum.domain import searching
from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.people.standing import Standing


def marks_of(standing: Standing) -> frozenset[str]:
    """Everything that a person is to a document on the day."""
    if standing.is_visitor:
        return frozenset({searching.VISITORS})
    found = {searching.EVERYONE, searching.VISITORS}
    found.update(searching.people_of(division) for division in standing.division_ids)
    found.update(searching.holder(position) for position in standing.position_ids)
    if standing.person_id is not None:
        found.add(searching.person(standing.person_id))
    if standing.is_km_secretary or standing.is_permanent_secretary:
        found.add(searching.KEEPERS)
    return frozenset(found)


def may_keep_words(standing: Standing) -> Verdict:
    """Who keeps the words that mean the same: the KM secretary."""
    return ALLOWED if standing.is_km_secretary else denied(_("Only the KM secretary keeps the words of the search."))


def may_see_needs(standing: Standing) -> Verdict:
    """Who sees what was looked for in vain: the KM secretary and the permanent secretary."""
    if standing.is_km_secretary or standing.is_permanent_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary and the permanent secretary see what was looked for in vain."))
