"""Evidence health (domain.md §7): what a committee should look at twice. Explained, never hidden, never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FEWEST_ROWS = 6
BULK_ROWS = 5
MOST_IN_A_MONTH = 0.6
MOST_BY_ONE = 0.6
BACK_DATED_DAYS = 45
END_DAYS = 14
COPIED_SHARE = 0.5
IDLE_DAYS = 60


class Sign(StrEnum):
    """Kinds of doubt about evidence."""

    UNEVEN = "uneven"
    ONE_PERSON = "one_person"
    BULK = "bulk"
    BACK_DATED = "back_dated"
    COPIED = "copied"
    LIFELESS = "lifeless"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "uneven": "กระจุกตัวในเดือนเดียว",
            "one_person": "บันทึกโดยคนเดียวเป็นส่วนใหญ่",
            "bulk": "บันทึกหลายรายการในคราวเดียว",
            "back_dated": "บันทึกย้อนหลัง",
            "copied": "ข้อความเหมือนปีก่อนหรือแบบมาตรฐาน",
            "lifeless": "ช่องทางไม่มีความเคลื่อนไหว",
        }[self.value]

    @property
    def advice_th(self) -> str:
        """What to ask, or to do."""
        return {
            "uneven": "ถามผู้รับผิดชอบว่างานเกิดขึ้นจริงในเดือนนั้น หรือรวบมาบันทึกก่อนประเมิน",
            "one_person": "ชวนผู้อื่นร่วมบันทึก และสุ่มถามผู้ที่เกี่ยวข้องว่ามีส่วนร่วมจริง",
            "bulk": "สุ่มดูหลักฐานของรายการเหล่านี้เพิ่ม",
            "back_dated": "ดูเอกสารที่ลงวันที่ในวันเกิดงานจริงประกอบ",
            "copied": "ปรับข้อความให้ตรงกับงานของปีนี้",
            "lifeless": "ปรับปรุงข้อมูล หรือปิดช่องทางที่ไม่มีผู้ใช้",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sign with its explanation in plain Thai; ``share`` is how much of the evidence it touches, 0 to 1."""

    sign: Sign
    words: str
    share: float = 1.0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """An entry of the ledger behind the evidence: who wrote it down, on which day, and the day of the work itself."""

    person: int
    written_on: date
    happened_on: date | None = None


def spread(days: Iterable[date]) -> Doubt | None:
    """Whether most of the evidence lies in one month; too few records say nothing."""
    months = Counter(day.replace(day=1) for day in days)
    number = sum(months.values())
    if number < FEWEST_ROWS:
        return None
    most = max(months.values())
    if most / number <= MOST_IN_A_MONTH:
        return None
    return Doubt(Sign.UNEVEN, f"{most} จาก {number} รายการอยู่ในเดือนเดียวกัน", most / number)


def one_person(acts: Sequence[Act]) -> Doubt | None:
    """Whether one person wrote most of it down."""
    if len(acts) < FEWEST_ROWS:
        return None
    most = max(Counter(act.person for act in acts).values())
    if most / len(acts) <= MOST_BY_ONE:
        return None
    people = len({act.person for act in acts})
    return Doubt(Sign.ONE_PERSON, f"{most} จาก {len(acts)} รายการบันทึกโดยคนเดียว (ทั้งหมด {people} คน)", most / len(acts))


def bulk(acts: Sequence[Act], *, period_end: date) -> Doubt | None:
    """Records that one person wrote on one day within two weeks of the end of the period, or after it."""
    late_from = period_end - timedelta(days=END_DAYS)
    heaps = Counter((act.person, act.written_on) for act in acts if act.written_on >= late_from)
    number = sum(count for count in heaps.values() if count >= BULK_ROWS)
    if not number:
        return None
    return Doubt(Sign.BULK, f"{number} รายการบันทึกโดยคนเดียวในวันเดียวกันใกล้สิ้นช่วงที่ประเมิน", number / len(acts))


def back_dated(acts: Sequence[Act]) -> Doubt | None:
    """Records written down more than six weeks after the day that they tell of."""
    told = [act for act in acts if act.happened_on is not None]
    late = [act for act in told if act.happened_on and (act.written_on - act.happened_on).days > BACK_DATED_DAYS]
    if not late:
        return None
    words = f"{len(late)} จาก {len(told)} รายการบันทึกหลังวันเกิดงานเกิน {BACK_DATED_DAYS} วัน"
    return Doubt(Sign.BACK_DATED, words, len(late) / len(told))


def copied(texts: Sequence[str], earlier: Collection[str], *, of: str) -> Doubt | None:
    """Whether half or more of the texts stand letter by letter among earlier ones; ``of`` names where those stood."""
    own = [plain(text) for text in texts if plain(text)]
    if not own:
        return None
    known = {plain(text) for text in earlier}
    same = sum(text in known for text in own)
    if same / len(own) < COPIED_SHARE:
        return None
    return Doubt(Sign.COPIED, f"{same} จาก {len(own)} ข้อความเหมือน{of}ทุกตัวอักษร", same / len(own))


def lifeless(names: Sequence[str], *, of: int, url: str = "") -> Doubt | None:
    """Channels without an update or a reader for two months."""
    if not names:
        return None
    shown = ", ".join(names[:3]) + (f" และอีก {len(names) - 3} ช่องทาง" if len(names) > 3 else "")
    words = f"{len(names)} จาก {of} ช่องทางไม่มีการปรับปรุงหรือการเข้าถึงใน {IDLE_DAYS} วัน: {shown}"
    return Doubt(Sign.LIFELESS, words, len(names) / of if of else 1.0, url)


def plain(text: str) -> str:
    """A text without its spaces, for comparison."""
    return "".join(text.split())
