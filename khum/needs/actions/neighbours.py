"""Agreeing with another council of the installation, and ending it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.needs import permissions
from khum.needs.models import Neighbour
from khum.people.models import Organisation
from khum.people.standing import Standing


@transaction.atomic
def agree(*, other_id: int, by: Standing, at: datetime) -> Neighbour:
    """Agree to be found by another council; it holds once that council agrees too."""
    permissions.may_agree(by).or_raise()
    if other_id == by.organisation_id:
        raise NotPossibleError(_("Choose another organisation."))
    other = Organisation.objects.get(pk=other_id)
    neighbour, made = Neighbour.objects.get_or_create(
        organisation=by.organisation, other=other, defaults={"agreed_by": by.person, "agreed_at": at}
    )
    if made:
        ledger.record("neighbour.agreed", neighbour, by=by, at=at)
    return neighbour


@transaction.atomic
def end(*, other_id: int, by: Standing, at: datetime) -> None:
    """End it from this side: at once nobody of either council is found by the other."""
    permissions.may_agree(by).or_raise()
    neighbour = Neighbour.objects.visible_to(by).get(other=other_id)
    ledger.record("neighbour.ended", neighbour, by=by, at=at)
    neighbour.delete()
