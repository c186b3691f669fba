"""``khum bench metrics``: every figure of a year of records, and the yearly report beside the plan's document.

Measured on the council of this installation and on a city: the same council with ``--people`` people, whose meetings,
trainings, reads and uses are written in bulk for the measuring, in a copy of the database that is thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from config.cli import bench_city
from khum.domain.registries import METRICS
from khum.evaluation.papers.issuing import paper_without_report
from khum.evaluation.queries import report
from khum.evaluation.rules.reports import ReportKind
from khum.papers import press, render
from khum.plans.models import Plan
from khum.plans.papers import kinds

ROUNDS = 3
MAX_MS, MAX_TIMES_PLAN = 300.0, 5.0
MAX_QUERIES = 12
"""Queries that one figure may ask: most ask one or two, participation (M21) one or two of each app."""
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments that only ``khum bench metrics`` reads."""
    parser.add_argument("--people", type=int, default=2000, help="metrics: people of the city")
    parser.add_argument("--city", action="store_true", help=SUPPRESS)


def measure(plan: Plan, *, people: int, is_city: bool) -> list[Row]:
    """Rows of the council here, then of the city, which another process measures on a copy."""
    if is_city:
        bench_city.fill(plan.organisation, people)
        return rows_of(plan, f"{people} people")
    here = rows_of(plan, "this council")
    return [*here, *_city(people)] if connection.vendor == "sqlite" else here


def rows_of(plan: Plan, whose: str) -> list[Row]:
    """All figures together, the slowest of them, the most queries of one, and the report beside the plan."""
    today = localdate()
    took: dict[str, list[float]] = {metric.code: [] for metric in METRICS}
    queries: dict[str, int] = {}
    for _round in range(ROUNDS):
        for metric in METRICS:
            started = time.perf_counter()
            metric.measure(plan.organisation, plan.year.start, plan.year.end, today)
            took[metric.code].append((time.perf_counter() - started) * 1000)
    for metric in METRICS:
        with CaptureQueriesContext(connection) as asked:
            metric.measure(plan.organisation, plan.year.start, plan.year.end, today)
        queries[metric.code] = len(asked)
    middle = {code: statistics.median(times) for code, times in took.items()}
    slowest, most = max(middle, key=lambda code: middle[code]), max(queries, key=lambda code: queries[code])
    total = sum(middle.values())
    return [
        _row(f"{len(middle)} figures of a year, {whose}", total, "ms", bar=f"≤ {MAX_MS:.0f}", holds=total <= MAX_MS),
        _row(f"slowest figure, {slowest}, {whose}", middle[slowest], "ms"),
        _row(
            f"most queries of a figure, {most}, {whose}",
            queries[most],
            "queries",
            bar=f"≤ {MAX_QUERIES}",
            holds=queries[most] <= MAX_QUERIES,
        ),
        *_papers(plan, whose),
    ]


def _papers(plan: Plan, whose: str) -> list[Row]:
    today = localdate()

    def of_plan() -> bytes:
        return render.to_pdf(kinds.plan_document(plan, today=today))

    def of_report() -> bytes:
        content = report.content_of(plan.organisation, ReportKind.ANNUAL, plan.year, None, today=today, base="")
        return render.to_pdf(paper_without_report(plan.organisation, ReportKind.ANNUAL, content, today=today))

    plan_ms, report_ms = _alternating(of_plan, of_report)
    times = report_ms / plan_ms
    bar = f"≤ {MAX_TIMES_PLAN:.0f}×"
    return [
        _row(f"plan as pdf, {whose}", plan_ms, "ms"),
        _row(f"yearly report with charts as pdf, {whose}", report_ms, "ms", "plan as pdf", times, bar, times <= 5),
    ]


def _alternating(one: Callable[[], bytes], other: Callable[[], bytes]) -> tuple[float, float]:
    """Middle times in milliseconds, each print in a new child, in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS):
        for place, make in enumerate((one, other)):
            press.close()
            started = time.perf_counter()
            make()
            times[place].append((time.perf_counter() - started) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def _city(people: int) -> list[Row]:
    """The same in a copy of the data folder's database, by this command once more."""
    with tempfile.TemporaryDirectory(prefix="khum-bench-") as folder:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(Path(folder) / "khum.sqlite3")])
        shutil.copy(Path(settings.DATA_DIR) / "secret.key", folder)
        command = [sys.executable, "-m", "config.cli.main", "bench", "metrics", "--city", "--json"]
        done = subprocess.run(  # noqa: S603 - our own command
            [*command, "--people", str(people)],
            env=os.environ | {"KHUM_DATA": folder, "KHUM_DATABASE_URL": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.stdout:
            raise RuntimeError(done.stderr)
        rows: list[Row] = json.loads(done.stdout)["rows"]
        return rows


def _row(
    what: str,
    value: float,
    unit: str,
    beside: str | None = None,
    ratio: float | None = None,
    bar: str | None = None,
    holds: bool = True,  # noqa: FBT001, FBT002
) -> Row:
    return {
        "what": what,
        "value": round(value, 1),
        "unit": unit,
        "beside": beside,
        "ratio": ratio,
        "bar": bar,
        "holds": holds,
    }


def read(args: Namespace) -> tuple[int, bool]:
    """Number of people of the city, and whether this process is the one that measures it."""
    return args.people, args.city
