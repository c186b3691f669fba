"""``khum bench``: pages against their bars; papers beside LibreOffice converting the same DOCX where it is found."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from config.cli import bench_ingest, bench_metrics, bench_pages, bench_papers, bench_search
from config.cli.organisation import chosen_organisation
from khum.plans.models import Plan
from khum.plans.rules.states import PlanState

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum bench``."""
    parser.add_argument("what", choices=["ingest", "metrics", "pages", "papers", "search"])
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    bench_search.add_arguments(parser)
    bench_metrics.add_arguments(parser)


def run(args: Namespace) -> int:
    """Measure, print, and say by the exit code whether every bar holds."""
    if args.what == "search":
        return bench_search.run(args)
    if args.what == "ingest":
        return bench_ingest.run(args)
    organisation = chosen_organisation(args)
    plan = Plan.objects.filter(organisation=organisation).select_related("organisation").first()
    if organisation is None or plan is None:
        print("there is no plan to measure with: khum demo", file=sys.stderr)
        return WRONG_USE
    if args.what == "metrics":
        people, is_city = bench_metrics.read(args)
        rows = bench_metrics.measure(_last_whole(plan), people=people, is_city=is_city)
    else:
        rows = bench_papers.measure(plan) if args.what == "papers" else bench_pages.measure(plan)
    if args.json:
        print(json.dumps({"name": args.what, "rows": rows}, ensure_ascii=False, indent=1))
    for row in rows:
        print(line_of(row), file=sys.stderr)
    return DONE if all(row["holds"] for row in rows) else PROBLEMS


def _last_whole(plan: Plan) -> Plan:
    """The plan of the last year that is over, where there is one: its records are a whole year."""
    over = Plan.objects.filter(organisation=plan.organisation, state=PlanState.CLOSED).order_by("-year_be")
    return over.select_related("organisation").first() or plan


def line_of(row: Row) -> str:
    """One measured row; a mark stands only before what has a bar that was measured.

    >>> line_of({"what": "page", "value": 5, "unit": "ms", "beside": None, "ratio": None, "bar": "≤ 4", "holds": False})
    '✗ page: 5.0 ms  (bar: ≤ 4)'
    """
    is_judged = row["bar"] and "not measured" not in row["bar"]
    mark = ("✓" if row["holds"] else "✗") if is_judged else "·"
    ratio = f"  {row['ratio']:.2f}× beside {row['beside']}" if row["ratio"] else ""
    bar = f"  (bar: {row['bar']})" if row["bar"] else ""
    return f"{mark} {row['what']}: {row['value']:.1f} {row['unit']}{ratio}{bar}"
