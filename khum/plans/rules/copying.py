"""Last year's plan made this year's: dates moved, years in texts proposed, last year's figures as baselines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import MONTHS_TH_SHORT, arabic_digits, thai_digits
from khum.plans.rules.content import ActivityContent, IndicatorContent, PlanContent, TableContent
from khum.plans.rules.targets import TargetKind, target_kind

Results = Mapping[tuple[int, int], Decimal]
"""Last year's figures by (key of the activity, place of the indicator from 0)."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that the copy changed or asks about.

    ``kind``: ``dates`` (moved), ``year`` (a year inside a text, proposed), ``baseline`` (last year's figure set),
    ``circular`` (a target that says nothing; ``after`` is last year's figure where there is one) or ``outside`` (a
    date that lay outside its own year and was moved all the same). ``path`` names the text, so that a proposal can be
    declined.
    """

    kind: str
    path: str
    label: str
    before: str = ""
    after: str = ""


def next_year(
    content: PlanContent, year: FiscalYear, results: Results | None = None, *, declined: frozenset[str] = frozenset()
) -> tuple[PlanContent, tuple[Note, ...]]:
    """The plan of ``year`` made from the plan of another year, and what was done to it.

    Law years and other years in texts stay: only the source's own fiscal year and the calendar year in which it began
    move. Paths in ``declined`` keep their text. Suggestions are confirmed by being copied; progress is not copied.
    """
    source = FiscalYear(content.year_be)
    texts = _Texts(source, year, declined)
    tables = tuple(
        _table(table, place, source, year, texts, results or {}) for place, table in enumerate(content.tables)
    )
    copied = replace(
        content,
        year_be=year.be,
        title=texts.moved(content.title, "title", content.title),
        focus_areas=texts.all_moved(content.focus_areas, "focus_areas"),
        desired_states=texts.all_moved(content.desired_states, "desired_states"),
        success_factors=tuple(
            replace(f, text=texts.moved(f.text, f"success_factors/{i}", f.text))
            for i, f in enumerate(content.success_factors)
        ),
        goals=tuple(
            replace(
                g,
                strategy=texts.moved(g.strategy, f"goals/{i}/strategy", g.strategy),
                goal=texts.moved(g.goal, f"goals/{i}/goal", g.goal),
            )
            for i, g in enumerate(content.goals)
        ),
        chapters=tuple(
            replace(
                c,
                heading=texts.moved(c.heading, f"chapters/{i}/heading", c.heading),
                body=texts.moved(c.body, f"chapters/{i}/body", c.heading),
            )
            for i, c in enumerate(content.chapters)
        ),
        tables=tables,
        committees=(),
    )
    return _linked(copied, content), tuple(texts.notes)


class _Texts:
    """Moves years in texts and collects the notes."""

    def __init__(self, source: FiscalYear, year: FiscalYear, declined: frozenset[str]) -> None:
        self.source, self.year, self.declined = source, year, declined
        self.notes: list[Note] = []

    def moved(self, text: str, path: str, label: str) -> str:
        after = moved_years(text, self.source, self.year)
        if after == text:
            return text
        self.notes.append(Note("year", path, label, before=text, after=after))
        return text if path in self.declined else after

    def all_moved(self, texts: tuple[str, ...], path: str) -> tuple[str, ...]:
        return tuple(self.moved(text, f"{path}/{place}", text) for place, text in enumerate(texts))


def moved_years(text: str, source: FiscalYear, year: FiscalYear) -> str:
    """A text with the source's years moved, in the digits they were written in.

    >>> moved_years("ปี ๒๕๖๒ (ต.ค. 61) ตาม พ.ร.ฎ. พ.ศ. 2546", FiscalYear(2562), FiscalYear(2563))
    'ปี ๒๕๖๓ (ต.ค. 62) ตาม พ.ร.ฎ. พ.ศ. 2546'
    """
    delta = year.be - source.be
    own = {source.be, source.be - 1}

    def full(match: re.Match[str]) -> str:
        return _like(match[0], int(arabic_digits(match[0])) + delta) if _number(match[0]) in own else match[0]

    def short(match: re.Match[str]) -> str:
        number = _number(match[2])
        return f"{match[1]}{_like(match[2], number + delta)}" if number + 2500 in own else match[0]

    return _SHORT_YEAR.sub(short, _FULL_YEAR.sub(full, text))


_FULL_YEAR = re.compile(r"(?<![0-9๐-๙])(?:2[4-6][0-9]{2}|๒[๔-๖][๐-๙]{2})(?![0-9๐-๙])")
_MONTHS = "|".join(re.escape(month).replace(r"\.", r"\.?\s?") for month in MONTHS_TH_SHORT)
_SHORT_YEAR = re.compile(rf"((?:{_MONTHS})\s?)([0-9]{{2}}|[๐-๙]{{2}})(?![0-9๐-๙])")


def _number(text: str) -> int:
    return int(arabic_digits(text))


def _like(sample: str, number: int) -> str:
    """A number in the digits of the sample; two digits stay two digits."""
    text = f"{number % 100:02d}" if len(sample) == 2 else str(number)
    return thai_digits(text) if sample[0] > "9" else text


def _table(
    table: TableContent, place: int, source: FiscalYear, year: FiscalYear, texts: _Texts, results: Results
) -> TableContent:
    path = f"tables/{place}"
    return replace(
        table,
        desired_state=texts.moved(table.desired_state, f"{path}/desired_state", table.desired_state),
        measurable_unit=texts.moved(table.measurable_unit, f"{path}/measurable_unit", table.measurable_unit),
        activities=tuple(
            _activity(activity, f"{path}/activities/{i}", source, year, texts, results)
            for i, activity in enumerate(table.activities)
        ),
    )


def _activity(
    activity: ActivityContent, path: str, source: FiscalYear, year: FiscalYear, texts: _Texts, results: Results
) -> ActivityContent:
    label = activity.title.splitlines()[0] if activity.title else ""
    start = year.moved_from(activity.start, source) if activity.start else None
    end = year.moved_from(activity.end, source) if activity.end else None
    if activity.start or activity.end:
        before, after = _days(activity.start, activity.end), _days(start, end)
        inside = all(source.contains(day) for day in (activity.start, activity.end) if day)
        texts.notes.append(Note("dates" if inside else "outside", path, label, before, after))
    return replace(
        activity,
        title=texts.moved(activity.title, f"{path}/title", label),
        method=texts.moved(activity.method, f"{path}/method", label),
        remark=texts.moved(activity.remark, f"{path}/remark", label),
        start=start,
        end=end,
        is_suggestion=False,
        indicators=tuple(
            _indicator(indicator, f"{path}/indicators/{i}", texts, results.get((activity.key or 0, i)))
            for i, indicator in enumerate(activity.indicators)
        ),
    )


def _indicator(indicator: IndicatorContent, path: str, texts: _Texts, result: Decimal | None) -> IndicatorContent:
    """Last year's figure becomes the baseline; a target that says nothing is pointed out with it."""
    figure = "" if result is None else f"{result.normalize():f} {indicator.unit}".strip()
    if target_kind(indicator) in {TargetKind.CIRCULAR, TargetKind.WORDS, TargetKind.MISSING}:
        texts.notes.append(Note("circular", path, indicator.text, before=indicator.target, after=figure))
    elif result is not None:
        texts.notes.append(Note("baseline", path, indicator.text, before=indicator.target, after=figure))
    return replace(
        indicator,
        text=texts.moved(indicator.text, f"{path}/text", indicator.text),
        target=texts.moved(indicator.target, f"{path}/target", indicator.text),
        baseline=indicator.baseline if result is None else result,
    )


def _linked(copied: PlanContent, source: PlanContent) -> PlanContent:
    """Rows name goals and focus areas by their text, so a moved year moves in the link as well."""
    goals = {
        (old.goal or old.strategy): (new.goal or new.strategy)
        for old, new in zip(source.goals, copied.goals, strict=True)
    }
    areas = dict(zip(source.focus_areas, copied.focus_areas, strict=True))
    tables = tuple(
        replace(
            table,
            activities=tuple(
                replace(
                    a,
                    work_goal=goals.get(a.work_goal, a.work_goal),
                    focus_area=areas.get(a.focus_area, a.focus_area),
                )
                for a in table.activities
            ),
        )
        for table in copied.tables
    )
    return replace(copied, tables=tables)


def _days(start: object, end: object) -> str:
    """ISO dates, for the screen to show in its own way."""
    return f"{start or ''}/{end or ''}"
