"""Rules of evaluation: freezing, drawing, periods, moves, days."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.evaluation.rules import freezing, periods, sampling, timing
from khum.evaluation.rules.divisions import division_of
from khum.evaluation.rules.states import (
    RECOMMENDATION_MOVES,
    ROUND_MOVES,
    RecommendationState,
    RoundKind,
    RoundState,
    move_recommendation,
    move_round,
)

LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
JSON = LEAF | st.lists(LEAF, max_size=4) | st.dictionaries(st.text(max_size=5), LEAF, max_size=4)


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=6))
def test_equal_content_gives_equal_text_whatever_its_order(content):
    turned = dict(reversed(content.items()))
    assert freezing.canonical(content) == freezing.canonical(turned)


@given(st.text(), st.text())
def test_a_changed_letter_changes_the_hash(text, other):
    assert (freezing.sha256_of(text) == freezing.sha256_of(other)) == (text == other)


@given(st.text())
def test_a_hash_fits_as_it_is_read_aloud_scanned_or_shortened(text):
    sha256 = freezing.sha256_of(text)
    assert freezing.fits(freezing.grouped(sha256).upper(), sha256)
    assert freezing.fits(f"https://km.example.go.th/evaluation/check/?hash={sha256}", sha256)
    assert freezing.fits(sha256[:16], sha256)
    assert not freezing.fits(sha256[:15], sha256)
    assert not freezing.fits(sha256 + "0", sha256)


LENGTHS = st.dictionaries(st.sampled_from(["M1", "M6", "M9", "M14", "M18"]), st.integers(0, 30))


@given(LENGTHS, st.sets(st.integers(1, 99), min_size=1, max_size=9), st.text(max_size=8))
def test_a_draw_repeats_nothing_stays_inside_and_is_dealt_evenly(lengths, members, seed):
    draws = sampling.draw(lengths, sorted(members), seed=seed)
    assert len({(d.metric, d.place) for d in draws}) == len(draws) == sum(min(2, n) for n in lengths.values())
    assert all(0 <= d.place < lengths[d.metric] and d.member in members for d in draws)
    dealt = [sum(d.member == member for d in draws) for member in members]
    assert max(dealt) - min(dealt) <= 1
    assert draws == sampling.draw(dict(reversed(lengths.items())), list(members), seed=seed)


def test_nobody_gets_nothing():
    assert sampling.draw({"M1": 5}, [], seed="x") == []


@given(st.integers(2500, 2700).map(FiscalYear))
def test_quarters_follow_each_other_through_the_year(year):
    quarters = [periods.period(code, year) for code in ("q1", "q2", "q3", "q4")]
    assert quarters[0].start == year.start
    assert quarters[-1].end == year.end
    assert all((after.start - before.end).days == 1 for before, after in pairwise(quarters))
    assert periods.period("half", year).end == quarters[1].end
    assert periods.period("nonsense", year) == periods.period("year", year)


@given(st.sampled_from(RoundState), st.sampled_from(RoundState))
def test_a_round_moves_by_its_table_only(state, to):
    if to in ROUND_MOVES[state]:
        assert move_round(state, to=to) is to
    else:
        with pytest.raises(NotPossibleError):
            move_round(state, to=to)


@given(st.sampled_from(RecommendationState), st.sampled_from(RecommendationState))
def test_a_recommendation_moves_by_its_table_only(state, to):
    if to in RECOMMENDATION_MOVES[state]:
        assert move_recommendation(state, to=to) is to
    else:
        with pytest.raises(NotPossibleError):
            move_recommendation(state, to=to)


def test_the_alarm_begins_in_august_and_ends_with_the_delivery():
    year = FiscalYear(2570)
    assert not timing.is_alarming(year, today=date(2027, 7, 31), delivered_on=None)
    assert timing.is_alarming(year, today=date(2027, 8, 1), delivered_on=None)
    assert timing.is_alarming(year, today=date(2027, 12, 1), delivered_on=None)
    assert not timing.is_alarming(year, today=date(2027, 8, 1), delivered_on=date(2027, 7, 31))
    assert timing.in_time(date(2027, 9, 30), year)
    assert not timing.in_time(date(2027, 10, 1), year)
    assert RoundKind.HALF.period(year) == (date(2026, 10, 1), date(2027, 3, 31))


def test_a_record_is_of_the_one_division_that_it_names():
    names = ["สำนักปลัด", "กองการศึกษา", "กองการศึกษา ศาสนาและวัฒนธรรม"]
    assert division_of("ประชุมสำนักปลัด", names) == "สำนักปลัด"
    assert division_of("กองการศึกษา ศาสนาและวัฒนธรรม จัดอบรม", names) == "กองการศึกษา ศาสนาและวัฒนธรรม"
    assert division_of("สำนักปลัดร่วมกับกองการศึกษา", names) == ""
    assert division_of("ทุกกอง", names) == ""
