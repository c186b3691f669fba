"""Periods as plan tables print them, read as first and last day (documents.md §7)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import MONTHS_TH, MONTHS_TH_SHORT, arabic_digits, ce_year, month_number, parse_date


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day; ``is_sure`` is false where the two stood the wrong way round."""

    start: date
    end: date
    is_sure: bool = True


def _month_pattern() -> str:
    shorts = (re.escape(short).replace(r"\.", r"\.?\s?") for short in MONTHS_TH_SHORT)
    return "|".join((*MONTHS_TH, *shorts))


_POINT = re.compile(
    rf"(?:(\d{{1,2}})\s*)?(?:เดือน\s*)?({_month_pattern()})\s*(?:พ\.?\s?ศ\.?\s*)?(\d{{4}}|\d{{2}}(?!\d))?"
)
_DAYS_OF_MONTH = re.compile(
    rf"(\d{{1,2}})\s*[-–—]\s*(\d{{1,2}})\s*({_month_pattern()})\s*(?:พ\.?\s?ศ\.?\s*)?(\d{{4}}|\d{{2}})?"
)
_NUMERIC = re.compile(r"\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?\d{2,4}|\d{4}-\d{2}-\d{2}")
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4])(?:\s*[-–—]\s*([1-4]))?")
_HALF = re.compile(r"(ครึ่งปีแรก|ครึ่งปีหลัง|6\s*เดือนแรก|6\s*เดือนหลัง)")
_WHOLE_YEAR = re.compile(r"ตลอด(?:ทั้ง)?ปี|ทั้งปี|ทุกเดือน|ทุกไตรมาส|ปีงบประมาณ|12\s*เดือน|ต่อเนื่อง|เดือนละ|ประจำเดือน|รายเดือน")
_UNTIL = re.compile(r"^\s*(?:ภายใน|ก่อน|ไม่เกิน|สิ้นสุด)")
_YEAR = re.compile(r"(?<!\d)(25\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class _Point:
    day: int | None
    month: int
    year: int | None  # of the common era


def read_period(text: str, year: FiscalYear | None) -> Period | None:
    """Read ``๑ ต.ค.๖๑-๓๐ ก.ย.๖๒``, ``ต.ค. ๖๑``, ``ไตรมาส ๒``, ``ตลอดปีงบประมาณ``; None where no period is said.

    ``year`` supplies what the words leave out: the year of a month, or the whole fiscal year.
    """
    plain = arabic_digits(" ".join(text.split())).strip()
    if not plain:
        return None
    return _dates(plain) or _months(plain, year) or _parts_of_year(plain, year)


def _dates(plain: str) -> Period | None:
    days = [day for found in _NUMERIC.findall(plain) if (day := parse_date(found)) is not None]
    if not days:
        return None
    return _ordered(days[0], days[-1])


def _months(plain: str, year: FiscalYear | None) -> Period | None:
    points = _points(plain)
    if not points:
        return None
    dated = _with_years(points, year)
    if dated is None:
        return None
    first, last = dated[0], dated[-1]
    try:
        start = date(first.year or 0, first.month, first.day or 1)
        end = date(last.year or 0, last.month, last.day or monthrange(last.year or 1, last.month)[1])
    except ValueError:
        return None
    if len(points) == 1 and first.day is None and _UNTIL.match(plain) and year is not None and year.contains(end):
        return Period(year.start, end)
    if len(points) == 1 and first.day is not None:
        end = start
    return _ordered(start, end)


def _points(plain: str) -> list[_Point]:
    found: list[_Point] = []
    rest = plain
    days = _DAYS_OF_MONTH.search(plain)
    if days and not _POINT.search(plain[: days.start()]) and int(days[1]) <= int(days[2]):
        month, year = month_number(days[3]) or 0, ce_year(int(days[4])) if days[4] else None
        found = [_Point(int(days[1]), month, year), _Point(int(days[2]), month, year)]
        rest = plain[: days.start()] + plain[days.end() :]
    for day, word, year_said in _POINT.findall(rest):
        year = ce_year(int(year_said)) if year_said else None
        found.append(_Point(int(day) if day else None, month_number(word) or 0, year))
    return [point for point in found if point.month]


def _with_years(points: list[_Point], year: FiscalYear | None) -> list[_Point] | None:
    """Years that were left out: from the next month that says one, else from the fiscal year."""
    said = next((point for point in reversed(points) if point.year), None)
    if said is None and year is None:
        return None
    dated = []
    for point in points:
        supplied = point.year
        if supplied is None and said is not None and said.year is not None:
            supplied = said.year - (point.month > said.month)
        elif supplied is None and year is not None:
            supplied = year.start.year if point.month >= year.start.month else year.end.year
        dated.append(_Point(point.day, point.month, supplied))
    return dated


def _parts_of_year(plain: str, year: FiscalYear | None) -> Period | None:
    said = _YEAR.search(plain)
    if said:
        year = FiscalYear(int(said[1]))
    if year is None:
        return None
    if quarter := _QUARTER.search(plain):
        first, last = int(quarter[1]), int(quarter[2] or quarter[1])
        return _ordered(year.quarters[first - 1][0], year.quarters[last - 1][1])
    if half := _HALF.search(plain):
        start, end = year.half
        return Period(start, end) if half[1].endswith("แรก") else Period(_day_after(end), year.end)
    if _WHOLE_YEAR.search(plain) or said:
        return Period(year.start, year.end)
    return None


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _ordered(start: date, end: date) -> Period:
    return Period(start, end) if start <= end else Period(end, start, is_sure=False)


def period_of_months(months: list[int], year: FiscalYear) -> Period | None:
    """The period from the first marked month of a fiscal-year chart to the last."""
    if not months:
        return None
    days = sorted(date(year.start.year if month >= year.start.month else year.end.year, month, 1) for month in months)
    last = days[-1]
    return Period(days[0], last.replace(day=monthrange(last.year, last.month)[1]))
