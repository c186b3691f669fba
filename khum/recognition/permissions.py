"""Who may do what with recognition, and why not (row 129). Reading is decided by ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.recognition.models.rights import decides as decides
from khum.recognition.models.rights import keeps as keeps

if TYPE_CHECKING:
    from khum.people.models import Person
    from khum.people.standing import Standing
    from khum.recognition.models import Nomination


def may_keep(standing: Standing) -> Verdict:
    """Open rounds, tell results, keep values and gifts."""
    if keeps(standing):
        return ALLOWED
    return denied(_("Only the KM secretary and the permanent secretary keep awards."))


def may_see_gifts(standing: Standing) -> Verdict:
    """What gifts cost."""
    if keeps(standing) or standing.is_chief_executive:
        return ALLOWED
    return denied(_("What gifts cost is for the KM secretary and executives."))


def may_decide(standing: Standing, nomination: Nomination) -> Verdict:
    """The KM committee decides, nobody on themselves or on whom they nominated."""
    if not decides(standing):
        return denied(_("Only the knowledge management committee decides on awards."))
    if standing.person_id == nomination.person_id:
        return denied(_("Nobody decides on their own award."))
    if standing.person_id == nomination.nominated_by_id:
        return denied(_("You nominated this person: another member of the committee decides."))
    return ALLOWED


def may_see_file(standing: Standing, person: Person, division_ids: frozenset[int]) -> Verdict:
    """The file for the appraisal: oneself, the head, the KM secretary and executives."""
    if (
        person.pk == standing.person_id
        or standing.headed_division_ids & division_ids
        or keeps(standing)
        or standing.is_chief_executive
    ):
        return ALLOWED
    return denied(_("The file for the appraisal is for the person, the head of the division and executives."))
