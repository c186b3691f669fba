"""Seats of a committee: a position and its role, on a line or in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khum.plans.reading.cleaning import clean, squeezed
from khum.plans.reading.numbering import item_of
from khum.plans.reading.result import ReadSeat

_ROLE = (
    r"(?:เป็น)?(ประธานกรรมการ|รองประธานกรรมการ|ที่ปรึกษา|กรรมการและผู้ช่วยเลขานุการ|ผู้ช่วยเลขานุการ|กรรมการและเลขานุการ|"
    r"กรรมการ/เลขานุการ|เลขานุการคณะกรรมการ|เลขานุการ|คณะทำงาน|หัวหน้าคณะทำงาน|กรรมการ|ประธาน)"
)
_SEAT = re.compile(rf"^(.{{3,120}}?)(?:\s+|\s*[.…:]{{2,}}\s*|\s*[-–:]\s+|(?=เป็น)){_ROLE}\s*$")
_ROLE_ALONE = re.compile(rf"^{_ROLE}\s*$")


def seat_of(text: str) -> ReadSeat | None:
    """A seat from one line: a position and its role.

    >>> seat_of("๒. ผู้อำนวยการกองคลัง เป็นกรรมการ")
    ReadSeat(position='ผู้อำนวยการกองคลัง', role='กรรมการ')
    """
    item = item_of(text)
    found = _SEAT.match(item[1] if item else text)
    if not found or not re.search("[^\\W\\d_]", found[1]):
        return None
    return ReadSeat(found[1].strip(" .…:-"), found[2])


def seats_of(rows: Sequence[Sequence[str]]) -> tuple[list[ReadSeat], list[str]] | None:
    """Seats of a table of a committee and its rows that are none (a header); None where the table is no committee."""
    seats: list[ReadSeat] = []
    others: list[str] = []
    spare: list[str] = []  # names and notes beside the position
    for row in rows:
        cells = [clean(cell) for cell in row if cell.strip()]
        role = next((i for i, cell in enumerate(cells) if _ROLE_ALONE.match(cell)), None)
        if role is not None and (position := _position(cells, role)):
            seats.append(ReadSeat(position, _ROLE_ALONE.match(cells[role])[1]))  # type: ignore[index]
            beside = [cell for cell in cells if position not in cell and cell != cells[role] and not cell.isdigit()]
            spare.extend(cell for cell in beside if re.search("[^\\W\\d_]", cell))
        elif cells and (seat := seat_of(" ".join(cells))):
            seats.append(seat)
        elif cells:
            others.append(" | ".join(cells))
    return (seats, [*others, *spare]) if len(seats) >= 2 and len(others) <= max(1, len(seats) // 3) else None


def _position(cells: Sequence[str], role: int) -> str:
    """The position beside a role: the longest other cell that is no bare number; a name goes before its position."""
    texts = [re.sub(r"^\(?[๐-๙0-9]{1,2}[).]*\s*", "", cell).strip() for i, cell in enumerate(cells) if i != role]
    return next((text for text in sorted(texts, key=_is_person) if len(squeezed(text)) > 2 and not text.isdigit()), "")


def _is_person(text: str) -> bool:
    return bool(re.match(r"^(?:นาย(?!ก)|นาง|น\.ส\.|ว่าที่|ดร\.)", text))
