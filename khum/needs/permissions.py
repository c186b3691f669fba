"""Who may do what with the needs map and its document, and why not (rows 41, 129)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.needs.rules.kinds import DocumentState

if TYPE_CHECKING:
    from khum.needs.models import NeedsDocument
    from khum.people.standing import Standing


def keeps_map(standing: Standing) -> bool:
    """Whether somebody drafts for every division: the KM secretary and the permanent secretary."""
    return standing.is_km_secretary or standing.is_permanent_secretary


def may_draft(standing: Standing, division_id: int | None) -> Verdict:
    """Goals and needs of a division are drafted by its head; those of the whole council by who keeps the map."""
    if keeps_map(standing) or (division_id is not None and division_id in standing.headed_division_ids):
        return ALLOWED
    return denied(_("Only the head of the division and the KM secretary change these needs."))


def may_draft_any(standing: Standing) -> Verdict:
    """Whether somebody drafts at all."""
    if keeps_map(standing) or standing.is_division_head:
        return ALLOWED
    return denied(_("Only heads of divisions and the KM secretary draft what must be known."))


def may_submit(standing: Standing) -> Verdict:
    """The document goes to the committee from the KM secretary."""
    if keeps_map(standing):
        return ALLOWED
    return denied(_("Only the KM secretary hands the document to the committee."))


def may_agree(standing: Standing) -> Verdict:
    """An agreement with another council is the permanent secretary's or the KM secretary's to make."""
    if keeps_map(standing):
        return ALLOWED
    return denied(_("Only the permanent secretary and the KM secretary agree with other organisations."))


def may_decide(standing: Standing, document: NeedsDocument) -> Verdict:
    """The KM committee approves or returns; never who handed it in, so that two pairs of eyes see it."""
    if not standing.sits_on("km"):
        return denied(_("Only the knowledge management committee approves this document."))
    if document.state_value is DocumentState.SUBMITTED and document.submitted_by_id == standing.person_id:
        return denied(_("You handed the document in: another member of the committee approves it."))
    return ALLOWED
