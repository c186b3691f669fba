"""Staff lists: taken in, corrected, decided upon, and accepted all at once or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import file_reading, recording
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import chart
from khum.people.models import Division, Holding, Person, Position, StaffImport
from khum.people.queries import staff_import as queries
from khum.people.rules import PositionKind, StaffKind
from khum.people.staff_import import checking, sheet
from khum.people.staff_import.checking import Checked, Known
from khum.people.staff_import.columns import FIELDS
from khum.people.standing import Standing

ALLOWED = frozenset({"xlsx", "csv"})


def receive(*, uploaded: Any, by: Standing, at: datetime) -> StaffImport:
    """Read a file and keep its rows for checking; nobody is made a person.

    Raises ``RefusedFileError`` for a file that cannot be used and ``NoStaffListError`` for one without a staff list.
    """
    permissions.may_manage_people(by).or_raise()
    staff = sheet.read(file_reading.read(uploaded, allowed=ALLOWED))
    with transaction.atomic():
        pending = StaffImport.objects.create(
            organisation_id=by.organisation_id,
            file_name=(uploaded.name or "")[-255:],
            rows=list(staff.rows),
            unused=list(staff.unused),
            by=by.person,
            at=at,
        )
        recording.record("staff_import.received", pending, by=by, at=at, detail={"rows": len(staff.rows)})
    return pending


def _waiting(import_id: int, version: int, by: Standing) -> StaffImport:
    permissions.may_manage_people(by).or_raise()
    pending = StaffImport.objects.select_for_update().get(pk=import_id, organisation_id=by.organisation_id)
    if pending.state != StaffImport.WAITING:
        raise NotPossibleError(_("This list was accepted or put aside already."))
    if pending.version != version:
        raise NotPossibleError(_("Somebody else changed this list meanwhile. Look at it again first."))
    return pending


def _keep(pending: StaffImport, verb: str, by: Standing, at: datetime, detail: dict[str, Any]) -> StaffImport:
    pending.version += 1
    pending.save(update_fields=["rows", "divisions", "state", "result", "version"])
    recording.record(verb, pending, by=by, at=at, detail=detail)
    return pending


@transaction.atomic
def correct(
    *, import_id: int, index: int, values: dict[str, str], leave_out: bool, version: int, by: Standing, at: datetime
) -> StaffImport:
    """Correct one row, or leave it out of the import."""
    pending = _waiting(import_id, version, by)
    if not 0 <= index < len(pending.rows):
        raise NotPossibleError(_("This row is not in the list."))
    row = pending.rows[index]
    row.update({name: sheet.plain(values[name]) for name in FIELDS if name in values}, out=leave_out)
    return _keep(pending, "staff_import.corrected", by, at, {"line": row["line"], "out": leave_out})


@transaction.atomic
def decide_divisions(
    *, import_id: int, decisions: dict[str, str], version: int, by: Standing, at: datetime
) -> StaffImport:
    """Say for each unknown division whether it is made ("new") or which existing one is meant (its id)."""
    pending = _waiting(import_id, version, by)
    own = set(Division.objects.filter(organisation_id=by.organisation_id).values_list("pk", flat=True))
    pending.divisions = pending.divisions | {
        name: choice
        for name, choice in decisions.items()
        if choice in {"", "new"} or (choice.isdecimal() and int(choice) in own)
    }
    return _keep(pending, "staff_import.corrected", by, at, {"divisions": len(decisions)})


@transaction.atomic
def discard(*, import_id: int, version: int, by: Standing, at: datetime) -> StaffImport:
    """Put a list aside; its names are forgotten."""
    pending = _waiting(import_id, version, by)
    pending.state, pending.rows, pending.divisions = StaffImport.DISCARDED, [], {}
    return _keep(pending, "staff_import.discarded", by, at, {})


@transaction.atomic
def accept(*, import_id: int, version: int, by: Standing, at: datetime, today: date) -> StaffImport:
    """Make every new row a person with a position, or nothing at all; a second press changes nothing."""
    permissions.may_manage_people(by).or_raise()
    pending = StaffImport.objects.select_for_update().get(pk=import_id, organisation_id=by.organisation_id)
    if pending.state == StaffImport.ACCEPTED:
        return pending
    pending = _waiting(import_id, version, by)
    facts = queries.known(by.organisation_id, today=today)
    checked = checking.check(pending.rows, facts, pending.divisions, today=today)
    if wrong := [row for row in checked if row.state == checking.WRONG]:
        raise NotPossibleError(
            _("%(number)s rows are still wrong. Correct them or leave them out.") % {"number": len(wrong)}
        )
    making = _Making(facts, pending.divisions, by, at, today)
    for row in checked:
        if row.state == checking.NEW:
            making.add(row)
    states = Counter(row.state for row in checked)
    pending.result = dict(making.made) | {"here": states[checking.HERE], "out": states[checking.OUT]}
    pending.state, pending.rows, pending.divisions = StaffImport.ACCEPTED, [], {}
    return _keep(pending, "staff.imported", by, at, pending.result)


@dataclass
class _Making:
    """The writing half of an accepted list, inside the caller's transaction."""

    facts: Known
    decisions: dict[str, str]
    by: Standing
    at: datetime
    today: date
    made: Counter[str] = field(default_factory=Counter)
    divisions: dict[str, Division] = field(default_factory=dict)

    def add(self, checked: Checked) -> None:
        """One person, the division and the position if they are missing, and the appointment."""
        row = {name: checking.text_of(checked.row, name) for name in FIELDS}
        person = self._person(row)
        if row["position"]:
            position = self._position(row["position"], self._division(row["division"]))
            chart.appoint(position=position, person=person, start=self.today, by=self.by, at=self.at)

    def _person(self, row: dict[str, str]) -> Person:
        self.made["persons"] += 1
        return chart.add_person(
            by=self.by,
            at=self.at,
            username=row["username"] or None,
            email=row["email"],
            prefix=row["prefix"],
            first_name=row["first_name"],
            last_name=row["last_name"],
            phone=row["phone"],
            staff_kind=checking.staff_kind(row["kind"]) or StaffKind.OFFICIAL,
            joined_on=checking.joined_day(row["joined_on"]) if row["joined_on"] else None,
        )

    def _division(self, name: str) -> Division | None:
        if not name:
            return None
        wanted = checking.decided_key(checking.key(name), self.facts, self.decisions)
        if wanted not in self.divisions:
            if wanted in self.facts.divisions:
                self.divisions[wanted] = Division.objects.get(pk=self.facts.divisions[wanted])
            else:
                self.divisions[wanted] = chart.add_division(name=name, by=self.by, at=self.at)
                self.made["divisions"] += 1
        return self.divisions[wanted]

    def _position(self, title: str, division: Division | None) -> Position:
        """A vacant post of this title, or of the one kind there is; else a new one."""
        kind = checking.position_kind(title)
        posts = Position.objects.filter(organisation_id=self.by.organisation_id, closed_on=None).exclude(
            pk__in=Holding.objects.on(self.today).filter(is_acting=False).values("position_id")
        )
        if kind in {PositionKind.CHIEF_EXECUTIVE, PositionKind.PERMANENT_SECRETARY}:
            vacant = posts.filter(kind=kind).first()
        elif kind is PositionKind.DIVISION_HEAD:
            vacant = posts.filter(kind=kind, division=division).first()
        else:
            vacant = posts.filter(title=title, division=division, kind=kind).first()
        if vacant is not None:
            return vacant
        self.made["positions"] += 1
        return chart.add_position(title=title, kind=kind, division=division, by=self.by, at=self.at)
