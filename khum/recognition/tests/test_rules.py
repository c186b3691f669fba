"""Rules of recognition: values that keep their code, reasons, days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.recognition.rules import states, values
from khum.recognition.rules.states import RoundState
from khum.recognition.rules.values import I_AM_READY, Value

names = st.lists(
    st.text("กขคงจABC ", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=12, unique=True
)


def test_the_first_set_is_i_am_ready():
    assert "".join(value.name[0] for value in I_AM_READY) == "IAMREADY"
    assert values.read(values.written(I_AM_READY), I_AM_READY) == I_AM_READY


@given(names)
def test_every_value_has_a_code_of_its_own(found):
    read = values.read("\n".join(found), I_AM_READY)
    assert [value.name for value in read] == found
    assert len({value.code for value in read}) == len(read)
    assert values.read(values.written(read), read) == read


def test_a_renamed_or_moved_value_keeps_its_code():
    before = (Value("a", "หนึ่ง"), Value("b", "สอง"))
    assert [value.code for value in values.read("สอง\nหนึ่ง", before)] == ["b", "a"]
    assert [value.code for value in values.read("หนึ่งใหม่: ความหมาย\nสอง", before)] == ["a", "b"]
    added = values.read("หนึ่ง\nสอง\nสาม", before)
    assert added[2].code not in {"a", "b"}


@pytest.mark.parametrize("text", ["", "ก\nก", ": ความหมาย", "\n".join(map(str, range(21))), "ก" * 201])
def test_lines_that_cannot_be_values_are_refused(text):
    with pytest.raises(ValueError, match=r"[\s\S]*"):
        values.read(text, I_AM_READY)


def test_coverage_counts_each_value():
    found = values.coverage(I_AM_READY, {"moral": 2, "gone": 5})
    assert [number for _value, number in found] == [0, 0, 2, 0, 0, 0, 0, 0]


def test_names_are_taken_until_the_last_day_and_rest_on_a_reason():
    day = date(2026, 9, 1)
    assert states.takes_names(RoundState.OPEN, day, today=day)
    assert not states.takes_names(RoundState.OPEN, day, today=day + timedelta(days=1))
    assert not states.takes_names(RoundState.DECIDING, day, today=day)
    assert states.has_reason(is_tied_to_use=True, value_code="")
    assert states.has_reason(is_tied_to_use=False, value_code="moral")
    assert not states.has_reason(is_tied_to_use=False, value_code="")
