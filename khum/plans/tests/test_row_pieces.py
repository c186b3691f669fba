"""A row that is rendered once is the row that would be rendered now."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from khum.plans.models import Activity
from khum.plans.queries import table
from khum.plans.tests import journeys

TEMPLATE = Path(table.__file__).parent.parent / "templates" / "plans" / "row.html"


def test_the_fingerprint_names_everything_that_the_template_shows():
    markup = TEMPLATE.read_text(encoding="utf-8")
    source = inspect.getsource(table.RowView.fingerprint.fget)
    of_activity = set(re.findall(r"\ba\.(\w+)", markup))
    of_row = set(re.findall(r"\brow\.(\w+)", markup)) - {"activity", "first", "others"}
    of_indicator = set(re.findall(r"\bi\.(\w+)", markup))
    assert of_activity >= {"title", "number"}
    assert [name for name in of_activity if f"a.{name}" not in source] == []
    assert [name for name in of_row if f"self.{name}" not in source] == []
    assert [name for name in of_indicator if f"i.{name}" not in source] == []


def test_the_fingerprint_of_a_table_names_what_its_readers_see():
    markup = (TEMPLATE.parent / "table.html").read_text(encoding="utf-8")
    for_editors = re.compile(r"{% if may_edit.*?{% endif %}", re.DOTALL)
    read = for_editors.sub("", markup.partition("{% if may_edit %}\n")[0])
    source = inspect.getsource(table.TableView.fingerprint.fget)
    shown = set(re.findall(r"\bview\.((?:table\.)?\w+)", read)) - {"groups"}
    assert shown >= {"table.measurable_unit", "is_annual"}
    assert [name for name in shown if f"self.{name}" not in source] == []


@pytest.mark.django_db
def test_a_changed_word_is_seen_at_once(client_as):
    office = journeys.council()
    plan = journeys.draft_plan(office.standing("hr"))
    browser = client_as(office.people["hr"])
    address = f"/plans/{plan.pk}/"
    row = journeys.first_row(plan)
    before = browser.get(address).content.decode()
    Activity.objects.filter(pk=row.pk).update(title="ถ้อยคำใหม่เอี่ยม")
    after = browser.get(address).content.decode()
    assert row.title in before
    assert "ถ้อยคำใหม่เอี่ยม" in after


@pytest.mark.django_db
def test_who_may_not_edit_gets_no_link_from_who_may(client_as):
    office = journeys.council()
    plan = journeys.draft_plan(office.standing("hr"))
    row = journeys.first_row(plan)
    link = f'href="/plans/rows/{row.pk}/"'
    assert link in client_as(office.people["hr"]).get(f"/plans/{plan.pk}/").content.decode()
    assert link not in client_as(office.people["staff_finance"]).get(f"/plans/{plan.pk}/").content.decode()
