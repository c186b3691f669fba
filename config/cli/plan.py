"""``khum plan import`` and ``khum plan export`` (design.md §6)."""

from __future__ import annotations

import json
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate, now

from config.cli.organisation import chosen_organisation
from khum.domain.fiscal_year import FiscalYear
from khum.files.messages import sentence
from khum.files.reading import extract
from khum.files.refusals import FileRefused
from khum.papers.errors import PaperError
from khum.people.standing import of_command_line
from khum.plans.actions import content as writing
from khum.plans.models import Plan
from khum.plans.papers.exports import EXTENSIONS, exported
from khum.plans.reading import read_plan
from khum.plans.rules import exchange
from khum.plans.rules.importing import content_of_reading

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum plan``."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    for parser in (_add_import(verbs), _add_export(verbs)):
        # Also after the verb, where people type it; the suppressed default keeps one given before the verb.
        parser.add_argument("--organisation", metavar="CODE", default=SUPPRESS)


def _add_import(verbs: _SubParsersAction[ArgumentParser]) -> ArgumentParser:
    parser = verbs.add_parser("import", help="read a plan from txt, docx, pdf, xlsx or Khum's own JSON")
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--year", type=int, metavar="BE", help="fiscal year of the plan to make; the file's own otherwise"
    )
    parser.add_argument("--accept", action="store_true", help="write the plan, taking every reading as it is")
    parser.add_argument("--json", action="store_true", help="print the reading as JSON")
    return parser


def _add_export(verbs: _SubParsersAction[ArgumentParser]) -> ArgumentParser:
    parser = verbs.add_parser("export", help="write the plan of a year as PDF, DOCX, XLSX or JSON")
    parser.add_argument("--year", type=int, metavar="BE", required=True)
    parser.add_argument("--to", type=Path, required=True, metavar="FILE")
    return parser


def run(args: Namespace) -> int:
    """Do what was asked; the exit code."""
    return _import(args) if args.verb == "import" else _export(args)


def _import(args: Namespace) -> int:
    if not args.file.is_file():
        print(f"{args.file}: no such file", file=sys.stderr)
        return WRONG_USE
    if args.file.suffix == ".json":
        return _import_json(args)
    try:
        reading = read_plan(extract(args.file, name=args.file.name)).to_json()
    except FileRefused as refused:
        print(sentence(refused), file=sys.stderr)
        return PROBLEMS
    if args.accept:
        organisation = chosen_organisation(args)
        if organisation is None:
            return WRONG_USE
        year = args.year or reading.get("year_be")
        if not year:
            print("The file does not say its fiscal year: give it with --year.", file=sys.stderr)
            return WRONG_USE
        by = of_command_line(organisation, today=localdate())
        content = content_of_reading(reading, organisation=organisation.name, year_be=int(year))
        plan = writing.create(content=content, source="import", by=by, at=now(), is_past=_is_past(int(year)))
        print(f"plan {plan.year_be}: {len(content.activities)} activities", file=sys.stderr)
    if args.json:
        print(json.dumps(reading, ensure_ascii=False, indent=1))
    elif not args.accept:
        _summarise(reading)
    return DONE


def _import_json(args: Namespace) -> int:
    try:
        content = exchange.from_json(json.loads(args.file.read_text(encoding="utf-8")))
    except (ValueError, exchange.UnreadablePlanError) as error:
        print(f"{args.file}: {error}", file=sys.stderr)
        return PROBLEMS
    if args.accept:
        organisation = chosen_organisation(args)
        if organisation is None:
            return WRONG_USE
        by = of_command_line(organisation, today=localdate())
        writing.create(content=content, source="import", by=by, at=now(), is_past=_is_past(content.year_be))
    if args.json:
        print(json.dumps(exchange.to_json(content), ensure_ascii=False, indent=1))
    return DONE


def _is_past(year_be: int) -> bool:
    return FiscalYear(year_be).end < localdate()


def _summarise(reading: dict[str, Any]) -> None:
    print(f"{reading.get('organisation')} {reading.get('year_be')}")
    for table in reading["tables"]:
        print(f"  {table['track']}: {len(table['activities'])}")
    for doubt in reading["doubts"]:
        print(f"  ? {doubt['code']} {doubt['where']}: {doubt['source']} -> {doubt['reading']}")
    print(f"  unread: {len(reading['unread'])}")


def _export(args: Namespace) -> int:
    kind = args.to.suffix.lstrip(".").lower()
    if kind not in EXTENSIONS:
        print(f"--to must end in one of {', '.join(EXTENSIONS)}", file=sys.stderr)
        return WRONG_USE
    organisation = chosen_organisation(args)
    if organisation is None:
        return WRONG_USE
    plan = Plan.objects.filter(organisation=organisation, year_be=args.year).select_related("organisation").first()
    if plan is None:
        print(f"{organisation.code} has no plan for {args.year}", file=sys.stderr)
        return PROBLEMS
    try:
        args.to.write_bytes(exported(plan, kind, today=localdate()))
    except PaperError as error:
        print(f"the plan cannot be printed: {error}", file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(f"{args.to}: {error.strerror}", file=sys.stderr)
        return WRONG_USE
    print(str(args.to), file=sys.stderr)
    return DONE
