"""``khum bench papers``: the plan's document as PDF and DOCX, beside LibreOffice converting the same DOCX."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from khum.plans.models import Plan
from khum.plans.papers.exports import exported

ROUNDS, MIN_TIMES = 3, 10
OFFICE = "LibreOffice"
Row = dict[str, Any]


def measure(plan: Plan) -> list[Row]:
    """Rows of the PDF and the DOCX; the bar of the PDF is left unmeasured where LibreOffice is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    today = localdate()
    times: dict[str, list[float]] = {"pdf": [], "docx": [], OFFICE: []}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(exported(plan, "docx", today=today))
        exported(plan, "pdf", today=today)
        for _round in range(ROUNDS):
            times["pdf"].append(_timed(lambda: exported(plan, "pdf", today=today)))
            times["docx"].append(_timed(lambda: exported(plan, "docx", today=today)))
            if office:
                times[OFFICE].append(_timed(lambda: _convert(str(office), source)))
    beside = statistics.median(times[OFFICE]) if office else None
    return rows_of(statistics.median(times["pdf"]), statistics.median(times["docx"]), beside)


def rows_of(pdf: float, docx: float, office: float | None) -> list[Row]:
    """The printed rows of three times in milliseconds; ``office`` is None where it was not measured."""
    bar = f"≥ {MIN_TIMES}× as fast as {OFFICE}"
    if office is None:
        bar = f"{bar}: not measured, {OFFICE} is not installed"
    rows = [_row("plan as pdf", pdf, office, bar=bar, holds=office is None or office / pdf >= MIN_TIMES)]
    rows.append(_row("plan as docx", docx, office))
    if office is not None:
        rows.append(_row(f"{OFFICE} converts the same docx", office, None))
    return rows


def _row(what: str, value: float, beside: float | None, *, bar: str | None = None, holds: bool = True) -> Row:
    return {
        "what": what,
        "value": value,
        "unit": "ms",
        "beside": OFFICE if beside else None,
        "ratio": beside / value if beside else None,
        "bar": bar,
        "holds": holds,
    }


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _convert(office: str, source: Path) -> None:
    command = [office, "--headless", f"-env:UserInstallation=file://{source.parent}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True)  # noqa: S603
