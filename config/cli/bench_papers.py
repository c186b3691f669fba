"""``khum bench papers``: the plan's document as PDF and DOCX, beside LibreOffice converting the same DOCX."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.timezone import localdate

from khum.papers import press, render
from khum.papers.blocks import Block, Paper, Row, Table
from khum.plans.models import Plan
from khum.plans.papers import kinds

ROUNDS, MIN_TIMES = 5, 10
FIRST, CHANGED, AGAIN = "plan as pdf, first in a new child", "plan as pdf, after a change", "plan as pdf, unchanged"
DOCX, OFFICE = "plan as docx", "LibreOffice converts the same docx"
Figures = dict[str, Any]


def measure(plan: Plan) -> list[Figures]:
    """Rows of the prints; the bar of the PDF is left unmeasured where LibreOffice is not installed.

    Every round prints the plan in a new child, then with one more word in a cell, then the same once more.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    today = localdate()
    times: dict[str, list[float]] = {name: [] for name in (FIRST, CHANGED, AGAIN, DOCX, OFFICE)}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(render.to_docx(kinds.plan_document(plan, today=today)))
        for number in range(ROUNDS):
            press.close()
            times[FIRST].append(_timed(lambda: render.to_pdf(kinds.plan_document(plan, today=today))))
            words = f"{number} {time.time_ns()}"
            for name in (CHANGED, AGAIN):
                times[name].append(_timed(lambda: render.to_pdf(_changed(plan, today, words))))  # noqa: B023
            times[DOCX].append(_timed(lambda: render.to_docx(kinds.plan_document(plan, today=today))))
            if office:
                times[OFFICE].append(_timed(lambda: _convert(str(office), source)))
    middle = {name: statistics.median(found) for name, found in times.items() if found}
    return rows_of(middle)


def rows_of(middle: dict[str, float]) -> list[Figures]:
    """The printed rows of the middle times in milliseconds; LibreOffice is not among them where it was not measured."""
    office = middle.get(OFFICE)
    bar = f"≥ {MIN_TIMES}× as fast as LibreOffice"
    if office is None:
        bar = f"{bar}: not measured, LibreOffice is not installed"
    rows = [_row(FIRST, middle[FIRST], office)]
    for name in (CHANGED, AGAIN):
        rows.append(_row(name, middle[name], office, bar=bar, holds=not office or office / middle[name] >= MIN_TIMES))
    rows.append(_row(DOCX, middle[DOCX], office))
    if office is not None:
        rows.append(_row(OFFICE, office, None))
    return rows


def _changed(plan: Plan, today: date, words: str) -> Paper:
    """The plan's document with a word more in the first cell of text of every table."""
    paper = kinds.plan_document(plan, today=today)
    return replace(paper, sections=tuple(replace(part, blocks=_more(part.blocks, words)) for part in paper.sections))


def _more(blocks: tuple[Block, ...], words: str) -> tuple[Block, ...]:
    return tuple(
        replace(block, rows=(_longer(block.rows[0], words), *block.rows[1:]))
        if isinstance(block, Table) and block.rows
        else block
        for block in blocks
    )


def _longer(row: Row, words: str) -> Row:
    place = next((place for place, cell in enumerate(row.cells) if isinstance(cell, str)), None)
    if place is None:
        return row
    return replace(row, cells=(*row.cells[:place], f"{row.cells[place]} {words}", *row.cells[place + 1 :]))


def _row(what: str, value: float, beside: float | None, *, bar: str | None = None, holds: bool = True) -> Figures:
    return {
        "what": what,
        "value": value,
        "unit": "ms",
        "beside": "LibreOffice" if beside else None,
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
