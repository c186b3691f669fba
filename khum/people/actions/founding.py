"""The first minutes of an installation: the council, its divisions, and the first person who may sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import standing
from khum.people.actions import chart
from khum.people.models import Holding, Organisation, Person, Position, RoleGrant
from khum.people.rules import PositionKind, RoleCode
from khum.people.staff_import.names import split_name
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Account:
    """Name and sign-in of the HR officer who sets Khum up."""

    prefix: str
    first_name: str
    last_name: str
    username: str
    password: str | None  # None: the caller sets it
    email: str = ""


@dataclass(frozen=True, slots=True)
class Council:
    """What is asked of a new council."""

    code: str
    name: str
    kind: str
    district: str
    province: str
    divisions: tuple[str, ...]
    account: Account
    permanent_secretary: str = ""
    chief_executive: str = ""
    is_demonstration: bool = False


@transaction.atomic
def found(*, council: Council, start: date, at: datetime) -> Standing:
    """Create a council with its top posts and the account of its HR officer; gives that officer's standing."""
    if Organisation.objects.filter(code=council.code).exists():
        raise NotPossibleError(_("There is an organisation with this code already. Choose another code."))
    if Person.objects.filter(username__iexact=council.account.username).exists():
        raise NotPossibleError(_("This username is taken. Choose another."))
    organisation = Organisation.objects.create(
        code=council.code,
        name=council.name,
        kind=council.kind,
        district=council.district,
        province=council.province,
        is_demonstration=council.is_demonstration,
    )
    officer = Person.objects.create_user(
        council.account.username,
        council.account.password,
        organisation=organisation,
        prefix=council.account.prefix,
        first_name=council.account.first_name,
        last_name=council.account.last_name,
        email=council.account.email,
    )
    first = standing.of_command_line(organisation, today=start)
    divisions = [chart.add_division(name=name, by=first, at=at) for name in council.divisions]
    # The first post is filled without an action: nobody has the right to appoint before it.
    post = Position.objects.create(
        organisation=organisation,
        division=divisions[0] if divisions else None,
        title="นักทรัพยากรบุคคล",
        kind=PositionKind.HR_OFFICER,
        order=0,
    )
    Holding.objects.create(position=post, person=officer, start_date=start)
    RoleGrant.objects.bulk_create(
        RoleGrant(organisation=organisation, role=role, position=post, start_date=start)
        for role in (RoleCode.KM_SECRETARY, RoleCode.ADMINISTRATOR)
    )
    by = standing.load(officer, today=start)
    recording.record("organisation.founded", organisation, by=by, at=at)
    _top_posts(council, organisation, by, start, at)
    return by


def _top_posts(council: Council, organisation: Organisation, by: Standing, start: date, at: datetime) -> None:
    titles = organisation.titles
    posts = (
        (titles.chief_executive, PositionKind.CHIEF_EXECUTIVE, council.chief_executive),
        (titles.permanent_secretary, PositionKind.PERMANENT_SECRETARY, council.permanent_secretary),
    )
    for title, kind, name in posts:
        position = chart.add_position(title=title, kind=kind, division=None, by=by, at=at)
        if name.strip():
            parts = split_name(name)
            person = chart.add_person(
                by=by, at=at, prefix=parts.prefix, first_name=parts.first[:80], last_name=parts.last[:80]
            )
            chart.appoint(position=position, person=person, start=start, by=by, at=at)
