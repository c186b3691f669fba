"""Last year's plan made this year's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.fiscal_year import FiscalYear
from khum.plans.rules.content import IndicatorContent
from khum.plans.rules.copying import moved_years, next_year
from khum.plans.tests.contents import YEAR, standard, with_row

NEXT = YEAR.next


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("ปีงบประมาณ ๒๕๖๒", "ปีงบประมาณ ๒๕๖๓"),
        ("ปีงบประมาณ 2562", "ปีงบประมาณ 2563"),
        ("๑ ต.ค. ๖๑ – ๓๐ ก.ย. ๖๒", "๑ ต.ค. ๖๒ – ๓๐ ก.ย. ๖๓"),
        ("ต.ค.61-ก.ย.62", "ต.ค.62-ก.ย.63"),
        ("พ.ศ. ๒๕๔๖ มาตรา ๑๑", "พ.ศ. ๒๕๔๖ มาตรา ๑๑"),
        ("แผนพัฒนา 2566–2570", "แผนพัฒนา 2566–2570"),
        ("โทร 25621234", "โทร 25621234"),
        ("ร้อยละ 62", "ร้อยละ 62"),
        ("ส.ค. 2562", "ส.ค. 2563"),
    ],
)
def test_only_the_plans_own_years_move(text: str, moved: str) -> None:
    assert moved_years(text, FiscalYear(2562), FiscalYear(2563)) == moved


def test_the_copy_is_the_plan_of_the_next_year() -> None:
    content, notes = next_year(standard(), NEXT)
    assert content.year_be == NEXT.be
    assert str(NEXT.be) in content.title
    for before, after in zip(standard().activities, content.activities, strict=True):
        assert after.start == NEXT.moved_from(before.start, YEAR)
        assert NEXT.contains(after.start)
        assert after.work_goal in {goal.goal for goal in content.goals}
        assert after.focus_area in content.focus_areas
    assert sum(note.kind == "dates" for note in notes) == len(content.activities)


def test_declined_years_stay() -> None:
    source = replace(standard(), title=f"แผน {YEAR.be}")
    content, notes = next_year(source, NEXT, declined=frozenset({"title"}))
    assert content.title == f"แผน {YEAR.be}"
    assert ("year", "title", f"แผน {YEAR.be}", f"แผน {NEXT.be}") in {(n.kind, n.path, n.before, n.after) for n in notes}


def test_a_link_follows_the_text_whose_year_moved() -> None:
    source = standard()
    goal = replace(source.goals[0], goal=f"งานปี {YEAR.be}")
    source = with_row(replace(source, goals=(goal, *source.goals[1:])), work_goal=goal.goal)
    content, _ = next_year(source, NEXT)
    assert content.activities[0].work_goal == content.goals[0].goal == f"งานปี {NEXT.be}"


def test_circular_targets_are_pointed_out_with_last_years_figure() -> None:
    source = with_row(standard(), indicators=(IndicatorContent("จำนวนการเข้าถึง", "มีจำนวนการเข้าถึง", unit="ครั้ง"),), key=7)
    content, notes = next_year(source, NEXT, {(7, 0): Decimal("412.00")})
    note = next(note for note in notes if note.kind == "circular")
    assert (note.before, note.after) == ("มีจำนวนการเข้าถึง", "412 ครั้ง")
    assert content.activities[0].indicators[0].baseline == Decimal(412)


def test_a_date_outside_its_year_moves_and_is_said() -> None:
    source = with_row(standard(), start=date(2026, 8, 1))
    content, notes = next_year(source, NEXT)
    assert content.activities[0].start == date(2027, 8, 1)
    assert any(note.kind == "outside" for note in notes)


@given(st.integers(2560, 2600), st.integers(-3, 3))
def test_moving_there_and_back_changes_no_text(year: int, delta: int) -> None:
    text = f"ปีงบประมาณ {year} และ {year - 1}"
    there = moved_years(text, FiscalYear(year), FiscalYear(year + delta))
    assert moved_years(there, FiscalYear(year + delta), FiscalYear(year)) == text
