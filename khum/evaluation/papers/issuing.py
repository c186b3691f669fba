"""A report of the database as a paper: the signed one always the same, a draft as the records stand."""

from __future__ import annotations

from datetime import date
from typing import Any

from khum.evaluation.models import Report
from khum.evaluation.papers.report import Signing, report_paper
from khum.evaluation.queries import report as queries
from khum.evaluation.rules import wording
from khum.evaluation.rules.reports import PARTS, Part, ReportKind, ReportState
from khum.library.queries.emblems import emblem
from khum.papers.blocks import Paper, Signature
from khum.people.models import Organisation
from khum.people.rules import PositionKind
from khum.plans.queries.signing import holders

_DOTS = "ผู้มีอำนาจลงนาม"


def paper_of(report: Report, *, today: date, base: str) -> Paper:
    """The paper of a report; today's date on a draft, the day of signing on a signed one."""
    content = queries.shown(report, today=today, base=base)
    is_final = report.state_value is ReportState.SIGNED
    texts = content["texts"] if is_final else [[row.part, row.text] for row in report.texts.all()]
    signing = Signing(*_places(report, today), is_final=is_final, sha256=report.sha256)
    return _paper(content, [(Part(part), text) for part, text in texts], signing, report.organisation, report, today)


def paper_without_report(
    organisation: Organisation, kind: ReportKind, content: dict[str, Any], *, today: date
) -> Paper:
    """A draft that nobody began yet, with the suggested texts: what the command line prints."""
    texts = [(part, wording.suggested(part, content)) for part in PARTS[kind]]
    blank = Report(organisation=organisation, kind=kind.value, year_be=content["year_be"])
    return _paper(content, texts, Signing(*_places(blank, today)), organisation, None, today)


def _paper(
    content: dict[str, Any],
    texts: list[tuple[Part, str]],
    signing: Signing,
    organisation: Organisation,
    report: Report | None,
    today: date,
) -> Paper:
    picture = emblem(organisation.pk, organisation.emblem_sha256, name=organisation.name)
    dated = report.signed_on if report is not None and report.signed_on else today
    return report_paper(content, texts, signing, dated=dated, emblem=picture)


def _places(report: Report, today: date) -> tuple[Signature, Signature]:
    """Who prepared and who signed; before, who would today."""
    kinds = (PositionKind.HR_OFFICER, PositionKind.PERMANENT_SECRETARY)
    told = (
        ("ผู้จัดทำรายงาน", report.prepared_name, report.prepared_title, report.prepared_on),
        ("ผู้ลงนาม", report.signed_name, report.signed_title, report.signed_on),
    )
    found = holders(report.organisation_id, kinds, today) if not report.signed_name else {}
    places = []
    for kind, (role, name, title, on) in zip(kinds, told, strict=True):
        if name:
            places.append(Signature(name, title, role, signed_on=on))
            continue
        holder = found.get(kind)
        acting = holder.acting_for if holder else ""
        places.append(
            Signature(
                holder.name if holder else "", holder.position if holder else _DOTS, role, acting, dotted_date=True
            )
        )
    return places[0], places[1]
