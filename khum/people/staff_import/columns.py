"""Which column of a staff list is what: councils head them in many ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

FIELDS = (
    "prefix", "first_name", "last_name", "position", "division", "kind", "username", "email", "phone", "joined_on",
)  # fmt: skip
FULL_NAME = "full_name"
_NAMES = {FULL_NAME, "first_name"}
_LOOK_INTO = 15  # A letterhead and a title may stand above the table.

_WORDS: dict[str, tuple[str, ...]] = {
    "prefix": ("คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "คำนำ", "prefix"),
    FULL_NAME: (
        "ชื่อสกุล", "ชื่อนามสกุล", "ชื่อและนามสกุล", "ชื่อและสกุล", "ชื่อตัวชื่อสกุล", "รายชื่อ", "ชื่อเต็ม", "ชื่อพนักงาน", "fullname",
        "ชื่อบุคลากร",
    ),
    "first_name": ("ชื่อ", "ชื่อจริง", "ชื่อตัว", "firstname", "name"),
    "last_name": ("นามสกุล", "สกุล", "lastname", "surname"),
    "position": ("ตำแหน่ง", "ชื่อตำแหน่ง", "ตำแหน่งในสายงาน", "ตำแหน่งปัจจุบัน", "ชื่อตำแหน่งในสายงาน", "position"),
    "division": (
        "สังกัด", "สำนักกอง", "กองสำนัก", "กอง", "สำนัก", "ส่วนราชการ", "หน่วยงาน", "กองฝ่าย", "ฝ่าย", "สำนักกองฝ่าย", "division",
        "สังกัดกอง", "หน่วยงานสังกัด", "สังกัดสำนักกอง", "กองงาน",
    ),
    "kind": ("ประเภท", "ประเภทบุคลากร", "ประเภทพนักงาน", "ประเภทการจ้าง", "ประเภทบุคคล", "สถานภาพการจ้าง"),
    "username": ("ชื่อผู้ใช้", "ชื่อผู้ใช้งาน", "username", "user", "ผู้ใช้"),
    "email": ("อีเมล", "อีเมล์", "อีเมลล์", "email", "ที่อยู่อีเมล", "จดหมายอิเล็กทรอนิกส์"),
    "phone": (
        "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "โทร", "มือถือ", "หมายเลขโทรศัพท์", "เบอร์มือถือ", "โทรศัพท์มือถือ", "phone", "เบอร์",
        "เบอร์ติดต่อ",
    ),
    "joined_on": (
        "วันบรรจุ", "วันที่บรรจุ", "วันเริ่มงาน", "วันที่เริ่มงาน", "วันเข้ารับราชการ", "วันเดือนปีที่บรรจุ", "วันเดือนปีบรรจุ",
        "วันที่เริ่มปฏิบัติงาน", "วันที่เข้ารับราชการ", "บรรจุเมื่อ", "วันเริ่มปฏิบัติงาน", "วันที่เริ่มจ้าง",
    ),
}  # fmt: skip
_BY_WORD = {word: field for field, words in _WORDS.items() for word in words}
_ASIDE = re.compile(r"\([^)]*\)|[^a-zก-๎]")


def field_of(header: str) -> str:
    """The field that a header names; "" for a column that an import does not use."""
    return _BY_WORD.get(_ASIDE.sub("", header.lower().replace("ํา", "ำ")), "")


def find_header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]] | None:
    """Number of the heading row and the field of each used column; None where no row names people."""
    best: tuple[int, dict[int, str]] | None = None
    for number, row in enumerate(rows[:_LOOK_INTO]):
        found: dict[int, str] = {}
        for column, cell in enumerate(row):
            field = field_of(cell)
            if field and field not in found.values():
                found[column] = field
        if _NAMES & set(found.values()) and (best is None or len(found) > len(best[1])):
            best = (number, found)
    return best
