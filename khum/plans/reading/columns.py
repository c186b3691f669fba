"""Which column of a plan table holds what, told by its header words; councils word and order them differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from khum.domain.thai_date import month_number
from khum.plans.reading.cleaning import clean, squeezed


class Column(StrEnum):
    """What a column of a plan table can hold."""

    NUMBER = "number"
    STEP = "step"
    TITLE = "title"
    METHOD = "method"
    PERIOD = "period"
    START = "start"
    END = "end"
    INDICATOR = "indicator"
    TARGET = "target"
    INDICATOR_AND_TARGET = "indicator_and_target"
    AUDIENCE = "audience"
    OWNER = "owner"
    BUDGET = "budget"
    REMARK = "remark"
    DESIRED_STATE = "desired_state"
    MONTH = "month"
    OTHER = "other"


_WORDS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "เลขที่", "no", "#", "ลำดับกิจกรรม", "กิจกรรมที่"),
    Column.STEP: (
        "ขั้นตอน",
        "ขั้นตอนที่",
        "กระบวนการ",
        "องค์ประกอบ",
        "กระบวนการจัดการความรู้",
        "ขั้นตอนการจัดการความรู้",
        "ขั้นตอนkm",
        "กระบวนการkm",
        "องค์ประกอบการเปลี่ยนแปลง",
        "kmprocess",
        "step",
    ),
    Column.TITLE: (
        "กิจกรรม",
        "กิจกรรมการจัดการความรู้",
        "โครงการ",
        "โครงการกิจกรรม",
        "กิจกรรมโครงการ",
        "ชื่อกิจกรรม",
        "งานกิจกรรม",
        "รายการ",
        "รายละเอียดกิจกรรม",
        "กิจกรรมkm",
        "แผนงานกิจกรรม",
        "แผนงานโครงการกิจกรรม",
        "กิจกรรมที่ดำเนินการ",
        "activity",
    ),
    Column.METHOD: (
        "วิธีการสู่ความสำเร็จ",
        "วิธีการ",
        "วิธีดำเนินการ",
        "วิธีการดำเนินการ",
        "วิธีดำเนินงาน",
        "วิธีการดำเนินงาน",
        "แนวทางการดำเนินงาน",
        "แนวทางดำเนินการ",
        "แนวทางปฏิบัติ",
        "method",
    ),
    Column.PERIOD: (
        "ระยะเวลา",
        "ระยะเวลาดำเนินการ",
        "ระยะเวลาดำเนินงาน",
        "ช่วงเวลา",
        "ช่วงเวลาดำเนินการ",
        "กำหนดเวลา",
        "กำหนดการ",
        "ห้วงเวลา",
        "เวลา",
        "วันเวลา",
        "ระยะเวลาที่ดำเนินการ",
        "ปฏิทินการดำเนินงาน",
        "period",
    ),
    Column.START: ("วันเริ่มต้น", "เริ่มต้น", "เริ่ม", "วันที่เริ่ม", "เริ่มดำเนินการ", "start"),
    Column.END: ("วันสิ้นสุด", "สิ้นสุด", "วันที่สิ้นสุด", "แล้วเสร็จ", "กำหนดแล้วเสร็จ", "วันแล้วเสร็จ", "end"),
    Column.INDICATOR: (
        "ตัวชี้วัด",
        "ตัวชี้วัดความสำเร็จ",
        "ดัชนีชี้วัด",
        "ตัวบ่งชี้",
        "เกณฑ์ชี้วัด",
        "ตัวชี้วัดผลสำเร็จ",
        "ตัวชี้วัดkpi",
        "kpi",
        "indicator",
    ),
    Column.TARGET: ("เป้าหมาย", "ค่าเป้าหมาย", "เป้าหมายตัวชี้วัด", "ค่าเป้าหมายตัวชี้วัด", "เป้าหมายผลผลิต", "target"),
    Column.INDICATOR_AND_TARGET: ("ตัวชี้วัดเป้าหมาย", "ตัวชี้วัดและเป้าหมาย", "ตัวชี้วัดค่าเป้าหมาย", "ตัวชี้วัดและค่าเป้าหมาย"),
    Column.AUDIENCE: ("กลุ่มเป้าหมาย", "ผู้เข้าร่วม", "กลุ่มผู้เข้าร่วม", "ผู้เข้าร่วมกิจกรรม", "ผู้มีส่วนร่วม", "audience"),
    Column.OWNER: (
        "ผู้รับผิดชอบ",
        "หน่วยงานรับผิดชอบ",
        "หน่วยงานที่รับผิดชอบ",
        "หน่วยงานผู้รับผิดชอบ",
        "ผู้รับผิดชอบหลัก",
        "ผู้ดำเนินการ",
        "ผู้รับผิดชอบกิจกรรม",
        "ส่วนงานที่รับผิดชอบ",
        "ส่วนราชการที่รับผิดชอบ",
        "หน่วยงาน",
        "owner",
    ),
    Column.BUDGET: ("งบประมาณ", "งบประมาณบาท", "ค่าใช้จ่าย", "วงเงิน", "วงเงินงบประมาณ", "จำนวนเงิน", "budget"),
    Column.REMARK: ("หมายเหตุ", "ข้อสังเกต", "remark"),
    Column.DESIRED_STATE: ("เป้าหมายkm", "เป้าหมายkmdesiredstate", "desiredstate"),
}
_BY_WORD = {word: column for column, listed in _WORDS.items() for word in listed}
_LONGEST_HEADER = 60
_NEAR = 84
"""Share of letters (fuzz.ratio) from which a misspelt header is still taken for a known one."""
_FEWEST_COLUMNS = 3
_TELLING = frozenset({Column.TITLE, Column.STEP, Column.INDICATOR, Column.INDICATOR_AND_TARGET, Column.METHOD})
_FEWEST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: what each holds, its printed word, and how many rows the header takes."""

    columns: tuple[Column, ...]
    words: tuple[str, ...]
    first_row: int
    rows: int

    def place(self, column: Column) -> int | None:
        """Place of the first column of a kind; None where the table has none."""
        return self.columns.index(column) if column in self.columns else None

    def text(self, cells: Sequence[str], column: Column) -> str:
        """Texts of the columns of a kind, one a line."""
        pairs = zip(self.columns, cells, strict=False)
        return "\n".join(cell for kind, cell in pairs if kind is column and cell.strip())


