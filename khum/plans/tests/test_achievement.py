"""Targets and figures: the truth table of row 124."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.targets import Target, is_met
from khum.plans.rules.achievement import Achievement, achievement

END = date(2027, 9, 30)
BEFORE, AFTER = date(2027, 9, 30), date(2027, 10, 1)
CASES = [
    (None, ("ge", 5), BEFORE, "none"),
    (4, None, BEFORE, "none"),
    (5, ("ge", 5), BEFORE, "met"),
    (4, ("ge", 5), BEFORE, "at_risk"),
    (4, ("ge", 5), AFTER, "missed"),
    (3, ("le", 5), BEFORE, "met"),
    (6, ("le", 5), BEFORE, "missed"),
    (6, ("le", 5), AFTER, "missed"),
    (5, ("eq", 5), AFTER, "met"),
    (6, ("eq", 5), BEFORE, "at_risk"),
    (6, ("eq", 5), AFTER, "missed"),
]


@pytest.mark.parametrize(("value", "target", "today", "expected"), CASES)
def test_every_case(value, target, today, expected):
    aim = None if target is None else Target(target[0], Decimal(target[1]))
    figure = None if value is None else Decimal(value)
    assert achievement(figure, aim, decided_on=END, today=today) == expected


@given(st.decimals(0, 100, places=2), st.sampled_from(["ge", "le", "eq"]), st.decimals(0, 100, places=2), st.dates())
def test_met_is_what_the_target_says_and_time_never_undoes_it(value, operator, aim, today):
    target = Target(operator, aim)
    judged = achievement(value, target, decided_on=END, today=today)
    assert (judged is Achievement.MET) == is_met(value, target)
    if today > END:
        assert judged is not Achievement.AT_RISK
