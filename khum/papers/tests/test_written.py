"""Digits, dates and numbers as papers write them, in one place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from khum.papers import blocks as b
from khum.papers.tests import samples
from khum.papers.written import in_digits, lines, written

PAPER = samples.memo()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ปี 2562 ร้อยละ 72.5", "ปี ๒๕๖๒ ร้อยละ ๗๒.๕"),
        ("ดู https://example.go.th/2562 ข้อ 3", "ดู https://example.go.th/2562 ข้อ ๓"),
        ("ISO9001 ปี 2562", "ISO9001 ปี ๒๕๖๒"),
        ("โทร. 0 4481 1234", "โทร. ๐ ๔๔๘๑ ๑๒๓๔"),
    ],
)
def test_thai_digits_but_for_latin_words(text, printed):
    assert in_digits(text, PAPER) == printed
    assert in_digits(text, replace(PAPER, thai_digits=False)) == text


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ()),
        ("", ()),
        (1250, ("๑,๒๕๐",)),
        (12500.5, ("๑๒,๕๐๐.๕",)),
        (Decimal("0.10"), ("๐.๑",)),
        (100, ("๑๐๐",)),
        (date(2018, 10, 1), ("๑ ต.ค. ๖๑",)),
        (("ก", "ข"), ("ก", "ข")),
        ("ก\nข", ("ก", "ข")),
    ],
)
def test_lines(value, printed):
    assert lines(value, PAPER) == printed


def test_codes_and_addresses_keep_their_digits():
    paper = written(
        b.Paper(
            "แผน 2562",
            "plan2",
            "อบต. 1",
            (b.Section((b.QrCode("https://x.go.th/1", "ที่ 1"), b.NumberedList(("ข้อ 1",), marker="1.{n})"))),),
            date(2024, 1, 1),
        )
    )
    code, points = paper.sections[0].blocks
    assert (paper.title, paper.kind, paper.organisation) == ("แผน ๒๕๖๒", "plan2", "อบต. ๑")
    assert (code.content, code.caption) == ("https://x.go.th/1", "ที่ ๑")
    assert (points.marker, points.items) == ("1.{n})", ("ข้อ ๑",))
