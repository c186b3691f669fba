"""What a staff list is checked against, and the rows of a pending list for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from khum.people.models import Division, Holding, Person, StaffImport
from khum.people.rules import PositionKind
from khum.people.staff_import import checking
from khum.people.staff_import.checking import Checked, Known, Problem
from khum.people.staff_import.names import Name
from khum.people.standing import Standing

_SENTENCES: dict[str, Any] = {
    "no_name": _("The first name is missing."),
    "too_long": _("This is longer than %(about)s letters."),
    "bad_username": _("A username has no spaces; letters, digits and @ . + - _ are allowed."),
    "bad_email": _("This is not an e-mail address."),
    "bad_kind": _("This kind of staff is not known. Choose one of the list."),
    "acting": _("Acting posts are recorded on the person's page afterwards. Write the person's own position here."),
    "bad_date": _("This is not a date. Write it like 1 ต.ค. 2560 or 1/10/2560."),
    "date_far": _("This day lies in the future or too far back. Check the year (B.E.)."),
    "same_username": _("Line %(about)s has the same username."),
    "same_email": _("Line %(about)s has the same e-mail."),
    "same_first_name": _("Line %(about)s names the same person."),
    "taken_username": _("Another account uses this username."),
    "taken_email": _("Another account uses this e-mail."),
    "unknown_division": _("There is no division “%(about)s” yet. Decide on the page of the list whether to make it."),
    "post_held": _("%(about)s holds this position. End that on the page of the position first, or correct the title."),
    "post_twice": _("Line %(about)s holds the same position; only one person can."),
}


@dataclass(frozen=True, slots=True)
class DivisionQuestion:
    """A division of the file that does not exist, and what was decided about it."""

    key: str
    name: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A pending list as it would come out today."""

    checked: tuple[Checked, ...]
    questions: tuple[DivisionQuestion, ...]

    def of(self, state: str) -> list[Checked]:
        """Rows of one state."""
        return [row for row in self.checked if row.state == state]


def sentence(problem: Problem) -> str:
    """The problem in the reader's language."""
    return str(_SENTENCES[problem.code]) % {"about": problem.about}


def known(organisation_id: int, *, today: date) -> Known:
    """Sign-ins of the whole installation; names, divisions and single posts of the organisation: three queries."""
    usernames: dict[str, str] = {}
    emails: dict[str, str] = {}
    names = set()
    rows = Person.objects.values_list("organisation_id", "first_name", "last_name", "username", "email", "is_active")
    for owner, first, last, username, email, is_active in rows.iterator():
        me = Name("", first, last).key if owner == organisation_id else ""
        if me:
            names.add(me)
        if username:
            usernames[username.lower()] = me
        if email and is_active:
            emails[email.lower()] = me
    divisions = Division.objects.filter(organisation_id=organisation_id, closed_on=None).values_list("name", "pk")
    return Known(
        usernames=usernames,
        emails=emails,
        names=frozenset(names),
        divisions={checking.key(name): pk for name, pk in divisions},
        held=_held(organisation_id, today),
    )


def _held(organisation_id: int, today: date) -> dict[tuple[str, str], str]:
    holdings = (
        Holding.objects.on(today)
        .filter(position__organisation_id=organisation_id, position__closed_on=None, is_acting=False)
        .filter(
            position__kind__in=[
                PositionKind.CHIEF_EXECUTIVE,
                PositionKind.PERMANENT_SECRETARY,
                PositionKind.DIVISION_HEAD,
            ]
        )
        .select_related("position__division", "person")
    )
    held = {}
    for holding in holdings:
        kind, division = holding.position.kind, holding.position.division
        of_division = kind == PositionKind.DIVISION_HEAD and division is not None
        held[kind, checking.key(division.name) if of_division else ""] = holding.person.full_name
    return held


def preview(pending: StaffImport, *, today: date) -> Preview:
    """Every row with what is wrong with it now."""
    facts = known(pending.organisation_id, today=today)
    checked = checking.check(pending.rows, facts, pending.divisions, today=today)
    questions = tuple(
        DivisionQuestion(checking.key(name), name, pending.divisions.get(checking.key(name), ""))
        for name in checking.unknown_divisions([row.row for row in checked if row.state != checking.HERE], facts)
    )
    return Preview(tuple(checked), questions)


def divisions_of(standing: Standing) -> list[tuple[str, str]]:
    """Open divisions as choices."""
    rows = Division.objects.visible_to(standing).filter(closed_on=None).values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]
