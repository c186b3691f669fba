"""Taking in the file of an existing plan: receive, read, decide each doubt, accept (issue 2 §3).

Nothing is written to plans before :func:`accept`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.files import actions as files
from khum.files import storage
from khum.files.kinds import READABLE
from khum.files.messages import sentence
from khum.files.reading import extract
from khum.files.refusals import FileRefused
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import content
from khum.plans.models import Plan, PlanImport
from khum.plans.reading import read_plan
from khum.plans.rules.importing import content_of_reading, corrected, value_at
from khum.web import jobs

JOB = "plans.read"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of one doubt: ``accept`` the reading, ``correct`` it to ``text``, or ``skip`` it."""

    choice: str
    text: str = ""


def receive(*, uploaded: Any, by: Standing, at: datetime) -> PlanImport:
    """Keep an uploaded file, to be read in the background. Raises :class:`FileRefused` for a harmful one."""
    permissions.may_make_plan(by).or_raise()
    # Before the transaction: checking a large archive must not keep other writers waiting.
    stored = files.store(organisation=by.organisation, uploaded=uploaded, by=by, at=at, allowed=READABLE)
    with transaction.atomic():
        import_ = PlanImport.objects.create(
            organisation_id=by.organisation_id, file=stored, file_name=stored.name, by=by.person, at=at
        )
        jobs.enqueue(JOB, {"import_id": import_.pk}, at=at)
        ledger.record("plan_import.received", import_, by=by, at=at)
    return import_


def read(*, import_id: int) -> None:
    """Read a received file; harmless to run twice. A refusal is kept as a sentence for the person."""
    import_ = PlanImport.objects.select_related("file", "organisation").filter(pk=import_id, state="reading").first()
    if import_ is None:
        return
    try:
        document = extract(storage.path_of(import_.file), name=import_.file.name)
    except FileRefused as refused:
        PlanImport.objects.filter(pk=import_id, state="reading").update(
            state="failed", failure=str(sentence(refused))[:300]
        )
        return
    reading = read_plan(document, known_organisation=import_.organisation.name).to_json()
    PlanImport.objects.filter(pk=import_id, state="reading").update(
        state="read", reading=reading, year_be=reading.get("year_be")
    )


@transaction.atomic
def decide(*, import_id: int, decisions: dict[int, Decision], version: int, by: Standing, at: datetime) -> PlanImport:
    """Keep what a person said of doubts; a correction is applied to the reading at once."""
    import_ = _locked(import_id, version=version, by=by)
    for index, decision in decisions.items():
        doubt = import_.reading["doubts"][index]
        path = doubt.get("path") or ""
        if decision.choice == "correct" and path:
            import_.reading = corrected(import_.reading, path, decision.text)
        import_.decisions[str(index)] = {"choice": decision.choice, "text": decision.text}
    return _saved(import_, verb="plan_import.decided", by=by, at=at, detail={"doubts": sorted(decisions)})


@transaction.atomic
def correct(*, import_id: int, changes: dict[str, str], version: int, by: Standing, at: datetime) -> PlanImport:
    """Correct texts of the reading by their paths, doubted or not; all of them or none."""
    import_ = _locked(import_id, version=version, by=by)
    before = {path: value_at(import_.reading, path) for path in changes}
    for path, text in changes.items():
        import_.reading = corrected(import_.reading, path, text)
    return _saved(import_, verb="plan_import.corrected", by=by, at=at, detail={"before": before})


@transaction.atomic
def accept_remaining(*, import_id: int, version: int, by: Standing, at: datetime, code: str = "") -> PlanImport:
    """Accept the reading of every doubt that nobody has decided yet; of one kind only where ``code`` names it."""
    import_ = _locked(import_id, version=version, by=by)
    for index, doubt in enumerate(import_.reading.get("doubts", [])):
        if not code or doubt["code"] == code:
            import_.decisions.setdefault(str(index), {"choice": "accept", "text": ""})
    return _saved(import_, verb="plan_import.decided", by=by, at=at, detail={"doubts": code or "remaining"})


@transaction.atomic
def accept(*, import_id: int, year_be: int, version: int, by: Standing, at: datetime) -> Plan:
    """Make the plan. The file's own year gives the record of that year; a later year moves every date with it."""
    import_ = _locked(import_id, version=version, by=by)
    undecided = undecided_doubts(import_)
    if undecided:
        raise NotPossibleError(
            _("%(count)d doubts still wait for your decision. Decide each, or accept the rest.")
            % {"count": len(undecided)}
        )
    plan = content.create(
        content=content_of_reading(import_.reading, organisation=by.organisation.name, year_be=year_be),
        source="import",
        by=by,
        at=at,
        is_past=FiscalYear(year_be).end < by.today,
    )
    import_.state, import_.plan, import_.year_be = "accepted", plan, year_be
    import_.save(update_fields=["state", "plan", "year_be"])
    ledger.record("plan_import.accepted", import_, by=by, at=at, detail={"plan": plan.pk})
    return plan


@transaction.atomic
def discard(*, import_id: int, version: int, by: Standing, at: datetime) -> PlanImport:
    """Put a reading aside; the file and the line in the ledger stay."""
    import_ = _locked(import_id, version=version, by=by)
    import_.state = "discarded"
    import_.save(update_fields=["state"])
    ledger.record("plan_import.discarded", import_, by=by, at=at)
    return import_


def undecided_doubts(import_: PlanImport) -> list[int]:
    """Places of doubts that nobody has decided."""
    return [i for i in range(len(import_.reading.get("doubts", []))) if str(i) not in import_.decisions]


def _locked(import_id: int, *, version: int, by: Standing) -> PlanImport:
    permissions.may_make_plan(by).or_raise()
    import_ = PlanImport.objects.select_for_update().get(pk=import_id, organisation_id=by.organisation_id)
    if import_.state not in {"read", "failed"}:
        raise NotPossibleError(_("This file has been dealt with already."))
    if import_.version != version:
        raise NotPossibleError(_("Somebody else changed this reading in the meantime. Open it again to go on."))
    return import_


def _saved(import_: PlanImport, *, verb: str, by: Standing, at: datetime, detail: dict[str, Any]) -> PlanImport:
    import_.version += 1
    import_.save(update_fields=["reading", "decisions", "version"])
    ledger.record(verb, import_, by=by, at=at, detail=detail)
    return import_
