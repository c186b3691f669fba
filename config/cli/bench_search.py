"""``khum bench search``: typed queries at growing sizes, in a database of its own that is thrown away."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from config.cli.run import prepare_database
from khum.search import benching

SIZES = (10_000, 100_000, 1_000_000)
GROWTH = 2.0
"""How much p95 may grow in a tenfold of paragraphs."""
OF_ONE_STAGE, ONE_STAGE_FROM = 0.25, 100_000
"""Share of the p95 of the one-stage peer in the same run, from a size at which a budget matters."""
WORST_MS = 100.0
"""Longest time of any query on SQLite."""
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments that only ``khum bench search`` reads."""
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="search: numbers of paragraphs")
    parser.add_argument("--database", default="", help="search: address of an empty database that may be filled")
    parser.add_argument("--here", action="store_true", help=SUPPRESS)


def run(args: Namespace) -> int:
    """Measure on a database to waste; the exit code says whether every bar holds.

    The measuring itself is this command once more (``--here``), because settings name the database once for a process.
    """
    if not args.here:
        return _elsewhere(args)
    prepare_database()
    rows = []
    for measured in benching.run([int(size) for size in args.sizes.split(",")], today=localdate()):
        print(f"{connection.vendor} {asdict(measured)}", file=sys.stderr, flush=True)
        rows.append({"database": connection.vendor, **asdict(measured)})
    return 0 if _show(_grown(rows), as_json=args.json) else 1


def _elsewhere(args: Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="khum-bench-") as folder:
        command = [sys.executable, "-m", "config.cli.main", "bench", "search", "--here", "--sizes", args.sizes]
        command += ["--json"] if args.json else []
        environment = os.environ | {"KHUM_DATA": folder, "KHUM_DATABASE_URL": args.database}
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - our own command


def _grown(rows: list[Row]) -> list[Row]:
    """How p95 grew since the size before, and which bars of search.md §8 a row fails."""
    before: Row | None = None
    for row in rows:
        row["growth"] = _growth(before, row) if before else None
        row["of_one_stage"] = round(row["p95"] / row["one_stage_p95"], 3)
        row["worst"] = max(row["worst"], row["worst_common"], row["long"])
        row["failed"] = list(_failed(row))
        row["holds"] = not row["failed"]
        before = row
    return rows


def _growth(before: Row, row: Row) -> float:
    """Growth of p95 in a tenfold, whatever lies between the two sizes."""
    tenfolds = math.log10(row["paragraphs"] / before["paragraphs"])
    return round((row["p95"] / before["p95"]) ** (1 / tenfolds), 2) if tenfolds > 0 else 1.0


def _failed(row: Row) -> Iterator[str]:
    if row["growth"] is not None and row["growth"] > GROWTH:
        yield f"p95 grew {row['growth']} times in a tenfold (bar: {GROWTH})"
    if row["database"] != "sqlite":
        return
    if row["paragraphs"] >= ONE_STAGE_FROM and row["of_one_stage"] > OF_ONE_STAGE:
        yield f"p95 is {row['of_one_stage']} of one stage (bar: {OF_ONE_STAGE})"
    if row["worst"] > WORST_MS:
        yield f"a query took {row['worst']} ms (bar: {WORST_MS:.0f})"


def _show(rows: list[Row], *, as_json: bool) -> bool:
    """Print the rows; whether every bar holds."""
    holds = all(row["holds"] for row in rows)
    if as_json:
        print(json.dumps({"name": "search", "rows": rows}, ensure_ascii=False, indent=1))
        return holds
    print(
        "  database    paragraphs  docs/s    p50    p95    p99  common    long   worst  one stage p95  share"
        "  cpu p95  cpu worst  growth"
    )
    for row in rows:
        print(
            f"{'✓' if row['holds'] else '✗'} {row['database']:10} {row['paragraphs']:11,} "
            f"{row['documents_a_second']:7.0f} {row['p50']:6.1f} {row['p95']:6.1f} {row['p99']:6.1f} "
            f"{row['worst_common']:7.1f} {row['long']:7.1f} {row['worst']:7.1f} {row['one_stage_p95']:14.1f} "
            f"{row['of_one_stage']:6.2f} {row['cpu_p95']:8.1f} {row['cpu_worst']:10.1f}  {row['growth'] or '-'}"
        )
        for reason in row["failed"]:
            print(f"    {reason}")
    return holds
