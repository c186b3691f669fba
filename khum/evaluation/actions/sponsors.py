"""Entering a visible act of an executive, and taking a wrong one out (row 10)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.models import SponsorAct
from khum.evaluation.queries.sponsors import executives
from khum.evaluation.rules.states import SponsorKind
from khum.files.models import StoredFile
from khum.people import standing
from khum.people.rules import PositionKind
from khum.people.standing import Standing


@transaction.atomic
def log_act(
    *,
    on: date,
    kind: SponsorKind,
    person_id: int,
    text: str,
    file: StoredFile | None = None,
    by: Standing,
    at: datetime,
) -> SponsorAct:
    """Keep what an executive was seen to do; name and title are those of the day."""
    permissions.may_log_acts(by).or_raise()
    if on > by.today:
        raise NotPossibleError(_("An act is entered when it has happened."))
    if not text.strip():
        raise NotPossibleError(_("Say what was done."))
    person = next((each for each in executives(by.organisation, on) if each.pk == person_id), None)
    if person is None:
        raise NotPossibleError(_("On that day this person was no executive of the council."))
    if file is not None and file.organisation_id != by.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    then = standing.load(person, today=on)
    post = PositionKind.CHIEF_EXECUTIVE if then.is_chief_executive else PositionKind.PERMANENT_SECRETARY
    made: SponsorAct = SponsorAct.objects.create(
        organisation=by.organisation,
        on=on,
        kind=kind.value,
        person=person,
        name=person.full_name,
        title=then.signing_title(post),
        text=text.strip(),
        file=file,
        entered_by_name=by.name,
        entered_at=at,
    )
    ledger.record("sponsor.acted", made, by=by, at=at, detail={"kind": kind.value, "on": on.isoformat()})
    return made


@transaction.atomic
def remove_act(*, act_id: int, reason: str, by: Standing, at: datetime) -> None:
    """Take an act out that was entered wrongly; the ledger keeps its words and the reason."""
    permissions.may_log_acts(by).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    found = SponsorAct.objects.visible_to(by).get(pk=act_id)
    ledger.record("sponsor.removed", found, by=by, at=at, detail={"reason": reason.strip(), "text": found.text[:300]})
    found.delete()
