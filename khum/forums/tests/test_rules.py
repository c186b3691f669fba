"""The stairs, the river and the gate, whatever groups say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.forums.rules.formalising import FEWEST_USES, readiness
from khum.forums.rules.river import banks, draw
from khum.forums.rules.stairs import Mark, can_pair, pairs, stairs
from khum.forums.rules.states import ForumState, can_move

LEVEL = st.integers(1, 5)


_ROWS = st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 5)), st.tuples(LEVEL, LEVEL), max_size=12)


def marks():
    """Assessments of a few cores by a few groups; a group speaks once a core, and never aims below today."""
    return _ROWS.map(lambda rows: [Mark(*key, min(pair), max(pair)) for key, pair in sorted(rows.items())])


@given(marks())
def test_every_pair_is_one_who_can_give_and_one_who_wants_to_take(rows):
    by_key = {(row.core, row.group): row for row in rows}
    found = pairs(rows)
    for pair in found:
        giver, taker = by_key[pair.core, pair.giver], by_key[pair.core, pair.taker]
        assert giver.now >= 4
        assert giver.now > taker.now
        assert taker.target - taker.now >= 1
        assert (pair.rise, pair.gap) == (giver.now - taker.now, taker.gap)
        best = max(row.now for row in rows if row.core == pair.core)
        assert giver.now == best
    assert [pair.gap for pair in found] == sorted((pair.gap for pair in found), reverse=True)


@given(marks())
def test_nobody_who_can_be_helped_is_left_out_and_nobody_is_asked_twice(rows):
    helped = [(pair.core, pair.taker) for pair in pairs(rows)]
    could = {
        (taker.core, taker.group)
        for taker in rows
        if any(row.core == taker.core and can_pair(row, taker) for row in rows)
    }
    assert set(helped) == could
    assert len(helped) == len(set(helped))


@given(marks(), st.randoms())
def test_the_order_of_the_answers_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert pairs(shuffled) == pairs(rows)
    assert stairs(shuffled) == stairs(rows)


def test_equal_givers_share_the_load():
    rows = [Mark(1, 1, 5, 5), Mark(1, 2, 5, 5), *(Mark(1, group, 2, 4) for group in (3, 4, 5, 6))]
    givers = [pair.giver for pair in pairs(rows)]
    assert sorted(givers) == [1, 1, 2, 2]


@given(marks())
def test_on_the_stairs_every_group_stands_once_at_its_level(rows):
    rows = [row for row in rows if row.core == 1]
    steps = stairs(rows)
    assert [step.level for step in steps] == [5, 4, 3, 2, 1]
    standing = sorted((group, step.level) for step in steps for group in (*step.gives, *step.takes, *step.others))
    assert standing == sorted((row.group, row.now) for row in rows)
    assert all(step.level >= 4 for step in steps if step.gives)


@given(marks())
def test_the_river_runs_between_its_banks_within_the_drawing(rows):
    cores = [1, 2, 3, 4]
    river = banks(rows, cores)
    assert [bank.core for bank in river] == [core for core in cores if any(row.core == core for row in rows)]
    for bank in river:
        levels = [row.now for row in rows if row.core == bank.core]
        assert (bank.low, bank.high) == (min(levels), max(levels))
        assert sorted(group for groups in bank.at.values() for group in groups) == sorted(
            row.group for row in rows if row.core == bank.core
        )
    if not river:
        return
    drawing = draw(river, dict.fromkeys(range(1, 7), "ก"), {core: core for core in cores})
    points = [tuple(map(int, point.split(","))) for point in drawing.water.split()]
    assert len(points) == 2 * (len(river) + 2)
    places = [*points, *((dot.x, dot.y) for dot in (*drawing.dots, *drawing.cores, *drawing.levels))]
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in places)


@given(st.integers(0, 20))
def test_the_gate_opens_at_three_confirmed_uses(confirmed):
    found = readiness(confirmed)
    assert found.is_ready == (confirmed >= FEWEST_USES == 3)
    assert found.confirmed + found.missing == max(confirmed, FEWEST_USES)


@pytest.mark.parametrize("now", list(ForumState))
def test_a_forum_opens_before_it_closes(now):
    assert can_move(now, ForumState.CLOSED) == (now is ForumState.OPEN)
    assert not can_move(now, now)
