"""Who may do what with surveys, and why not (row 129). Answering is for who is invited; reading is ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.surveys.models.rights import keeps as keeps
from khum.surveys.models.rights import sees_groups as sees_groups

if TYPE_CHECKING:
    from khum.people.standing import Standing


def may_keep(standing: Standing) -> Verdict:
    """Make, open, remind of and close surveys."""
    if keeps(standing):
        return ALLOWED
    return denied(_("Only the KM secretary and the permanent secretary make and open surveys."))


def may_see_groups(standing: Standing) -> Verdict:
    """Take the results home as a file: whoever sees them by division."""
    if sees_groups(standing):
        return ALLOWED
    return denied(_("The file of results is for heads of divisions, the KM committee and executives."))


def sees_words(standing: Standing) -> bool:
    """Whether somebody reads what people wrote in their own words: who must act on it."""
    return keeps(standing) or standing.is_chief_executive
