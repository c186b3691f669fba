"""``khum report``: a report of evaluation as a file (row 117)."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils.timezone import localdate

from config.cli.organisation import chosen_organisation
from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.models import Report
from khum.evaluation.papers.issuing import paper_of, paper_without_report
from khum.evaluation.queries.report import content_of, round_for
from khum.evaluation.rules.reports import ReportKind
from khum.papers import render
from khum.papers.blocks import Paper
from khum.people.models import Organisation

DONE, WRONG_USE = 0, 2
FIRST_YEAR, LAST_YEAR = 2540, 2643
PRINTERS = {".pdf": render.to_pdf, ".docx": render.to_docx}


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum report``."""
    parser.add_argument("--year", type=int, metavar="BE", help="fiscal year; the current one otherwise")
    parser.add_argument("--kind", choices=[kind.value for kind in ReportKind], default=ReportKind.ANNUAL.value)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="where to write: .pdf or .docx")
    parser.add_argument(
        "--base", default="", metavar="URL", help="address of this system, for the links of the appendix"
    )


def run(args: Namespace) -> int:
    """Print the report that was written, or a draft with the suggested text where nobody began one."""
    today = localdate()
    year_be = args.year or FiscalYear.containing(today).be
    printer = PRINTERS.get(args.to.suffix.lower())
    if not FIRST_YEAR <= year_be <= LAST_YEAR or printer is None:
        print(f"--year is {FIRST_YEAR}-{LAST_YEAR}, --to ends in .pdf or .docx", file=sys.stderr)
        return WRONG_USE
    organisation = chosen_organisation(args)
    if organisation is None:
        return WRONG_USE
    paper, words = _paper(organisation, ReportKind(args.kind), FiscalYear(year_be), args.base)
    args.to.write_bytes(printer(paper))
    print(f"{args.to}: {paper.title} ({words})")
    return DONE


def _paper(organisation: Organisation, kind: ReportKind, year: FiscalYear, base: str) -> tuple[Paper, str]:
    today = localdate()
    written = Report.objects.filter(organisation=organisation, kind=kind, year_be=year.be)
    found = written.select_related("organisation", "round__snapshot", "round__organisation").first()
    if found is not None:
        return paper_of(found, today=today, base=base), found.state_value.label_th
    round_ = round_for(organisation, kind, year)
    content = content_of(organisation, kind, year, round_, today=today, base=base)
    return paper_without_report(organisation, kind, content, today=today), "ร่างจากตัวเลข ยังไม่มีผู้จัดทำ"
