"""A year of records: every page that people of the demonstration council reach by links, with what it costs.

A link leads somewhere, a page is small, its queries do not grow with the records (issues 4 §4, 5 §6). What asks more
than the common budget is named here with its reason.
"""

from __future__ import annotations

import json

import pytest

from tests.demo_crawl import Page
from tests.installations import khum

pytestmark = pytest.mark.timeout(600)

COMMON_QUERIES, COMMON_BYTES = 25, 60 * 1024
WALK = "import django; django.setup(); from tests.demo_crawl import main; main({!r})"
# Pages that measure: two or three queries for each of the 66 figures, by their own budgets (docs/testing.md).
FIGURES = 200
MORE_QUERIES = {
    "evaluation:figures": FIGURES,
    "evaluation:figures-file": FIGURES,
    "evaluation:desk": FIGURES,
    "evaluation:change": FIGURES,
    "evaluation:report": 3 * FIGURES,  # A draft is measured anew, with the years before it; a signed one is read.
    "evaluation:report-paper": 3 * FIGURES,
    "plans:metrics": FIGURES,
    "home:home": 80,  # What waits for a person, asked of every app.
    "plans:check": 40,  # Each rule of completeness reads what it judges.
    "needs:who-knows": 40,  # Signs of knowing, asked of every app.
    "evaluation:round": 30,
}
MORE_BYTES = {
    "plans:metrics": 80 * 1024,  # 66 figures with their targets.
    "evaluation:figures": 80 * 1024,
    "meetings:names": 75 * 1024,  # 60 people with three places to tap each, on one page: noting all is one scroll.
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory, demo_installation) -> list[Page]:
    data = demo_installation(tmp_path_factory.mktemp("walked") / "data")
    found = data / "pages.json"
    khum(data, "-c", WALK.format(str(found)))
    return json.loads(found.read_text(encoding="utf-8"))


def test_most_of_the_product_is_reached_by_links(pages):
    assert len({page["name"] for page in pages}) > 300
    assert {page["role"] for page in pages} == {"hr", "head.finance", "staff", "nayok", "visitor"}


def test_no_link_leads_nowhere(pages):
    wrong = [page for page in pages if page["status"] not in (200, 301, 302)]
    assert [f"{page['role']}: {page['from']} → {page['address']} {page['status']}" for page in wrong] == []


def test_every_page_is_small(pages):
    wrong = {
        f"{page['name']} {page['address']} {page['bytes']}"
        for page in pages
        if page["bytes"] > MORE_BYTES.get(page["name"], COMMON_BYTES)
    }
    assert wrong == set()


def test_every_page_asks_few_queries(pages):
    wrong = {
        f"{page['role']} {page['name']} {page['address']} {page['queries']}"
        for page in pages
        if page["queries"] > MORE_QUERIES.get(page["name"], COMMON_QUERIES)
    }
    assert wrong == set()
