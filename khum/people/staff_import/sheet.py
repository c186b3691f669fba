"""Rows of a staff list from the tables of a file: each person's texts by field, with the line of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khum.domain.extracted import ExtractedDocument, Table
from khum.domain.thai_date import arabic_digits
from khum.people.staff_import.columns import FIELDS, FULL_NAME, find_header
from khum.people.staff_import.names import split_name

EXAMPLE = "ตัวอย่าง"  # The template marks its example rows so; they are never taken.
MOST_ROWS = 2000
_LONGEST_CELL = 300
_DIVISION = re.compile(r"^(กอง|สำนัก|หน่วยตรวจสอบ|ส่วน)[ก-๎]")
_TOTAL = re.compile(r"^(รวม|หมายเหตุ|ลงชื่อ)")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff"), None)

Row = dict[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class StaffList:
    """What a file holds: rows, and headings of columns that are not used."""

    rows: tuple[Row, ...]
    unused: tuple[str, ...]


class NoStaffListError(Exception):
    """The file has no table with a heading for names, or nobody in it, or too many rows (``code`` says which)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read(document: ExtractedDocument) -> StaffList:
    """The first table of the file that has a heading for names; raises :class:`NoStaffListError`."""
    for block in document.blocks:
        if isinstance(block, Table) and (header := find_header(block.rows)):
            return _read_table(block.rows, *header)
    raise NoStaffListError("no_header")


def _read_table(cells: Sequence[Sequence[str]], top: int, columns: dict[int, str]) -> StaffList:
    if "last_name" not in columns.values():
        columns = {place: FULL_NAME if field == "first_name" else field for place, field in columns.items()}
    rows: list[Row] = []
    section = ""
    for number, line in enumerate(cells[top + 1 :], start=top + 2):
        texts = [plain(cell) for cell in line]
        filled = [text for text in texts if text]
        if len(filled) == 1 and _DIVISION.match(filled[0]):
            section = filled[0]
            continue
        if not filled or EXAMPLE in filled or _TOTAL.match(filled[0]):
            continue
        row = _row(dict(zip(columns.values(), _picked(texts, columns), strict=True)))
        if "division" not in columns.values():
            row["division"] = section
        if any(row.get(field) for field in FIELDS if field != "division"):
            rows.append({"line": number, "out": False, **row})
    if not rows:
        raise NoStaffListError("nobody")
    if len(rows) > MOST_ROWS:
        raise NoStaffListError("too_many")
    unused = tuple(text for place, cell in enumerate(cells[top]) if place not in columns and (text := plain(cell)))
    return StaffList(tuple(rows), unused)


def _picked(texts: list[str], columns: dict[int, str]) -> list[str]:
    return [texts[place] if place < len(texts) else "" for place in columns]


def _row(found: dict[str, str]) -> Row:
    whole = found.pop(FULL_NAME, "")
    if whole:
        name = split_name(whole)
        found["prefix"] = found.get("prefix") or name.prefix
        found["first_name"], found["last_name"] = name.first, name.last
    elif not found.get("prefix"):
        name = split_name(found.get("first_name", ""))
        if not name.last:
            found["prefix"], found["first_name"] = name.prefix, name.first
    row: Row = {field: found.get(field, "") for field in FIELDS}
    row["phone"] = phone(found.get("phone", ""))
    return row


def plain(cell: str) -> str:
    """A cell without invisible marks and double spaces; a lone dash says nothing."""
    text = " ".join(cell.translate(_UNSEEN).split())[:_LONGEST_CELL]
    return "" if text in {"-", "–", "."} else text


def phone(text: str) -> str:
    """A telephone number; a spreadsheet that took it for a number has dropped its zero."""
    digits = arabic_digits(text)
    return f"0{digits}" if re.fullmatch(r"[1-9]\d{7,8}", digits) else digits
