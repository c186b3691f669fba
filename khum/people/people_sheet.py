"""The list of people as a sheet; every cell is text, so that no name becomes a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable

import xlsxwriter

from khum.domain.thai_date import long_date
from khum.people.models import Person

HEADINGS = ("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "สำนัก/กอง", "ประเภท", "โทรศัพท์", "วันที่เริ่มงาน")
_WIDTHS = (8, 32, 40, 28, 32, 16, 18)


def as_xlsx(people: Iterable[Person]) -> bytes:
    """The workbook; persons carry their posts of today in ``held``."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@", "font_name": "TH SarabunPSK", "font_size": 14, "text_wrap": True})
        head = book.add_format({"bold": True, "bg_color": "#EBEBEB", "border": 1, "font_size": 14})
        sheet = book.add_worksheet("บุคลากร")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, text)
        sheet.write_row(0, 0, HEADINGS, head)
        for number, person in enumerate(people, start=1):
            for column, value in enumerate(_cells(number, person)):
                sheet.write_string(number, column, value, text)
        sheet.freeze_panes(1, 0)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return out.getvalue()


def _cells(number: int, person: Person) -> tuple[str, ...]:
    held = person.held  # type: ignore[attr-defined]
    titles = [f"{holding.position.title}{' (รักษาการ)' if holding.is_acting else ''}" for holding in held]
    divisions = dict.fromkeys(holding.position.division.name for holding in held if holding.position.division)
    joined = long_date(person.joined_on) if person.joined_on else ""
    return (
        str(number),
        person.full_name,
        "\n".join(titles),
        "\n".join(divisions),
        person.get_staff_kind_display(),
        person.phone,
        joined,
    )
