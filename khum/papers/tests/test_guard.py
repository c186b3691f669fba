"""Text that would harm a printer or mislead a reader does not reach it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.papers import guard
from khum.papers.errors import TextTooLongError


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("ก" + "่" * 50_000, "ก่่่"),
        ("a\u202eb\u200bc\u00add\ufeff", "abcd"),
        ("บรรทัด\r\nสอง\tช่อง", "บรรทัด\nสอง ช่อง"),
        ("  หลาย   ช่อง\u00a0ว่าง ", "หลาย ช่อง\u00a0ว่าง"),
        ("น\u0e4d\u0e32", "นำ"),
        ("\x00\x07\ue000\ud800", ""),
        ("e\u0301", "é"),
    ],
    ids=["tone bomb", "bidi and zero width", "line ends", "spaces", "sara am", "controls", "composed"],
)
def test_clean(given_text, printed):
    assert guard.clean(given_text) == printed


def test_too_long_a_text_is_refused_not_cut():
    with pytest.raises(TextTooLongError, match="20001"):
        guard.clean("ก" * 20_001)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF), max_size=300))
def test_cleaning_twice_changes_nothing(text):
    once = guard.clean(text)
    assert guard.clean(once) == once
