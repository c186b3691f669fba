"""The staff list to fill in, as a sheet and as CSV: Thai headings, two examples, every cell as text."""

from __future__ import annotations

import csv
import io

import xlsxwriter

from khum.people.rules import StaffKind
from khum.people.staff_import.sheet import EXAMPLE

HEADINGS = (
    "ลำดับ", "คำนำหน้า", "ชื่อ", "นามสกุล", "ตำแหน่ง", "สำนัก/กอง", "ประเภท", "ชื่อผู้ใช้", "อีเมล", "โทรศัพท์", "วันที่บรรจุ",
)  # fmt: skip
EXAMPLES = (
    (EXAMPLE, "นางสาว", "มาลี", "รักไทย", "นักวิชาการเงินและบัญชี", "กองคลัง", StaffKind.OFFICIAL.label_th, "malee",
     "malee@example.go.th", "0812345678", "1 ต.ค. 2560"),
    (EXAMPLE, "นาย", "สมชาย", "ใจดี", "ผู้ช่วยเจ้าพนักงานธุรการ", "สำนักปลัด", StaffKind.CONTRACT.label_th, "", "", "",
     "๑๕/๐๑/๒๕๖๕"),
)  # fmt: skip
NOTES = (
    "กรอก 1 คนต่อ 1 แถว แถวที่ลำดับเขียนว่า “ตัวอย่าง” จะไม่ถูกนำเข้า",
    "ต้องมีเฉพาะชื่อ ช่องอื่นเว้นว่างได้และเพิ่มภายหลังได้",
    "สำนัก/กองที่ยังไม่มีในระบบ ระบบจะถามก่อนสร้างให้",
    "วันที่เขียนได้ทั้ง 1 ต.ค. 2560, 1/10/2560 และ ๑ ตุลาคม ๒๕๖๐",
    "ชื่อผู้ใช้และอีเมลต้องไม่ซ้ำกัน ระบบจะแสดงทุกแถวที่ผิดก่อนนำเข้า และไม่นำเข้าเพียงบางส่วน",
)
_WIDTHS = (10, 12, 18, 20, 30, 28, 30, 14, 28, 16, 18)
_ROWS = 500


def as_xlsx() -> bytes:
    """The workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@", "font_name": "TH Sarabun New", "font_size": 14})
        head = book.add_format({"bold": True, "bg_color": "#DDEEE6", "border": 1, "font_size": 14})
        sheet = book.add_worksheet("รายชื่อ")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, text)
        sheet.write_row(0, 0, HEADINGS, head)
        for number, example in enumerate(EXAMPLES, start=1):
            for column, value in enumerate(example):
                sheet.write_string(number, column, value, text)
        kinds = [kind.label_th for kind in StaffKind]
        sheet.data_validation(1, 6, _ROWS, 6, {"validate": "list", "source": kinds, "error_type": "warning"})
        sheet.freeze_panes(1, 0)
        notes = book.add_worksheet("คำอธิบาย")
        notes.set_column(0, 0, 100, text)
        for number, note in enumerate(NOTES):
            notes.write_string(number, 0, note, text)
    return out.getvalue()


def as_csv() -> bytes:
    """UTF-8 with the mark that makes Excel read Thai."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows((HEADINGS, *EXAMPLES))
    return out.getvalue().encode("utf-8-sig")
