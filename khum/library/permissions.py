"""Who may do what with an item, and why not (rows 44, 129). Reading is decided by ``Item.objects.visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.library.rules.kinds import catalogue
from khum.library.rules.review import Reviewer, needed, role_for, still_missing
from khum.library.rules.states import IN_SERVICE, ItemState, RevisionState, Significance

if TYPE_CHECKING:
    from khum.library.models import Item, Revision, Use
    from khum.people.standing import Standing


def may_write(standing: Standing) -> Verdict:
    """Everybody who holds a position writes down what the work taught."""
    if standing.position_ids or standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only people who hold a position in the organisation write items."))


def may_edit(standing: Standing, item: Item) -> Verdict:
    """The writer, the owner, people of the division and the KM secretary; nobody while a reviewer looks."""
    if item.organisation_id != standing.organisation_id:
        return denied(_("This item belongs to another organisation."))
    if item.state_value is ItemState.SUBMITTED:
        return denied(_("The item is being reviewed. Wait for the answer, or take it back to change it."))
    if _has_to_do_with(standing, item) or item.division_id in standing.division_ids:
        return ALLOWED
    return denied(_("Only the writer, the owner, people of the division and the KM secretary change this item."))


def may_write_text(standing: Standing, item: Item) -> Verdict:
    """Who may edit, but not while a revision is looked at: what is written then would be lost on publishing."""
    verdict = may_edit(standing, item)
    if verdict and item.revisions.filter(state=RevisionState.SUBMITTED).exists():
        return denied(_("The item is being reviewed. Wait for the answer, or take it back to change it."))
    return verdict


def may_care(standing: Standing, item: Item) -> Verdict:
    """Verify, retire, answer reports: the owner, the head of the division, the secretary."""
    if item.organisation_id != standing.organisation_id:
        return denied(_("This item belongs to another organisation."))
    if not item.state_value.is_readable:
        return denied(_("The item has not been published yet."))
    if _cares_for(standing, item):
        return ALLOWED
    return denied(_("Only the owner of the item, the head of its division or the KM secretary does this."))


def may_withdraw(standing: Standing, item: Item, revision: Revision | None) -> Verdict:
    """The author takes back what nobody has answered yet."""
    if revision is not None and standing.person_id is not None and revision.author_id == standing.person_id:
        return ALLOWED
    return denied(_("Only the author takes a revision back."))


def reviewer_of(standing: Standing, item: Item, revision: Revision) -> Reviewer:
    """What a person is to a revision."""
    return Reviewer(
        person_id=standing.person_id,
        is_author=standing.person_id is not None and standing.person_id == revision.author_id,
        is_colleague=item.division_id in standing.division_ids,
        is_head=item.division_id in standing.headed_division_ids,
        is_secretary=standing.is_km_secretary,
        is_permanent_secretary=standing.is_permanent_secretary,
    )


def missing_roles(item: Item, revision: Revision, *, year_be: int) -> tuple[str, ...]:
    """Roles that must still look at a revision: one query."""
    reviews = catalogue(year_be).reviews
    roles = needed(reviews, Significance(revision.significance), is_first=item.current_id is None)
    return still_missing(roles, [review.role for review in revision.reviews.all() if review.is_approval])


def review_role(standing: Standing, item: Item, revision: Revision) -> str:
    """The role that the person may fill now; "" where none."""
    missing = missing_roles(item, revision, year_be=FiscalYear.containing(standing.today).be)
    seen_by = [review.by_id for review in revision.reviews.all()]
    return role_for(reviewer_of(standing, item, revision), missing, seen_by=seen_by)


def may_review(standing: Standing, item: Item, revision: Revision) -> Verdict:
    """Who may approve or return a revision: never its author, nobody twice."""
    if item.organisation_id != standing.organisation_id:
        return denied(_("This item belongs to another organisation."))
    if revision.state != RevisionState.SUBMITTED:
        return denied(_("This revision has been answered already."))
    if standing.person_id is not None and revision.author_id == standing.person_id:
        return denied(_("You wrote this. Somebody else must look at it."))
    if review_role(standing, item, revision):
        return ALLOWED
    return denied(_("This revision waits for somebody else’s review."))


def may_use(standing: Standing, item: Item) -> Verdict:
    """Everybody who may read an item that is in service."""
    if item.state_value not in IN_SERVICE:
        return denied(_("Only a published item is used. Look whether another one replaces it."))
    return ALLOWED if standing.person_id is not None else denied(_("A person records a use."))


def may_confirm(standing: Standing, use: Use) -> Verdict:
    """The head of the user's division; for a head, and where there is none, the permanent secretary."""
    if use.person_id == standing.person_id:
        return denied(_("Your head confirms your use, not you."))
    if use.confirmed_at is not None:
        return denied(_("This use has been confirmed already."))
    if use.division_id in standing.headed_division_ids or standing.is_permanent_secretary:
        return ALLOWED
    return denied(_("The head of the division of whoever used it confirms."))


def may_ask(standing: Standing, item: Item) -> Verdict:
    """Who asks people to acknowledge an item: heads, the secretaries, the owner."""
    if item.state_value not in IN_SERVICE:
        return denied(_("Only a published item is acknowledged."))
    if standing.is_division_head or _cares_for(standing, item):
        return ALLOWED
    return denied(_("Only heads of divisions, the owner and the KM secretary ask for acknowledgement."))


def may_arrange(standing: Standing) -> Verdict:
    """Categories, tags, glossary and kinds are kept by the KM secretary."""
    if standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary (HR officer) keeps categories, tags and the glossary."))


def may_offer(standing: Standing, item: Item) -> Verdict:
    """The head of the division and the secretaries offer a published, open item to other organisations."""
    if item.state_value is not ItemState.PUBLISHED or item.visibility not in {"public", "organisation"}:
        return denied(_("Only a published item that the whole organisation may read is offered."))
    is_head = item.division_id in standing.headed_division_ids
    if is_head or standing.is_km_secretary or standing.is_permanent_secretary:
        return ALLOWED
    return denied(_("Only the head of the division or the KM secretary offers items to other organisations."))


def _has_to_do_with(standing: Standing, item: Item) -> bool:
    is_mine = standing.person_id is not None and item.created_by_id == standing.person_id
    return is_mine or _cares_for(standing, item)


def _cares_for(standing: Standing, item: Item) -> bool:
    return (
        item.owner_id in standing.position_ids
        or item.division_id in standing.headed_division_ids
        or standing.is_km_secretary
        or standing.is_permanent_secretary
    )
