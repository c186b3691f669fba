"""Whose standing reaches all surveys, read by the querysets and by the permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khum.people.standing import Standing


def keeps(standing: Standing) -> bool:
    """Whether somebody makes surveys and sees all of them: the KM secretary and the permanent secretary."""
    return standing.is_km_secretary or standing.is_permanent_secretary


def sees_groups(standing: Standing) -> bool:
    """Whether somebody sees results by division: who leads, and the KM committee."""
    return keeps(standing) or standing.is_chief_executive or standing.is_division_head or standing.sits_on("km")
