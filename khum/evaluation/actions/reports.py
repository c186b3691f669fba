"""A report from the text that the figures suggest to a signed paper that never changes (row 117)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.models import Report, ReportText, Round
from khum.evaluation.queries import report as queries
from khum.evaluation.rules import freezing, wording
from khum.evaluation.rules.reports import PARTS, Part, ReportKind, ReportState, move_report
from khum.evaluation.rules.states import RoundState
from khum.people.rules import PositionKind
from khum.people.standing import Standing


@transaction.atomic
def make(*, kind: ReportKind, year: FiscalYear, round_id: int | None = None, by: Standing, at: datetime) -> Report:
    """Begin a report; every part begins with the text that the figures suggest."""
    permissions.may_run_rounds(by).or_raise()
    if year.start > by.today:
        raise NotPossibleError(_("This period has not begun. There is nothing to evaluate yet."))
    round_ = _round(kind, year, round_id, by)
    if Report.objects.visible_to(by).filter(kind=kind, year_be=year.be, round=round_).exists():
        raise NotPossibleError(_("There is such a report already. Open it in the list."))
    report = Report.objects.create(
        organisation=by.organisation,
        kind=kind.value,
        year_be=year.be,
        round=round_,
        title=queries.title_of(kind, year, round_),
        made_by=by.person,
        made_at=at,
    )
    content = queries.content_of(by.organisation, kind, year, round_, today=by.today, base="")
    ReportText.objects.bulk_create(
        ReportText(report=report, part=part.value, text=wording.suggested(part, content)) for part in PARTS[kind]
    )
    ledger.record("report.made", report, by=by, at=at, detail={"kind": kind.value})
    return report


@transaction.atomic
def write(*, report_id: int, texts: Mapping[Part, str], by: Standing, at: datetime) -> Report:
    """Change the written parts of a draft; what stays as it was keeps its mark."""
    report = _draft(report_id, by)
    changed = []
    for row in report.texts.all():
        text = texts.get(row.part_value, row.text).strip().replace("\r\n", "\n")
        if text != row.text:
            row.text, row.edited_by_name, row.edited_at = text, by.name, at
            row.save(update_fields=["text", "edited_by_name", "edited_at"])
            changed.append(row.part)
    if changed:
        ledger.record("report.written", report, by=by, at=at, detail={"parts": changed})
    return report


@transaction.atomic
def suggest_again(*, report_id: int, part: Part, by: Standing, at: datetime) -> Report:
    """Put the text that the figures of today suggest back into one part of a draft."""
    report = _draft(report_id, by)
    content = queries.shown(report, today=by.today, base="")
    row = report.texts.get(part=part.value)
    row.text, row.edited_by_name, row.edited_at = wording.suggested(part, content), "", None
    row.save(update_fields=["text", "edited_by_name", "edited_at"])
    ledger.record("report.suggested_again", report, by=by, at=at, detail={"part": part.value})
    return report


@transaction.atomic
def submit(*, report_id: int, by: Standing, at: datetime) -> Report:
    """The secretary signs as who prepared it and lays it before the permanent secretary."""
    report = _draft(report_id, by)
    if report.texts.filter(text="").exists():
        raise NotPossibleError(_("A part of the report is empty. Write it first."))
    report.state = move_report(report.state_value, to=ReportState.SUBMITTED).value
    report.prepared_name, report.prepared_on = by.name, by.today
    report.prepared_title = by.signing_title(PositionKind.HR_OFFICER)
    report.returned_reason = ""
    report.save(update_fields=["state", "prepared_name", "prepared_title", "prepared_on", "returned_reason"])
    ledger.record("report.submitted", report, by=by, at=at)
    return report


@transaction.atomic
def give_back(*, report_id: int, reason: str, by: Standing, at: datetime) -> Report:
    """Return it to its writer with what must be mended."""
    permissions.may_sign_reports(by).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    report = _locked(report_id, by)
    report.state = move_report(report.state_value, to=ReportState.DRAFT).value
    report.returned_reason = reason.strip()[:300]
    report.save(update_fields=["state", "returned_reason"])
    ledger.record("report.returned", report, by=by, at=at, detail={"reason": report.returned_reason})
    return report


@transaction.atomic
def sign(*, report_id: int, base: str = "", by: Standing, at: datetime) -> Report:
    """Sign it: figures, activities and text are frozen together under one hash."""
    permissions.may_sign_reports(by).or_raise()
    report = _locked(report_id, by)
    content = queries.shown(report, today=by.today, base=base)
    report.state = move_report(report.state_value, to=ReportState.SIGNED).value
    report.content = content | {"texts": [[row.part, row.text] for row in report.texts.all()]}
    report.sha256 = freezing.sha256_of(freezing.canonical(report.content))
    report.signed_name, report.signed_on = by.name, by.today
    report.signed_title = by.signing_title(PositionKind.PERMANENT_SECRETARY)
    report.save(update_fields=["state", "content", "sha256", "signed_name", "signed_title", "signed_on"])
    ledger.record("report.signed", report, by=by, at=at, detail={"sha256": report.sha256})
    return report


@transaction.atomic
def publish(*, report_id: int, is_shown: bool, by: Standing, at: datetime) -> Report:
    """Show citizens what a signed report says, or take it off the public pages; harmless to repeat."""
    permissions.may_publish_reports(by).or_raise()
    report = _locked(report_id, by)
    if report.state_value is not ReportState.SIGNED:
        raise NotPossibleError(_("Only a signed report is shown to citizens."))
    if is_shown != (report.published_on is not None):
        report.published_on = by.today if is_shown else None
        report.save(update_fields=["published_on"])
        ledger.record("report.published" if is_shown else "report.unpublished", report, by=by, at=at)
    return report


@transaction.atomic
def drop(*, report_id: int, by: Standing, at: datetime) -> None:
    """Throw a draft away."""
    report = _draft(report_id, by)
    ledger.record("report.dropped", report, by=by, at=at, detail={"title": report.title})
    report.delete()


def _round(kind: ReportKind, year: FiscalYear, round_id: int | None, by: Standing) -> Round | None:
    if round_id is None:
        found = queries.round_for(by.organisation, kind, year)
    else:
        found = Round.objects.visible_to(by).select_related("snapshot", "organisation").get(pk=round_id)
    if found is None and kind.needs_round:
        raise NotPossibleError(_("The committee reports on a round. Open the round first."))
    if found is not None and (found.year_be != year.be or found.state_value is RoundState.CANCELLED):
        raise NotPossibleError(_("This round is of another year, or was cancelled."))
    return found


def _draft(report_id: int, by: Standing) -> Report:
    permissions.may_run_rounds(by).or_raise()
    report = _locked(report_id, by)
    if report.state_value is not ReportState.DRAFT:
        raise NotPossibleError(_("Only a draft is changed. A signed report stays as it is."))
    return report


def _locked(report_id: int, by: Standing) -> Report:
    found: Report = Report.objects.visible_to(by).select_for_update().get(pk=report_id)
    return found
