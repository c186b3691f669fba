"""Changing the council itself, its divisions and its posts; nothing of it is ever deleted (row 126)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.models import Division, Holding, Organisation, Position
from khum.people.standing import Standing

PROFILE = ("name", "kind", "district", "province", "address", "phone", "email", "vision", "accent_hue")


@transaction.atomic
def edit_organisation(*, by: Standing, at: datetime, **fields: Any) -> Organisation:
    """Change the particulars of the council; ``fields`` are those of ``PROFILE``."""
    permissions.may_manage_people(by).or_raise()
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    changed = _apply(organisation, {name: fields[name] for name in PROFILE if name in fields})
    if changed:
        recording.record("organisation.changed", organisation, by=by, at=at, detail={"fields": changed})
    return organisation


@transaction.atomic
def set_emblem(*, sha256: str, by: Standing, at: datetime) -> Organisation:
    """Print the picture with this hash on papers from now on; "" prints none. Papers in force keep theirs."""
    permissions.may_manage_people(by).or_raise()
    organisation = Organisation.objects.select_for_update().get(pk=by.organisation_id)
    if _apply(organisation, {"emblem_sha256": sha256}):
        recording.record("organisation.emblem_kept", organisation, by=by, at=at, detail={"sha256": sha256})
    return organisation


@transaction.atomic
def rename_division(*, division_id: int, name: str, order: int, by: Standing, at: datetime) -> Division:
    """Give a division another name or place in the list."""
    permissions.may_manage_people(by).or_raise()
    division = Division.objects.select_for_update().get(pk=division_id, organisation_id=by.organisation_id)
    others = Division.objects.filter(organisation_id=by.organisation_id, name=name).exclude(pk=division_id)
    if others.exists():
        raise NotPossibleError(_("There is a division of this name already."))
    before = division.name
    if _apply(division, {"name": name, "order": order}):
        recording.record("division.changed", division, by=by, at=at, detail={"before": before})
    return division


@transaction.atomic
def close_division(*, division_id: int, on: date, by: Standing, at: datetime) -> Division:
    """Close a division from a day on; its posts must be closed or moved first."""
    permissions.may_manage_people(by).or_raise()
    division = Division.objects.select_for_update().get(pk=division_id, organisation_id=by.organisation_id)
    if division.positions.filter(closed_on=None).exists():
        raise NotPossibleError(_("Close or move the positions of this division first."))
    division.closed_on = on
    division.save(update_fields=["closed_on"])
    recording.record("division.closed", division, by=by, at=at, detail={"on": on.isoformat()})
    return division


@transaction.atomic
def edit_position(*, position_id: int, by: Standing, at: datetime, **fields: Any) -> Position:
    """Change title, kind, division or place of a post; who holds it stays."""
    permissions.may_manage_people(by).or_raise()
    position = Position.objects.select_for_update().get(pk=position_id, organisation_id=by.organisation_id)
    division = fields.get("division")
    if division is not None and division.organisation_id != by.organisation_id:
        raise NotPossibleError(_("This division belongs to another organisation."))
    changed = _apply(
        position, {name: fields[name] for name in ("title", "kind", "division", "order") if name in fields}
    )
    if changed:
        recording.record("position.changed", position, by=by, at=at, detail={"fields": changed})
    return position


@transaction.atomic
def close_position(*, position_id: int, on: date, by: Standing, at: datetime) -> Position:
    """Close a post from a day on. It must be free and sit on no committee by then."""
    permissions.may_manage_people(by).or_raise()
    position = Position.objects.select_for_update().get(pk=position_id, organisation_id=by.organisation_id)
    if Holding.objects.filter(position=position).exclude(end_date__lt=on).exists():
        raise NotPossibleError(_("Somebody holds this position on that day. End that first."))
    if position.seats.exclude(end_date__lt=on).exclude(committee__end_date__lt=on).exists():
        raise NotPossibleError(_("This position has a seat on a committee. End the seat first."))
    position.closed_on = on
    position.save(update_fields=["closed_on"])
    recording.record("position.closed", position, by=by, at=at, detail={"on": on.isoformat()})
    return position


def _apply(thing: Any, values: dict[str, Any]) -> list[str]:
    """Set what differs and save only that; gives the names of the changed fields."""
    changed = [name for name, value in values.items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, values[name])
    if changed:
        thing.save(update_fields=changed)
    return changed
