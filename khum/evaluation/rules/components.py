"""Which figures and which acts prove the six components of change and the support of executives (rows 10, 71–76)."""

from __future__ import annotations

from khum.domain.steps import ChangeComponent
from khum.evaluation.rules.states import SponsorKind

FIGURES: dict[ChangeComponent, tuple[str, ...]] = {
    ChangeComponent.PREPARE: ("M12", "M16", "M21"),
    ChangeComponent.COMMUNICATE: ("M13", "M7"),
    ChangeComponent.TOOLS: ("M11", "M20", "M5"),
    ChangeComponent.LEARNING: ("M13", "M10", "M1"),
    ChangeComponent.MEASURE: ("M14", "M14a", "M14b"),
    ChangeComponent.RECOGNISE: ("M15",),
}
"""Figures that show whether a component works; a figure that no app offers is left out."""

SEEN: dict[str, SponsorKind] = {
    "plan.approved": SponsorKind.SIGNED,
    "plan.returned": SponsorKind.DECIDED,
    "needs_document.approved": SponsorKind.SIGNED,
    "report.signed": SponsorKind.SIGNED,
    "hand_over.signed": SponsorKind.SIGNED,
    "programme.signed": SponsorKind.SIGNED,
    "item.approved": SponsorKind.SIGNED,
    "meeting.minutes_certified": SponsorKind.SIGNED,
    "recommendation.accepted": SponsorKind.DECIDED,
    "recommendation.rejected": SponsorKind.DECIDED,
    "meeting.begun": SponsorKind.OPENED,
    "meeting.checked_in": SponsorKind.ATTENDED,
    "announcement.made": SponsorKind.SPOKE,
    "channel.published": SponsorKind.SPOKE,
    "thanks.given": SponsorKind.PRAISED,
    "award.decided": SponsorKind.PRAISED,
}
"""Acts in the ledger that people of the council see, when an executive did them."""
