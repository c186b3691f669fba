"""Reading an assessment list out of the rows of a sheet, and what its answers come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MOST_ITEMS = 400
_LONGEST = {"number": 20, "group": 200, "text": 4000, "hint": 4000}
# The first heading that begins so wins; officials write them in many ways.
_HEADINGS = {
    "number": ("ข้อ", "ลำดับ", "ที่", "รหัส", "no", "number"),
    "group": ("หมวด", "ด้าน", "กลุ่ม", "group"),
    "text": ("รายการ", "ประเด็น", "ตัวชี้วัด", "เกณฑ์", "คำถาม", "text", "item"),
    "hint": ("เอกสาร", "หลักฐาน", "คำอธิบาย", "แนวทาง", "หมายเหตุ", "hint"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a list asks."""

    number: str
    text: str
    group: str = ""
    hint: str = ""


class NoCatalogueError(Exception):
    """The sheet is no list: ``code`` is ``no_header``, ``nothing``, ``twice`` (with the number) or ``too_many``."""

    def __init__(self, code: str, number: str = "") -> None:
        super().__init__(code)
        self.code, self.number = code, number


def read(tables: Iterable[Sequence[Sequence[str]]]) -> list[Item]:
    """Items of the first table with a heading for what is asked; raises :class:`NoCatalogueError`."""
    for rows in tables:
        for top, row in enumerate(rows[:20]):
            columns = _columns(row)
            if "text" in columns and len(columns) > 1:
                return _items(rows[top + 1 :], columns)
    raise NoCatalogueError("no_header")


def average(levels: Iterable[int | None]) -> Decimal | None:
    """The mean of the answered levels, to two places; None while nothing is answered."""
    told = [level for level in levels if level is not None]
    if not told:
        return None
    return (Decimal(sum(told)) / len(told)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _columns(row: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        words = " ".join(cell.split()).lower()
        for field, beginnings in _HEADINGS.items():
            if words and field not in found and words.startswith(beginnings):
                found[field] = place
                break
    return found


def _items(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> list[Item]:
    items: list[Item] = []
    group = ""
    for row in rows:
        values = {field: _cell(row, place)[: _LONGEST[field]] for field, place in columns.items()}
        text = values.get("text", "")
        filled = [cell for cell in (" ".join(cell.split()) for cell in row) if cell]
        if len(filled) == 1 and (not text or not values.get("number")):
            group = filled[0][: _LONGEST["group"]]
            continue
        if not text:
            continue
        group = values.get("group") or group
        items.append(Item(values.get("number") or str(len(items) + 1), text, group, values.get("hint", "")))
    if not items:
        raise NoCatalogueError("nothing")
    if len(items) > MOST_ITEMS:
        raise NoCatalogueError("too_many")
    seen: set[str] = set()
    for item in items:
        if item.number in seen:
            raise NoCatalogueError("twice", item.number)
        seen.add(item.number)
    return items


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""
