"""Who may change people, positions and committees, and why not (row 129)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied

if TYPE_CHECKING:
    from khum.people.standing import Standing


def may_manage_people(standing: Standing) -> Verdict:
    """The KM secretary (HR officer) and administrators keep the organisation chart, accounts and committees."""
    if standing.is_administrator or standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the HR officer or an administrator changes people and positions."))
