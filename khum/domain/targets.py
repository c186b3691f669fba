"""Targets: reading the number out of a target as officials write it, and comparing a figure with it (row 124)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from khum.domain.thai_date import arabic_digits

OPERATORS = {"ge": "ไม่น้อยกว่า", "le": "ไม่เกิน", "eq": "เท่ากับ"}
"""Codes of operators with the wording of official papers."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as operator (``ge``, ``le``, ``eq``), value and unit."""

    operator: str
    value: Decimal
    unit: str = ""


_AT_LEAST = re.compile(r"(?:อย่าง\s?น้อย|ไม่\s?น้อยกว่า|ไม่\s?ต่ำกว่า|ตั้งแต่|มากกว่า\s?หรือ\s?เท่ากับ|>=|≥)")
_AT_MOST = re.compile(r"(?:ไม่\s?เกิน|ไม่\s?มากกว่า|<=|≤)")
_NUMBER = re.compile(r"(\d{1,9}(?:,\d{3})*(?:\.\d{1,4})?)\s?(%|เปอร์เซ็นต์|[ก-๛]{1,20})?")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ)?)\s?\d{4}|\b25\d{2}\b")
_PER_HUNDRED = re.compile(r"ร้อยละ\s?(\d{1,3}(?:\.\d+)?)")


def read_target(text: str) -> Target | None:
    """Read ``อย่างน้อย ๕๐%``, ``ร้อยละ 80``, ``ไม่เกิน 3 วัน``, ``๑ ฉบับ``; None where the words hold no number."""
    plain = _YEAR.sub(" ", arabic_digits(text))
    bound = _AT_MOST.search(plain)
    operator = "le" if bound else "ge"
    bound = bound or _AT_LEAST.search(plain)
    if share := _PER_HUNDRED.search(plain):
        return Target(operator, Decimal(share[1]), "%")
    # The number after "at least" is the target; others in the sentence count people or name laws.
    if found := _NUMBER.search(plain, bound.end() if bound else 0):
        unit = found[2] or ""
        return Target(operator, Decimal(found[1].replace(",", "")), "%" if unit.startswith("เปอร์") else unit)
    return None


def is_met(value: Decimal, target: Target) -> bool:
    """Whether a figure meets its target; exact, in Decimal."""
    if target.operator == "le":
        return value <= target.value
    if target.operator == "eq":
        return value == target.value
    return value >= target.value
