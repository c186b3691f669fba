"""What is wrong with a target: circular, without a number, or missing (row 128; domain.md §0.1)."""

from __future__ import annotations

import re
from enum import StrEnum

from rapidfuzz import fuzz

from khum.domain.targets import read_target
from khum.plans.rules.content import IndicatorContent


class TargetKind(StrEnum):
    """How a target reads."""

    MEASURABLE = "measurable"
    CIRCULAR = "circular"
    WORDS = "words"
    MISSING = "missing"


_LEAD = re.compile(r"^(?:มีการ|มีจำนวน|มี|จำนวนครั้ง(?:ที่|ของ)?|จำนวน|ผลการ|ผล|การ)")
_CIRCULAR_LEAD = re.compile(r"^มี(?:จำนวน|การ)")
_NOISE = re.compile(r"[\s\-–•.,:;()“”\"'/]+")
_ALIKE = 82
"""Two bare texts with this share of letters in common (fuzz.ratio) say the same."""


def target_kind(indicator: IndicatorContent) -> TargetKind:
    """Read a target: a number makes it measurable; «มีจำนวน…» or the indicator said again makes it circular."""
    if indicator.value is not None and indicator.operator:
        return TargetKind.MEASURABLE
    words = _NOISE.sub("", indicator.target)
    if not words:
        return TargetKind.MISSING
    if read_target(indicator.target) is not None:
        return TargetKind.MEASURABLE
    if _CIRCULAR_LEAD.match(words):
        return TargetKind.CIRCULAR
    bare_target, bare_text = bare(indicator.target), bare(indicator.text)
    if bare_target and fuzz.ratio(bare_target, bare_text) >= _ALIKE:
        return TargetKind.CIRCULAR
    return TargetKind.WORDS


def bare(text: str) -> str:
    """A text without blanks, marks and the words that targets repeat (มี, จำนวน, การ …).

    >>> bare("มีจำนวนการเข้าถึง ฐานข้อมูล")
    'เข้าถึงฐานข้อมูล'
    """
    words = _NOISE.sub("", text)
    while shorter := _LEAD.match(words):
        words = words[shorter.end() :]
    return words
