"""What ``khum bench`` says of its figures; the measuring itself is the command's own run."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import resolve

from config import bench_urls
from config.cli import bench, bench_pages, bench_papers


@pytest.mark.parametrize(
    ("pdf", "office", "holds", "mark"), [(100, 1000, True, "✓"), (101, 1000, False, "✗"), (100, None, True, "·")]
)
def test_the_bar_of_the_pdf(pdf, office, holds, mark):
    middle = dict.fromkeys((bench_papers.FIRST, bench_papers.CHANGED, bench_papers.AGAIN, bench_papers.DOCX), pdf)
    rows = bench_papers.rows_of(middle | ({bench_papers.OFFICE: office} if office else {}))
    assert [row["holds"] for row in rows[1:3]] == [holds, holds]
    assert bench.line_of(rows[1])[0] == mark
    assert all(("not measured" in row["bar"]) is (office is None) for row in rows[1:3])


@pytest.mark.parametrize(("page", "holds"), [(15.0, True), (15.1, False)])
def test_the_plan_page_beside_an_empty_template(page, holds):
    row = bench_pages.row_beside("plan page, p50", page, 5.0, bar=3.0)
    assert (row["holds"], row["beside"]) == (holds, "empty template")


def test_the_empty_template_is_no_page_of_the_product(client, db):
    assert resolve("/bench/empty/", urlconf=bench_urls).func is bench_urls.empty
    assert client.get("/bench/empty/").status_code == 404


@pytest.mark.slow
@pytest.mark.timeout(480)  # whoever comes first builds the demonstration
def test_pages_are_measured_through_the_server(tmp_path, demo_installation):
    demo_installation(tmp_path)
    environment = {"KHUM_DATA": str(tmp_path), "PATH": "/usr/bin:/bin", "KHUM_DATABASE_URL": ""}
    words = [sys.executable, "-m", "config.cli.main"]
    done = subprocess.run(
        [*words, "bench", "pages", "--json"], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert done.returncode in {0, 1}, done.stderr
    rows = {row["what"]: row for row in json.loads(done.stdout)["rows"]}
    assert rows["plan page, queries"]["holds"]
    assert rows["plan page, HTML"]["holds"]
    assert rows["plan page, p50"]["ratio"] > 0


@pytest.mark.slow
@pytest.mark.timeout(480)  # whoever comes first builds the demonstration
def test_figures_are_measured_here_and_in_a_city(tmp_path, demo_installation):
    demo_installation(tmp_path)
    environment = {"KHUM_DATA": str(tmp_path), "PATH": "/usr/bin:/bin", "KHUM_DATABASE_URL": ""}
    words = [sys.executable, "-m", "config.cli.main", "bench", "metrics", "--people", "180", "--json"]
    done = subprocess.run(words, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert done.returncode in {0, 1}, done.stderr
    rows = json.loads(done.stdout)["rows"]
    asked = [row for row in rows if row["unit"] == "queries"]
    assert [row["holds"] for row in asked] == [True, True]
    assert asked[0]["value"] == asked[1]["value"]  # Three times the people, not one query more.
    assert len([row for row in rows if row["what"].startswith("yearly report")]) == 2
