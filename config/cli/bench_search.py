"""``khum bench search``: typed queries at growing sizes, in a database of its own that is thrown away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from argparse import SUPPRESS, ArgumentParser, Namespace
from dataclasses import asdict
from typing import Any

from django.db import connection
from django.utils.timezone import localdate

from config.cli.run import prepare_database
from khum.search import benching

SIZES = (10_000, 100_000, 1_000_000)
GROWTH, WORST_MS = 2.0, 100.0


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


def _grown(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How p95 grew since the size before, and whether the bars of search.md §8 hold."""
    before = None
    for row in rows:
        row["growth"] = round(row["p95"] / before, 2) if before else None
        row["holds"] = (row["growth"] is None or row["growth"] <= GROWTH) and row["worst_common"] <= WORST_MS
        before = row["p95"]
    return rows


def _show(rows: list[dict[str, Any]], *, as_json: bool) -> bool:
    """Print the rows; whether every bar holds."""
    if as_json:
        print(json.dumps({"name": "search", "rows": rows}, ensure_ascii=False, indent=1))
        return all(row["holds"] for row in rows)
    print("database    paragraphs  docs/s    p50    p95    p99   common   long  growth of p95")
    for row in rows:
        print(
            f"{row['database']:10} {row['paragraphs']:11,} {row['documents_a_second']:7.0f} {row['p50']:6.1f} "
            f"{row['p95']:6.1f} {row['p99']:6.1f} {row['worst_common']:8.1f} {row['long']:6.1f}  {row['growth'] or '-'}"
        )
    return all(row["holds"] for row in rows)
