"""Thai dates: Buddhist-era years, month names and Thai digits (documents.md §7).

Dates are kept as ISO dates of the common era; only what people see and type is พ.ศ. (B.E. = C.E. + 543).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BE_OFFSET = 543
_BANGKOK = ZoneInfo("Asia/Bangkok")

MONTHS_TH = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_TH_SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
WEEKDAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def thai_digits(text: str) -> str:
    """Return ``text`` with every Arabic digit as a Thai digit."""
    return text.translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    """Return ``text`` with every Thai digit as an Arabic digit."""
    return text.translate(_TO_ARABIC)


def be_year(day: date) -> int:
    """Buddhist-era calendar year of a day, e.g. 2561 for 1 October 2018."""
    return day.year + BE_OFFSET


def long_date(day: date) -> str:
    """``1 ตุลาคม 2561``."""
    return f"{day.day} {MONTHS_TH[day.month - 1]} {be_year(day)}"


def short_date(day: date) -> str:
    """``1 ต.ค. 61``, the form that plan tables use."""
    return f"{day.day} {MONTHS_TH_SHORT[day.month - 1]} {be_year(day) % 100:02d}"


def weekday_date(day: date) -> str:
    """``วันจันทร์ที่ 1 ตุลาคม 2561``."""
    return f"วัน{WEEKDAYS_TH[day.weekday()]}ที่ {long_date(day)}"


def moments(start: date, end: date, name: str) -> dict[str, datetime]:
    """Condition of a query that the moment ``name`` lies on a day from ``start`` to ``end``; converts no row."""
    return {
        f"{name}__gte": datetime.combine(start, time(), tzinfo=_BANGKOK),
        f"{name}__lt": datetime.combine(end + timedelta(days=1), time(), tzinfo=_BANGKOK),
    }


def day_of(moment: datetime) -> date:
    """The day in Thailand on which an aware moment lies; late evenings of UTC belong to the next day."""
    return moment.astimezone(_BANGKOK).date()


def period(start: date, end: date) -> str:
    """Short period as plan tables print it: one month, months of two years, or two dates."""
    whole_months = start.day == 1 and (end.toordinal() + 1 == _next_month(end).toordinal())
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS_TH_SHORT[start.month - 1]} {be_year(start) % 100:02d}"
    return f"{short_date(start)} – {short_date(end)}"


_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2,4})")
_WORDED = re.compile(r"(\d{1,2})\s*([ก-๎.]{3,12}?)\s*(?:พ\.?ศ\.?)?\s*(\d{2,4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_date(text: str) -> date | None:
    """Read a date as Thai officials type it; None where it is none.

    Accepts ``1 ต.ค. 61``, ``๑ ตุลาคม ๒๕๖๑``, ``1/10/2561``, ``1-10-61`` and ISO ``2018-10-01``. A four-digit year
    from 2400 on is B.E.; other four-digit years are C.E.; two digits are B.E. 25xx.
    """
    cleaned = arabic_digits(text).strip()
    if iso := _ISO.fullmatch(cleaned):
        return _date_or_none(int(iso[1]), int(iso[2]), int(iso[3]))
    if numeric := _NUMERIC.fullmatch(cleaned):
        return _date_or_none(ce_year(int(numeric[3])), int(numeric[2]), int(numeric[1]))
    if worded := _WORDED.fullmatch(cleaned):
        month = month_number(worded[2])
        if month is not None:
            return _date_or_none(ce_year(int(worded[3])), month, int(worded[1]))
    return None


def ce_year(year: int) -> int:
    """Common-era year of a typed year: 61 and 2561 → 2018, 2018 → 2018."""
    if year < 100:
        return 2500 + year - BE_OFFSET
    return year - BE_OFFSET if year >= 2400 else year


def month_number(word: str) -> int | None:
    """Month 1–12 of a Thai month name, full or short, with or without dots; None for another word."""
    bare = word.replace(".", "").replace(" ", "")
    for number, (full, short) in enumerate(zip(MONTHS_TH, MONTHS_TH_SHORT, strict=True), start=1):
        if bare in (full, short.replace(".", "")):
            return number
    return None


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
