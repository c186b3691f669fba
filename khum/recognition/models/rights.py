"""Whose standing reaches what in recognition, read by the querysets and by the permissions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khum.people.standing import Standing


def keeps(standing: Standing) -> bool:
    """Who opens rounds, tells results and keeps values and gifts: the KM secretary and the permanent secretary."""
    return standing.is_km_secretary or standing.is_permanent_secretary


def decides(standing: Standing) -> bool:
    """Who decides on nominations: the KM committee."""
    return standing.sits_on("km")
