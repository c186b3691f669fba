"""What fits into a stored plan: lengths of words, sizes of numbers, order of dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    CommitteeContent,
    FactorContent,
    IndicatorContent,
    PlanContent,
    RuleContent,
)

LONGEST: dict[type, dict[str, int]] = {
    PlanContent: {"title": 250},
    ChapterContent: {"heading": 250, "code": 30},
    FactorContent: {"owner": 200},
    ActivityContent: {"owner": 300, "budget": 120, "step": 20},
    IndicatorContent: {"unit": 60, "metric": 20, "operator": 4, "level": 10, "frequency": 10},
    CommitteeContent: {"name": 250},
    RuleContent: {"code": 40, "text": 300, "metric": 20, "operator": 4, "unit": 40},
}
"""Letters that each field keeps; fields that are not named keep any number."""

LARGEST = Decimal(10**10)


def misfits(content: PlanContent) -> tuple[str, ...]:
    """What of a plan cannot be kept, each as ``field: first letters``; empty when all fits."""
    return tuple(_misfits(content))


def _misfits(value: Any) -> Iterator[str]:
    for name, longest in LONGEST.get(type(value), {}).items():
        text = getattr(value, name)
        if len(text) > longest:
            yield f"{name} ({len(text)} > {longest}): {text[:40]}…"
    if isinstance(value, ActivityContent) and value.start and value.end and value.end < value.start:
        yield f"end < start: {value.title[:40]}"
    for field in fields(value):
        found = getattr(value, field.name)
        if isinstance(found, Decimal) and not (found.is_finite() and abs(found) < LARGEST):
            yield f"{field.name}: {found}"
        for part in found if isinstance(found, tuple) else ():
            if is_dataclass(part):
                yield from _misfits(part)
