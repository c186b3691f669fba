"""Group roles: given to a position (or, rarely, to a person) for a time (row 129)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.models import Organisation, Person, Position, RoleGrant
from khum.people.rules import MANAGING_ROLES, RoleCode
from khum.people.standing import Standing


@transaction.atomic
def grant_role(*, role: RoleCode, to: Position | Person, start: date, by: Standing, at: datetime) -> RoleGrant:
    """Give a group role from a day on."""
    permissions.may_manage_people(by).or_raise()
    if to.organisation_id != by.organisation_id:
        raise NotPossibleError(_("The position and the person must belong to your organisation."))
    who = {"position": to} if isinstance(to, Position) else {"person": to}
    running = RoleGrant.objects.filter(Q(end_date=None) | Q(end_date__gte=start), role=role, **who)
    if running.exists():
        raise NotPossibleError(_("This role is given there already."))
    grant = RoleGrant.objects.create(organisation_id=by.organisation_id, role=role, start_date=start, **who)
    recording.record("role.granted", to, by=by, at=at, detail={"role": role.value, "from": start.isoformat()})
    return grant


@transaction.atomic
def end_role(*, grant_id: int, end: date, by: Standing, at: datetime) -> RoleGrant:
    """End a role; ``end`` is its last day. Somebody always remains who keeps people and accounts."""
    permissions.may_manage_people(by).or_raise()
    # The council's row is held, so that two of the last grants are never ended at once.
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    own = RoleGrant.objects.filter(organisation_id=by.organisation_id)
    grant = own.select_related("position", "person").get(pk=grant_id)
    if end < grant.start_date:
        raise NotPossibleError(_("The last day is before the first day."))
    lasting = own.filter(Q(end_date=None) | Q(end_date__gt=end), role__in=MANAGING_ROLES).exclude(pk=grant_id)
    if grant.role in MANAGING_ROLES and not lasting.exists():
        raise NotPossibleError(_("Nobody would be left to keep people and accounts. Give the role to another first."))
    grant.end_date = end
    grant.save(update_fields=["end_date"])
    thing = grant.position or grant.person
    recording.record("role.ended", thing, by=by, at=at, detail={"role": grant.role, "last_day": end.isoformat()})
    return grant
