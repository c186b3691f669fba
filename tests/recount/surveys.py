"""M10, M12, M13: surveys, counted from the sheets."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from statistics import mean
from typing import Any

from tests.recount.records import NOTHING, Figure, Records, Row, Span, day

FEWEST = 5


def tenth(value: Fraction) -> Decimal:
    """One decimal, as these figures are told."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"))


def _percent(part: int, whole: int) -> Decimal:
    return tenth(Fraction(100 * part, whole))


def _last(r: Records, kind: str, s: Span) -> tuple[Row, list[Row]] | None:
    """The survey of a kind that was closed last, one to everybody first, with its sheets where they may be shown."""
    closed = [one for one in r.all("surveys.survey", kind=kind, state="closed") if s.holds(one["closed_on"])]
    if not closed:
        return None
    last = max(closed, key=lambda one: (one["audience"] == "everybody", one["closed_on"], one["pk"]))
    return _with_sheets(r, last)


def _with_sheets(r: Records, survey: Row) -> tuple[Row, list[Row]] | None:
    sheets = r.all("surveys.sheet", survey=survey["pk"])
    enough = FEWEST if survey["is_anonymous"] else 1
    return (survey, [sheet["answers"] for sheet in sheets]) if len(sheets) >= enough else None


def _scores(survey: Row, sheets: list[Row]) -> list[int]:
    asked = [question for question in survey["questions"] if question.get("right")]
    return [100 * sum(_is_right(q["right"], sheet.get(q["key"])) for q in asked) // len(asked) for sheet in sheets]


def _is_right(right: list[int], answer: Any) -> bool:
    return sorted(answer) == sorted(right) if isinstance(answer, list) else answer in right


def _index(survey: Row, sheets: list[Row]) -> Decimal | None:
    keys = [question["key"] for question in survey["questions"] if question["kind"] == "scale"]
    means = [
        mean(Fraction(m - 1) for m in marks) for sheet in sheets if (marks := [sheet[k] for k in keys if k in sheet])
    ]
    return tenth(Fraction(25) * mean(means)) if means else None


def climate(r: Records, s: Span) -> Figure:
    found = _last(r, "climate", s)
    index = _index(*found) if found else None
    return (index, index, None) if index is not None else NOTHING


def climate_change(r: Records, s: Span) -> Figure:
    found = _last(r, "climate", s)
    if not found:
        return NOTHING
    survey = found[0]
    year_before = Span(s.start.replace(year=s.start.year - 1), s.end.replace(year=s.end.year - 1), s.today)
    same = [
        one
        for one in r.all("surveys.survey", kind="climate", state="closed", audience=survey["audience"])
        if year_before.holds(one["closes_on"]) and one["pk"] != survey["follows"]
    ]
    old = _with_sheets(r, max(same, key=lambda one: (one["closes_on"], one["pk"]))) if same else None
    if not old:
        return NOTHING
    now, before = _index(*found), _index(*old)
    return (now - before, now - before, None) if now is not None and before is not None else NOTHING


def _shares(r: Records, kind: str, s: Span) -> tuple[int, int, int] | None:
    """Passed, answered, all who worked here when it was opened."""
    found = _last(r, kind, s)
    if not found:
        return None
    survey, sheets = found
    passed = sum(score >= survey["pass_percent"] for score in _scores(survey, sheets))
    invited = len(r.all("surveys.invitation", survey=survey["pk"]))
    return passed, len(sheets), max(survey["headcount"] or 0, invited)


def strict(kind: str) -> Callable[[Records, Span], Figure]:
    def count(r: Records, s: Span) -> Figure:
        found = _shares(r, kind, s)
        return (_percent(found[0], found[2]), found[0], found[2]) if found else NOTHING

    return count


def of_respondents(kind: str) -> Callable[[Records, Span], Figure]:
    def count(r: Records, s: Span) -> Figure:
        found = _shares(r, kind, s)
        return (_percent(found[0], found[1]), found[0], found[1]) if found else NOTHING

    return count


def response(r: Records, s: Span) -> Figure:
    found = _last(r, "awareness", s)
    if not found:
        return NOTHING
    invited = len(r.all("surveys.invitation", survey=found[0]["pk"]))
    return _percent(len(found[1]), invited), len(found[1]), invited


def gain(r: Records, s: Span) -> Figure:
    found = _last(r, "understanding", s)
    first = found[0]["follows"] if found else None
    before = _with_sheets(r, r.one("surveys.survey", first)) if first else None
    if not found or not before or day(before[0]["closed_on"]) > s.today:
        return NOTHING
    averages = [tenth(Fraction(sum(scores), len(scores))) for scores in (_scores(*found), _scores(*before))]
    return averages[0] - averages[1], averages[0] - averages[1], None


FIGURES = {
    "M10": climate,
    "M10a": climate_change,
    "M12": strict("awareness"),
    "M12a": of_respondents("awareness"),
    "M12b": response,
    "M13": strict("understanding"),
    "M13a": of_respondents("understanding"),
    "M13b": gain,
}
