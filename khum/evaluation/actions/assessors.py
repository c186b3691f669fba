"""Read-only links for assessors from outside: they expire, can be ended, and every opening is kept. Only a hash is."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.actions.links import token_hash
from khum.evaluation.models import Assessment, AssessorLink, AssessorVisit
from khum.people.standing import Standing

MOST_DAYS = 90


@transaction.atomic
def make_link(*, assessment_id: int, assessor: str, days: int, by: Standing, at: datetime) -> tuple[AssessorLink, str]:
    """A link for a named assessor that ends by itself after some days. Gives link and token."""
    permissions.may_assess(by).or_raise()
    assessment = Assessment.objects.visible_to(by).get(pk=assessment_id)
    if not assessor.strip():
        raise NotPossibleError(_("Say for whom the link is."))
    if not 1 <= days <= MOST_DAYS:
        raise NotPossibleError(_("A link lives from one day to %(most)d days.") % {"most": MOST_DAYS})
    token = secrets.token_urlsafe(32)
    link: AssessorLink = AssessorLink.objects.create(
        assessment=assessment,
        token_sha256=token_hash(token),
        assessor=assessor.strip(),
        made_by=by.person,
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    detail = {"link": link.pk, "for": link.assessor, "days": days}
    ledger.record("assessment.link_made", assessment, by=by, at=at, detail=detail)
    return link, token


@transaction.atomic
def end_link(*, link_id: int, by: Standing, at: datetime) -> AssessorLink:
    """End a link before its day."""
    permissions.may_assess(by).or_raise()
    found: AssessorLink = AssessorLink.objects.visible_to(by).select_related("assessment").get(pk=link_id)
    if found.revoked_at is None:
        found.revoked_at = at
        found.save(update_fields=["revoked_at"])
        ledger.record("assessment.link_ended", found.assessment, by=by, at=at, detail={"link": found.pk})
    return found


def opened(*, token: str, what: str, at: datetime) -> AssessorLink:
    """The living link of a token, its opening kept; raises :class:`NotPossibleError` that says why it is over."""
    held = AssessorLink.objects.select_related("assessment__organisation", "assessment__catalogue")
    link: AssessorLink | None = held.filter(token_sha256=token_hash(token)).first()
    if link is None:
        raise NotPossibleError(_("This link is not known. Ask the council for a new one."))
    if link.revoked_at is not None or link.expires_at < at:
        raise NotPossibleError(_("This link has ended. Ask the council for a new one."))
    AssessorVisit.objects.create(link=link, what=what[:300], at=at)
    return link
