"""How figures, dates and activities are judged."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DueItem
from khum.domain.targets import Target
from khum.home import rules
from khum.home.rules import Pace

YEAR = FiscalYear(2570)
HALF = Decimal("0.5")


@pytest.mark.parametrize(
    ("value", "target", "judged"),
    [
        (None, Target("ge", Decimal(40)), Pace.NONE),
        (Decimal(5), None, Pace.NONE),
        (Decimal(42), Target("ge", Decimal(40)), Pace.MET),
        (Decimal(20), Target("ge", Decimal(40)), Pace.ON_TRACK),
        (Decimal(15), Target("ge", Decimal(40)), Pace.AT_RISK),
        (Decimal(14), Target("ge", Decimal(40)), Pace.BEHIND),
        (Decimal(3), Target("le", Decimal(3)), Pace.MET),
        (Decimal(4), Target("le", Decimal(3)), Pace.BEHIND),
    ],
)
def test_pace_at_half_of_the_year(value, target, judged):
    assert rules.pace(value, target, elapsed=HALF) is judged


@given(st.decimals(0, 1000, places=1), st.decimals(0, 1000, places=1), st.decimals(0, 1, places=3))
def test_a_larger_figure_is_never_judged_worse(value, more, elapsed):
    order = [Pace.BEHIND, Pace.AT_RISK, Pace.ON_TRACK, Pace.MET]
    target = Target("ge", Decimal(100))
    lower, higher = (rules.pace(figure, target, elapsed=elapsed) for figure in (value, value + more))
    assert order.index(higher) >= order.index(lower)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_elapsed_share_stays_between_nothing_and_all(today):
    assert 0 <= rules.elapsed_share(YEAR, today=today) <= 1
    assert rules.days_left(YEAR, today=today) >= 0


def test_days_left_counts_to_the_last_of_september():
    assert rules.days_left(YEAR, today=date(2026, 11, 23)) == 311
    assert rules.days_left(YEAR, today=date(2027, 9, 30)) == 0


@pytest.mark.parametrize(("days", "tone"), [(-1, "late"), (0, "soon"), (7, "soon"), (8, "")])
def test_tone_of_a_due_date(days, tone):
    today = date(2026, 11, 23)
    assert rules.due_tone(today + timedelta(days=days), today=today) == tone
    assert rules.due_tone(None, today=today) == ""


def test_due_items_stand_late_first_and_those_without_a_day_last():
    items = [DueItem(title, "", "/", day, "ทำ") for title, day in (("ค", None), ("ข", date(2026, 12, 1)), ("ก", date(2026, 11, 1)))]  # fmt: skip  # noqa: E501
    assert [item.title for item in rules.in_order(items)] == ["ก", "ข", "ค"]


def test_dropped_activities_do_not_count_against_the_plan():
    day = date(2026, 11, 23)
    rows = [("done", day), ("running", date(2026, 11, 1)), ("planned", None), ("dropped", date(2026, 10, 1))]
    counts = rules.count_activities(rows, today=day)
    assert (counts.total, counts.counted, counts.done, counts.running, counts.late, counts.dropped) == (
        4,
        3,
        1,
        1,
        1,
        1,
    )