def column_of(text: str) -> Column | None:
    """The kind of column that a header cell names; None for a word that no plan uses.

    >>> column_of("ตัวชี้วัด / เป้าหมาย"), column_of("กลุ่ม เป้าหมาย"), column_of("ลําดับที่")
    (<Column.INDICATOR_AND_TARGET: 'indicator_and_target'>, <Column.AUDIENCE: 'audience'>, <Column.NUMBER: 'number'>)
    """
    word = squeezed(re.sub(r"\([^)]*\)", "", text)) or squeezed(text)
    if not word or len(word) > _LONGEST_HEADER:
        return None
    if word in _BY_WORD:
        return _BY_WORD[word]
    whole = squeezed(text)
    if whole in _BY_WORD:
        return _BY_WORD[whole]
    if len(word) < 4:
        return None
    near = process.extractOne(word, _BY_WORD.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return _BY_WORD[near[0]] if near else None


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header of a plan table: the first row that names at least three columns, one of them telling."""
    for place, row in enumerate(rows):
        kinds = [column_of(cell) for cell in row]
        named = {kind for kind in kinds if kind is not None}
        if len(named) >= _FEWEST_COLUMNS and named & _TELLING:
            return _with_second_row(rows, place, kinds)
    return None


def month_of(text: str) -> int | None:
    """Month that a header cell names, alone or with a year: ``ต.ค.``, ``ต.ค. 61``."""
    word = re.sub(r"[\d๐-๙\s]+$", "", clean(text))
    return month_number(word) if word else None


def _with_second_row(rows: Sequence[Sequence[str]], place: int, kinds: list[Column | None]) -> Header:
    """A header of two rows: months or parts stand under a merged cell."""
    first = rows[place]
    words = [clean(cell) for cell in first]
    if sum(month_of(cell) is not None for cell in first) >= _FEWEST_MONTHS:
        pairs = zip(first, kinds, strict=True)
        return _header([Column.MONTH if month_of(cell) else kind for cell, kind in pairs], words, place, 1)
    second = rows[place + 1] if place + 1 < len(rows) else ()
    below = [_below(cell) for cell in second]
    fits = [bool(kind) and (not words[i] or kinds[i] in {Column.PERIOD, None}) for i, kind in enumerate(below)]
    says_only_this = all(not cell.strip() or kind for cell, kind in zip(second, below, strict=True))
    if not any(fits) or not says_only_this:
        return _header(kinds, words, place, 1)
    for i, kind in enumerate(below):
        if kind and fits[i]:
            kinds[i], words[i] = kind, clean(second[i])
    return _header(kinds, words, place, 2)


def _header(kinds: Sequence[Column | None], words: Sequence[str], place: int, rows: int) -> Header:
    """A column without a header word of its own belongs to the one on its left, whose cell is merged over both."""
    columns: list[Column] = []
    for kind, word in zip(kinds, words, strict=True):
        left = columns[-1] if columns else Column.OTHER
        is_merged = not word and left not in {Column.NUMBER, Column.MONTH}
        columns.append(kind or (left if is_merged else Column.OTHER))
    return Header(tuple(columns), tuple(words), place, rows)


def _below(cell: str) -> Column | None:
    return Column.MONTH if month_of(cell) else column_of(cell)
