"""``khum metrics``: every metric of a fiscal year (design.md §6)."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from config.cli.organisation import chosen_organisation
from khum.domain.fiscal_year import FiscalYear
from khum.plans.models import Plan
from khum.plans.queries.metrics import MetricRow, measure_all

DONE, WRONG_USE = 0, 2
FIRST_YEAR, LAST_YEAR = 2540, 2643


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum metrics``."""
    parser.add_argument("--year", type=int, metavar="BE", help="fiscal year; the current one otherwise")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(args: Namespace) -> int:
    """Measure and print; a year without a plan has figures but no targets."""
    today = localdate()
    year_be = args.year or FiscalYear.containing(today).be
    if not FIRST_YEAR <= year_be <= LAST_YEAR:
        print(f"--year is a fiscal year of the Buddhist era, {FIRST_YEAR}-{LAST_YEAR}", file=sys.stderr)
        return WRONG_USE
    organisation = chosen_organisation(args)
    if organisation is None:
        return WRONG_USE
    plan = Plan.objects.filter(organisation=organisation, year_be=year_be).first()
    rows = measure_all(organisation, FiscalYear(year_be), plan=plan, today=today)
    if args.json:
        print(json.dumps([_shape(row) for row in rows], ensure_ascii=False, indent=1))
        return DONE
    for row in rows:
        value = "–" if row.measured.value is None else f"{_number(row.measured.value)} {row.metric.unit}"
        print(f"{row.metric.code:5} {value:>16}  {row.achievement.value:8} {row.metric.name_th}  {row.target_text}")
    return DONE


def _shape(row: MetricRow) -> dict[str, Any]:
    return {
        "code": row.metric.code,
        "name": row.metric.name_th,
        "level": row.metric.level.value,
        "value": _number(row.measured.value),
        "unit": row.metric.unit,
        "numerator": _number(row.measured.numerator),
        "denominator": _number(row.measured.denominator),
        "target": row.target_text or None,
        "status": row.achievement.value,
        "evidence": len(row.measured.evidence),
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 4)
