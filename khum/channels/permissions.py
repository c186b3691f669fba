"""Who keeps channels and publishes through them, and why not (rows 105, 122)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.people.rules import RoleCode

if TYPE_CHECKING:
    from collections.abc import Collection

    from khum.channels.models import Channel
    from khum.people.models import Division
    from khum.people.standing import Standing


def may_arrange(standing: Standing) -> Verdict:
    """Opening, changing and closing channels: the KM secretary and who has the role for channels."""
    if standing.is_km_secretary or RoleCode.PR_STEWARD in standing.roles:
        return ALLOWED
    return denied(_("Only the KM secretary or the keeper of channels opens and changes channels."))


def may_keep(standing: Standing, channel: Channel) -> Verdict:
    """Publishing, checking and counting: the steward of the channel, the head of its division, and who arranges."""
    if may_arrange(standing).allowed or channel.steward_id in standing.position_ids:
        return ALLOWED
    if channel.division_id in standing.headed_division_ids:
        return ALLOWED
    return denied(_("Only the steward of this channel, or the head of its division, publishes and checks here."))


def may_announce(standing: Standing, divisions: Collection[int]) -> Verdict:
    """To everybody: who arranges channels, and the permanent secretary; to one's own divisions: their heads."""
    if may_arrange(standing).allowed or standing.is_permanent_secretary:
        return ALLOWED
    if divisions and set(divisions) <= standing.headed_division_ids:
        return ALLOWED
    return denied(_("Heads announce to their own division; to everybody the KM secretary does."))


def may_receive(standing: Standing) -> Verdict:
    """Requests for information are written down and answered by anybody who works here."""
    if standing.is_visitor:
        return denied(_("Sign in first."))
    return ALLOWED


def may_sign_upkeep(standing: Standing, division: Division) -> Verdict:
    """Only the head of the division signs for it."""
    if division.pk in standing.headed_division_ids:
        return ALLOWED
    return denied(_("Only the head of the division signs for what it shows."))
