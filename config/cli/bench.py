"""``khum bench``: pages against their bars; papers beside LibreOffice converting the same DOCX where it is found."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from config.cli import bench_ingest, bench_search
from config.cli.organisation import chosen_organisation
from khum.people.models import Person
from khum.plans.models import Plan
from khum.plans.papers.exports import exported

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
ROUNDS = {"pages": 25, "papers": 3}
MAX_QUERIES, MAX_BYTES, MIN_TIMES_LIBREOFFICE = 12, 60 * 1024, 10
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum bench``."""
    parser.add_argument("what", choices=sorted([*ROUNDS, "ingest", "search"]))
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    bench_search.add_arguments(parser)


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
    rows = _papers(plan) if args.what == "papers" else _pages(plan)
    if args.json:
        print(json.dumps({"name": args.what, "rows": rows}, ensure_ascii=False, indent=1))
    for row in rows:
        mark = "✓" if row["holds"] else "✗"
        ratio = f"  ×{row['ratio']:.2f} of {row['beside']}" if row["ratio"] else ""
        print(f"{mark} {row['what']}: {row['value']:.1f} {row['unit']}{ratio}  (bar: {row['bar']})", file=sys.stderr)
    return DONE if all(row["holds"] for row in rows) else PROBLEMS


def _row(what: str, value: float, unit: str, *, bar: str | None = None, holds: bool = True, **beside: Any) -> Row:
    return {
        "what": what,
        "value": value,
        "unit": unit,
        "beside": None,
        "ratio": None,
        "bar": bar,
        "holds": holds,
    } | beside


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _pages(plan: Plan) -> list[Row]:
    """Pages through every middleware, in this process and in turn."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    client.force_login(
        Person.objects.get(organisation=plan.organisation, username="hr"), backend=settings.AUTHENTICATION_BACKENDS[0]
    )
    pages = {"plan": f"/plans/{plan.pk}/", "home": "/"}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for address in pages.values():
        client.get(address)
    for _round in range(ROUNDS["pages"]):
        for name, address in pages.items():
            times[name].append(_timed(lambda address=address: client.get(address)))  # type: ignore[misc]
    rows = []
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as asked:
            size = len(client.get(address).content)
        rows += [
            _row(f"{name} page, p50", statistics.median(times[name]), "ms"),
            _row(f"{name} page, p95", statistics.quantiles(times[name], n=20)[-1], "ms"),
            _row(f"{name} page, queries", len(asked), "queries", bar="≤ 12", holds=len(asked) <= MAX_QUERIES),
            _row(f"{name} page, HTML", size / 1024, "KB", bar="≤ 60", holds=size <= MAX_BYTES),
        ]
    return rows


def _papers(plan: Plan) -> list[Row]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    times: dict[str, list[float]] = {"pdf": [], "docx": [], "LibreOffice": []}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(exported(plan, "docx", today=localdate()))
        for _round in range(ROUNDS["papers"]):
            for kind in ("pdf", "docx"):
                times[kind].append(_timed(lambda kind=kind: exported(plan, kind, today=localdate())))  # type: ignore[misc]
            if office:
                times["LibreOffice"].append(_timed(lambda: _convert(str(office), source)))
    beside = statistics.median(times["LibreOffice"]) if office else None
    rows = []
    for kind in ("pdf", "docx"):
        value = statistics.median(times[kind])
        ratio = beside / value if beside else None
        bar, holds = "≥ 10× as fast as LibreOffice", ratio is None or ratio >= MIN_TIMES_LIBREOFFICE
        rows.append(
            _row(
                f"plan as {kind}",
                value,
                "ms",
                bar=bar,
                holds=holds,
                ratio=ratio,
                beside="LibreOffice" if office else None,
            )
        )
    return rows


def _convert(office: str, source: Path) -> None:
    command = [office, "--headless", f"-env:UserInstallation=file://{source.parent}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)  # noqa: S603
