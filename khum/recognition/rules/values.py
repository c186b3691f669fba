"""Values that recognition speaks of: eight of the civil service at first (I AM READY, row 94), any set after that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST, MOST, LONGEST = 1, 20, 200


@dataclass(frozen=True, slots=True)
class Value:
    """One value. ``code`` stays when its words are mended, so that years stay comparable."""

    code: str
    name: str
    meaning: str = ""


I_AM_READY = (
    Value("integrity", "Integrity ซื่อสัตย์", "ทำงานอย่างมีศักดิ์ศรี ไม่เอาประโยชน์ส่วนตน"),
    Value("activeness", "Activeness ขยัน", "ทำงานเชิงรุก ไม่รอให้สั่ง"),
    Value("moral", "Moral มีศีลธรรม", "มีคุณธรรม คิดถึงผู้อื่น"),
    Value("relevancy", "Relevancy ทันโลก", "รู้ทันการเปลี่ยนแปลง ปรับงานให้ตรงกับสังคม"),
    Value("efficiency", "Efficiency มุ่งประสิทธิภาพ", "ทำงานให้คุ้มเวลาและเงิน"),
    Value("accountability", "Accountability รับผิดชอบ", "รับผิดชอบต่อผลงานและต่อสังคม"),
    Value("democracy", "Democracy มีส่วนร่วม", "ฟังผู้อื่น โปร่งใส ใจเป็นประชาธิปไตย"),
    Value("yield", "Yield มุ่งผลงาน", "มองผลที่เกิดกับประชาชน"),
)
"""The set before a council sets its own."""


def read(text: str, before: Iterable[Value]) -> tuple[Value, ...]:
    """Values from lines ``name: meaning``; a name that was there keeps its code, also at its place when renamed.

    Raises ValueError where there are none, too many, too long ones, or the same twice.
    """
    known = list(before)
    by_name = {value.name: value.code for value in known}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [tuple(part.strip() for part in line.partition(":")[::2]) for line in lines]
    names = [name for name, _meaning in parts]
    if not FEWEST <= len(names) <= MOST or len(set(names)) < len(names) or "" in names:
        raise ValueError(text)
    if any(len(line) > LONGEST for line in lines):
        raise ValueError(text)
    taken = {by_name[name] for name in names if name in by_name}
    found = []
    for place, (name, meaning) in enumerate(parts):
        code = by_name.get(name)
        if code is None:
            # Renamed in its place, if that place did not move elsewhere; else a new one.
            old = known[place].code if place < len(known) else ""
            code = old if old and old not in taken else _new_code(taken | {value.code for value in known})
            taken.add(code)
        found.append(Value(code, name, meaning))
    return tuple(found)


def written(values: Iterable[Value]) -> str:
    """The values as lines to be changed."""
    return "\n".join(f"{value.name}: {value.meaning}" if value.meaning else value.name for value in values)


def _new_code(taken: Iterable[str]) -> str:
    used = set(taken)
    return next(code for number in range(1, 1000) if (code := f"v{number}") not in used)


def coverage(values: Iterable[Value], counts: Mapping[str, int]) -> tuple[tuple[Value, int], ...]:
    """Each value with how often it was the reason."""
    return tuple((value, counts.get(value.code, 0)) for value in values)
