"""Every figure of the demonstration's years, counted a second time by other hands (issue 6 §5)."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from tests.installations import khum
from tests.recount import daily, library, people, plan, reach, surveys
from tests.recount.records import BANGKOK, Records, Span

YEARS = (2569, 2570)
FIGURES = {
    code: count for part in (daily, library, people, plan, reach, surveys) for code, count in part.FIGURES.items()
}
EXPORT = (
    "import django; django.setup(); from pathlib import Path; from config.safekeeping.records import write_lines; "
    "write_lines(Path({!r}))"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory, demo_installation) -> Path:
    folder = demo_installation(tmp_path_factory.mktemp("recounted") / "data")
    khum(folder, "-c", EXPORT.format(str(folder / "records.jsonl")))
    return folder


@pytest.fixture(scope="module")
def records(data) -> Records:
    return Records(data / "records.jsonl")


def told(data: Path, year: int) -> dict[str, dict]:
    """What the product says."""
    done = subprocess.run(
        [sys.executable, "-m", "config.cli.main", "metrics", "--year", str(year), "--json"],
        env={**os.environ, "KHUM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return {row["code"]: row for row in json.loads(done.stdout)}


def plain(value) -> float | None:
    return None if value is None else round(float(value), 4)


def span(year: int) -> Span:
    last = year - 543
    return Span(date(last - 1, 10, 1), date(last, 9, 30), datetime.now(BANGKOK).date())


@pytest.mark.parametrize("year", YEARS)
def test_a_second_count_gives_the_same_figures(data, records, year):
    said = told(data, year)
    assert set(said) == set(FIGURES)
    ours = {code: [plain(one) for one in count(records, span(year))] for code, count in FIGURES.items()}
    theirs = {code: [plain(row[name]) for name in ("value", "numerator", "denominator")] for code, row in said.items()}
    assert ours == theirs
    if year == min(YEARS):
        assert sum(bool(value) for value, *_rest in ours.values()) > 60  # Else it would be a count of nothing.


def test_the_second_count_knows_nothing_of_the_product():
    allowed = sys.stdlib_module_names | {"tests"}
    for path in Path(library.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= allowed, path.name
            assert all(name.startswith("tests.recount") for name in names if name.startswith("tests"))
