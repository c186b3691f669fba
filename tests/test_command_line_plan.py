"""``khum plan``: a file read without writing, accepted, exported and brought back (design.md §6)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings

from config.cli.main import main
from khum.plans.models import Plan, PlanImport
from khum.plans.tests import journeys
from khum.plans.tests.plan_files import WRITERS
from khum.plans.tests.plan_variants import OVER_PAGES

REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"
KEYS = {
    "organisation",
    "year_be",
    "focus_areas",
    "desired_states",
    "success_factors",
    "tables",
    "committees",
    "doubts",
    "unread",
}
ACTIVITY_KEYS = {
    "number",
    "step",
    "title",
    "method",
    "start",
    "end",
    "indicators",
    "audience",
    "owner",
    "budget",
    "remark",
}


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("kind", WRITERS)
def test_reading_needs_no_organisation_and_prints_the_shape(kind, tmp_path, capsys):
    code, out, _err = run(capsys, "plan", "import", str(WRITERS[kind](OVER_PAGES.file, tmp_path)), "--json")
    reading = json.loads(out)
    assert code == 0
    assert reading.keys() >= KEYS
    (table,) = reading["tables"]
    assert len(table["activities"]) == 5
    assert all(activity.keys() >= ACTIVITY_KEYS for activity in table["activities"])
    assert all(doubt.keys() >= {"code", "where", "source", "reading"} for doubt in reading["doubts"])


@pytest.mark.django_db
def test_accepting_writes_the_plan_and_exporting_brings_it_back(tmp_path, capsys):
    council = journeys.council()
    file = WRITERS["docx"](OVER_PAGES.file, tmp_path)
    code, _out, _err = run(capsys, "plan", "import", str(file), "--accept", "--year", "2570")
    assert code == 0
    plan = Plan.objects.get()
    assert (plan.organisation, plan.year_be, plan.state) == (council.organisation, 2570, "draft")
    assert not PlanImport.objects.exists()

    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert run(capsys, "plan", "export", "--year", "2570", "--to", str(first))[0] == 0
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert run(capsys, "plan", "import", str(first), "--accept", "--organisation", other.organisation.code)[0] == 0
    words = ("plan", "export", "--year", "2570", "--to", str(second), "--organisation", other.organisation.code)
    assert run(capsys, *words)[0] == 0
    one, two = (json.loads(path.read_text(encoding="utf-8")) for path in (first, second))
    assert one["tables"] == two["tables"]


@pytest.mark.django_db
def test_wrong_use_and_unreadable_files_say_what_is_wrong(tmp_path, capsys):
    journeys.council()
    assert run(capsys, "plan", "import", str(tmp_path / "none.docx"))[0] == 2
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")
    code, out, err = run(capsys, "plan", "import", str(broken), "--json")
    assert (code, out) == (1, "")
    assert "ไฟล์" in err
    assert run(capsys, "plan", "export", "--year", "2570", "--to", str(tmp_path / "plan.odt"))[0] == 2
    assert run(capsys, "plan", "export", "--year", "2570", "--to", str(tmp_path / "plan.pdf"))[0] == 1


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference plan is not here")
def test_the_reference_plan_through_the_command(capsys):
    code, out, _err = run(capsys, "plan", "import", str(REFERENCE), "--json")
    reading = json.loads(out)
    assert code == 0
    assert [len(table["activities"]) for table in reading["tables"]] == [6, 7, 6, 4]
