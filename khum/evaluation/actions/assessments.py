"""Catalogues and the council's answers to them, each with its evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.models import Answer, Assessment, Catalogue, CatalogueItem, Evidence
from khum.evaluation.rules.catalogues import Item
from khum.files.models import StoredFile
from khum.people.standing import Standing

_OWN = Path(__file__).resolve().parent.parent / "data" / "own_items.json"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a catalogue is called, its edition, where it comes from, as of which day, on which scale."""

    code: str
    name: str
    edition: str
    as_of: date
    source: str = ""
    scale_min: int = 1
    scale_max: int = 5


@transaction.atomic
def add_catalogue(*, particulars: Particulars, items: list[Item], by: Standing, at: datetime) -> Catalogue:
    """Keep a list as dated data; a new edition stands beside the old one, whose answers stay."""
    permissions.may_assess(by).or_raise()
    told = particulars
    if not items:
        raise NotPossibleError(_("The list is empty."))
    if told.scale_min >= told.scale_max:
        raise NotPossibleError(_("The scale ends above its beginning."))
    if Catalogue.objects.visible_to(by).filter(code=told.code, edition=told.edition).exists():
        raise NotPossibleError(_("This edition of the list is here already."))
    made: Catalogue = Catalogue.objects.create(
        organisation=by.organisation,
        code=told.code,
        name=told.name,
        edition=told.edition,
        source=told.source,
        as_of=told.as_of,
        scale_min=told.scale_min,
        scale_max=told.scale_max,
        added_at=at,
    )
    CatalogueItem.objects.bulk_create(
        CatalogueItem(catalogue=made, number=item.number, group=item.group, text=item.text, hint=item.hint, order=order)
        for order, item in enumerate(items)
    )
    ledger.record("catalogue.added", made, by=by, at=at, detail={"items": len(items), "edition": told.edition})
    return made


def add_own(*, by: Standing, at: datetime) -> Catalogue:
    """Add the list that comes with Khum: our own items in the order of the clauses of ISO 30401."""
    told = json.loads(_OWN.read_text(encoding="utf-8"))
    items = [Item(row["number"], row["text"], row["group"], row["hint"]) for row in told.pop("items")]
    particulars = Particulars(**told | {"as_of": date.fromisoformat(told["as_of"])})
    return add_catalogue(particulars=particulars, items=items, by=by, at=at)


@transaction.atomic
def begin(*, catalogue_id: int, year: FiscalYear, by: Standing, at: datetime) -> Assessment:
    """Begin to answer a catalogue for a year."""
    permissions.may_assess(by).or_raise()
    catalogue = Catalogue.objects.visible_to(by).get(pk=catalogue_id)
    if Assessment.objects.visible_to(by).filter(catalogue=catalogue, year_be=year.be).exists():
        raise NotPossibleError(_("This list is being answered for this year already."))
    made: Assessment = Assessment.objects.create(
        organisation=by.organisation, catalogue=catalogue, year_be=year.be, begun_by_name=by.name, begun_at=at
    )
    ledger.record("assessment.begun", made, by=by, at=at)
    return made


@transaction.atomic
def answer(*, assessment_id: int, item_id: int, level: int | None, note: str, by: Standing, at: datetime) -> Answer:
    """Give an item its level and a note."""
    assessment = _open(assessment_id, by)
    catalogue = assessment.catalogue
    item = catalogue.items.get(pk=item_id)
    if level is not None and not catalogue.scale_min <= level <= catalogue.scale_max:
        raise NotPossibleError(_("This level is not on the scale."))
    found, _made = Answer.objects.update_or_create(
        assessment=assessment, item=item, defaults={"level": level, "note": note.strip(), "by_name": by.name, "at": at}
    )
    ledger.record("assessment.answered", assessment, by=by, at=at, detail={"item": item.number, "level": level})
    return found


@transaction.atomic
def add_evidence(
    *,
    assessment_id: int,
    item_id: int,
    label: str,
    url: str = "",
    file: StoredFile | None = None,
    by: Standing,
    at: datetime,
) -> Evidence:
    """Hang a page or a file on an item."""
    assessment = _open(assessment_id, by)
    item = assessment.catalogue.items.get(pk=item_id)
    if not label.strip() or (not url.strip() and file is None):
        raise NotPossibleError(_("Evidence has a name and opens somewhere: a page or a file."))
    if file is not None and file.organisation_id != by.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    held, _made = Answer.objects.get_or_create(
        assessment=assessment, item=item, defaults={"by_name": by.name, "at": at}
    )
    made: Evidence = Evidence.objects.create(
        answer=held, label=label.strip(), url=url.strip(), file=file, added_by_name=by.name, added_at=at
    )
    ledger.record("assessment.evidence_added", assessment, by=by, at=at, detail={"item": item.number, "label": label})
    return made


@transaction.atomic
def drop_evidence(*, evidence_id: int, by: Standing, at: datetime) -> Assessment:
    """Take a piece of evidence off; the ledger keeps its name."""
    found = Evidence.objects.visible_to(by).select_related("answer__item").get(pk=evidence_id)
    assessment = _open(found.answer.assessment_id, by)
    detail = {"item": found.answer.item.number, "label": found.label}
    ledger.record("assessment.evidence_dropped", assessment, by=by, at=at, detail=detail)
    found.delete()
    return assessment


@transaction.atomic
def finish(*, assessment_id: int, by: Standing, at: datetime) -> Assessment:
    """Every item has its level: nothing changes any more."""
    assessment = _open(assessment_id, by)
    told = assessment.answers.exclude(level=None).count()
    missing = assessment.catalogue.items.count() - told
    if missing:
        raise NotPossibleError(_("%(number)d items have no level yet.") % {"number": missing})
    assessment.finished_at = at
    assessment.save(update_fields=["finished_at"])
    ledger.record("assessment.finished", assessment, by=by, at=at)
    return assessment


def _open(assessment_id: int, by: Standing) -> Assessment:
    permissions.may_assess(by).or_raise()
    own = Assessment.objects.visible_to(by).select_related("catalogue")
    found: Assessment = own.select_for_update(of=("self",)).get(pk=assessment_id)
    if found.finished_at is not None:
        raise NotPossibleError(_("This assessment is finished. Nothing in it changes any more."))
    return found
