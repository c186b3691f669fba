"""Pieces that no line end may cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.papers.wordbreak import LONG_IN_CELL, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตำบลกุดตุ้ม", ["ตำบล", "กุดตุ้ม"]),
        ("ต่าง ๆ", ["ต่าง ๆ"]),
        ("พ.ศ. ๒๕๖๒", ["พ.ศ. ๒๕๖๒"]),
        ("ร้อยละ 80.5 %", ["ร้อยละ", " ", "80.5 %"]),
        ("ที่ ๑/๒๕๖๒", ["ที่", " ", "๑/๒๕๖๒"]),
        ("(ความรู้)", ["(ความรู้)"]),
        ("สะดวก\nตำบล", ["สะดวก", "\n", "ตำบล"]),
    ],
)
def test_pieces(text, expected):
    assert pieces(text, ("กุดตุ้ม",)) == expected


def test_long_words_break_where_their_parts_meet():
    assert pieces("องค์การบริหารส่วนตำบล") == ["องค์", "การบริหาร", "ส่วน", "ตำบล"]
    name = "องค์การบริหารส่วนตำบลขุมทอง"
    assert pieces(name, (name,)) == ["องค์", "การบริหาร", "ส่วน", "ตำบล", "ขุมทอง"]
    assert pieces("สภาวัฒนธรรมจังหวัดชัยภูมิ", ("สภาวัฒนธรรมจังหวัดชัยภูมิ",)) == ["สภาวัฒนธรรมจังหวัดชัยภูมิ"]
    assert pieces("ประชาสัมพันธ์") == ["ประชาสัมพันธ์"]
    assert pieces("ประชาสัมพันธ์", longest=LONG_IN_CELL) == ["ประชา", "สัมพันธ์"]
    assert max(map(len, pieces("x" * 100, longest=LONG_IN_CELL))) <= 18


@given(st.text(alphabet="กขคงจตบปมรสอ่้ิีุูาำเแ ๆ0๑./()-\nab%", max_size=80))
def test_pieces_lose_nothing(text):
    assert "".join(pieces(text)) == text
