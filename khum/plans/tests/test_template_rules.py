"""The standard plan: complete, measurable, in the council's own names and in our own words."""

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from django.conf import settings

from khum.domain.fiscal_year import FiscalYear
from khum.domain.organisation_types import OrganisationType
from khum.domain.steps import StepSet, Track, steps_of
from khum.domain.targets import read_target
from khum.plans.rules import exchange, template
from khum.plans.rules.targets import TargetKind, target_kind
from khum.plans.tests.contents import COUNCIL, YEAR, standard

REFERENCE = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"

LAW = "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดีพ.ศ.2546มาตรา11ให้ส่วนราชการพัฒนาความรู้เพื่อให้เป็นองค์กรแห่งการเรียนรู้"


def test_every_table_has_every_step() -> None:
    content = standard()
    assert [table.track for table in content.tables] == [Track.PROCESS, Track.PROCESS, Track.CHANGE, Track.ANNUAL]
    for table in content.tables:
        assert [a.step for a in table.activities] == [s.value for s in steps_of(table.track)]
        assert [a.number for a in table.activities] == list(range(1, len(table.activities) + 1))


def test_every_target_is_a_number_that_its_words_say() -> None:
    for activity in standard().activities:
        assert activity.indicators
        for indicator in activity.indicators:
            assert target_kind(indicator) is TargetKind.MEASURABLE
            said = read_target(indicator.target)
            assert said is not None
            if "เดือนละ" not in indicator.target:
                assert said.value == indicator.value, indicator.target
            assert re.fullmatch(r"M([1-9]|1\d|2[0-6])a?", indicator.metric)
            assert len(indicator.unit) <= 60


def test_rows_lie_in_the_year_and_name_goal_area_and_one_post() -> None:
    content = standard()
    for activity in content.activities:
        assert activity.start is not None
        assert activity.end is not None
        assert YEAR.start <= activity.start <= activity.end <= YEAR.end
        assert activity.work_goal in {goal.goal for goal in content.goals}
        assert activity.focus_area in content.focus_areas
        assert activity.accountable
    assert max(a.end for a in content.activities if a.end) == YEAR.end


@pytest.mark.parametrize("kind", list(OrganisationType))
def test_titles_follow_the_type_and_no_brace_is_left(kind: OrganisationType) -> None:
    values = replace(COUNCIL, titles=kind.titles, posts={}, name=f"{kind.titles.full}ขุมทอง")
    document = json.dumps(exchange.to_json(template.standard_content(values, YEAR)), ensure_ascii=False)
    assert "{organisation}" not in document
    assert "{chief" not in document
    assert "{year}" not in document
    assert kind.titles.chief_executive in document


def test_desired_states_are_all_served_by_a_table() -> None:
    content = standard()
    assert len(content.focus_areas) == 2
    assert len(content.desired_states) == 5
    assert len(content.success_factors) == 4
    for state in content.desired_states:
        assert any(state in table.desired_state for table in content.tables)


def test_eight_number_rules_with_year_and_source() -> None:
    rules = template.number_rules(YEAR)
    assert [str(rule.value) for rule in rules] == ["50", "100", "1", "1", "1", "3", "1", "7"]
    for rule in json.loads(files("khum.plans").joinpath("data", "number_rules.json").read_text("utf-8"))["rules"]:
        assert rule["from_year_be"] == 2562
        assert rule["source"].startswith("row 124")


def test_rules_are_dated(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {
        "rules": [
            {"code": "a", "from_year_be": 2562, "until_year_be": 2569, "text": "เดิม", "metric": "M20",
             "operator": "ge", "value": "3", "unit": "ช่องทาง"},
            {"code": "a", "from_year_be": 2570, "until_year_be": None, "text": "ใหม่", "metric": "M20",
             "operator": "ge", "value": "4", "unit": "ช่องทาง"},
        ]
    }  # fmt: skip
    monkeypatch.setattr(template, "_data", lambda name: data)
    assert [r.text for r in template.number_rules(FiscalYear(2569))] == ["เดิม"]
    assert [r.text for r in template.number_rules(FiscalYear(2570))] == ["ใหม่"]
    assert template.number_rules(FiscalYear(2561)) == ()


def test_missing_steps_follow_the_step_set() -> None:
    table = standard().tables[0]
    fewer = replace(table, activities=tuple(a for a in table.activities if a.step not in {"identify", "access"}))
    assert template.missing_steps(fewer, StepSet.SEVEN) == ("identify", "access")
    assert template.missing_steps(fewer, StepSet.SIX) == ("identify",)


def test_suggestions_fill_exactly_the_missing_rows() -> None:
    full = standard()
    lacking = replace(
        full, tables=tuple(replace(t, activities=t.activities[1:5]) for t in full.tables), focus_areas=("ของเรา",)
    )
    found = list(template.suggestions(lacking, full))
    assert [(place, a.step) for place, a in found] == [
        (0, "identify"), (0, "share"), (0, "learn"),
        (1, "identify"), (1, "share"), (1, "learn"),
        (2, "prepare"), (2, "recognise"),
        (3, "identify"), (3, "share"), (3, "learn"),
    ]  # fmt: skip
    assert all(a.is_suggestion and not a.work_goal and not a.focus_area for _place, a in found)
    assert list(template.suggestions(full, full)) == []


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference plan is not beside this repository")
def test_no_sentence_is_taken_from_the_reference_plan() -> None:
    source = "".join(REFERENCE.read_text("utf-8").split())
    document = files("khum.plans").joinpath("data", "standard_plan.json").read_text("utf-8")

    def texts(value: object) -> list[str]:
        if isinstance(value, str):
            return [line for line in value.splitlines() if line]
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [text for part in parts for text in texts(part)]

    for text in texts(json.loads(document)):
        flat = "".join(text.split()).replace(LAW, "")
        for start in range(max(1, len(flat) - 45)):
            run = flat[start : start + 45]
            if "วิธีการบริหารกิจการบ้านเมือง" in run or "พระราชกฤษฎีกา" in run or len(run) < 45:
                continue  # The name of the law is everybody's.
            assert run not in source, run
