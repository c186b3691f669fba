"""When an official retires, and the steps before somebody leaves (row 93).

The Thai rule: a civil servant retires at the end of the fiscal year in which the sixtieth year of life is completed
(Government Pension Act 2494, section 19). A year of life is completed on the day before the birthday (Civil and
Commercial Code, section 16), so who is born on 1 October completes it on 30 September and leaves on that same day; who
is born on 2 October works one year longer.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

RETIREMENT_AGE = 60
"""Years of life; age at which officials and employees of a council retire."""
RADAR_MONTHS = 24
"""Who leaves within so many months stands on the radar and counts for M22."""


class LeavingKind(StrEnum):
    """Why somebody leaves."""

    RETIREMENT = "retirement"
    TRANSFER = "transfer"
    RESIGNATION = "resignation"
    OTHER = "other"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "retirement": "เกษียณอายุราชการ",
            "transfer": "โอน/ย้าย",
            "resignation": "ลาออก",
            "other": "เหตุอื่น",
        }[self.value]


def retires_on(born_on: date) -> date:
    """Last day of service by the Thai rule: always a 30 September."""
    completed = _sixtieth(born_on) - timedelta(days=1)
    year = completed.year if (completed.month, completed.day) <= (9, 30) else completed.year + 1
    return date(year, 9, 30)


def retires_in(fiscal_year_be: int) -> date:
    """Last day of service of who retires in a fiscal year given in the Buddhist era."""
    return date(fiscal_year_be - 543, 9, 30)


def months_left(leaves_on: date, today: date) -> int:
    """Whole months from a day to the last day of service; 0 in the last month and after it."""
    months = (leaves_on.year - today.year) * 12 + leaves_on.month - today.month
    if leaves_on.day < today.day and not _is_last(leaves_on):
        months -= 1
    return max(months, 0)


@dataclass(frozen=True, slots=True)
class Step:
    """What must be done when so many months are left."""

    code: str
    months: int
    title_th: str
    what_th: str

    def due_on(self, leaves_on: date) -> date:
        """The day by which it should be done: so many months before the last day, at the end of that month at most."""
        return months_before(leaves_on, self.months)


STEPS = (
    Step("plan", 24, "เริ่มแผนส่งมอบ", "ดูว่าผู้จะพ้นจากงานรู้เรื่องสำคัญใดบ้าง ใครรู้อีก และใครควรเป็นผู้รับช่วง"),
    Step("successor", 12, "กำหนดผู้รับช่วง", "ระบุผู้รับช่วงงาน แม้เป็นการชั่วคราว และเริ่มให้ทำงานคู่กัน"),
    Step("interview", 6, "สัมภาษณ์และบันทึกความรู้", "ตอบแบบสัมภาษณ์ส่งมอบงานให้ครบทุกหมวด และบันทึกการทำงานคู่กัน"),
    Step("sign-off", 3, "ผู้รับช่วงยืนยัน", "ผู้รับช่วงทำงานเองโดยมีผู้ส่งมอบอยู่ข้าง ๆ แล้วลงนามยืนยันการรับมอบ"),
)
"""Steps at 24, 12, 6 and 3 months, in this order."""


def begun(leaves_on: date, today: date) -> tuple[Step, ...]:
    """Steps whose day has come."""
    return tuple(step for step in STEPS if step.due_on(leaves_on) <= today)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _sixtieth(born_on: date) -> date:
    """The sixtieth birthday; of who was born on 29 February the first day of March where that year has none."""
    year = born_on.year + RETIREMENT_AGE
    if (born_on.month, born_on.day) == (2, 29) and monthrange(year, 2)[1] == 28:
        return date(year, 3, 1)
    return born_on.replace(year=year)


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
