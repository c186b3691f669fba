"""The text around the tables: lists of focus areas, desired states and factors, committees, and chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from khum.plans.reading.cleaning import clean, rejoined, squeezed
from khum.plans.reading.numbering import item_of
from khum.plans.reading.result import Doubt, ReadCommittee, ReadSeat, Section

_ITEM_LIST_KEYS = (
    ("scope", ("ขอบเขตkm", "ขอบเขตการจัดการความรู้", "kmfocusarea", "ขอบเขตการจัดการองค์ความรู้", "ขอบเขตองค์ความรู้")),
    ("desired_states", ("เป้าหมายkm", "เป้าหมายการจัดการความรู้", "desiredstate", "เป้าหมายการจัดการองค์ความรู้")),
    ("success_factors", ("ปัจจัยแห่งความสำเร็จ", "ปัจจัยความสำเร็จ", "keysuccessfactor", "ปัจจัยสู่ความสำเร็จ")),
)
_CHAPTER_KEYS = (
    ("preface", ("คำนำ",)),
    ("contents", ("สารบัญ",)),
    ("principles", ("แนวทางการจัดการความรู้", "หลักการและเหตุผล", "แนวคิดการจัดทำแผนการจัดการความรู้")),
    ("process", ("กระบวนการจัดการความรู้",)),
    ("change", ("กระบวนการบริหารจัดการการเปลี่ยนแปลง", "กระบวนการเปลี่ยนแปลง")),
    ("tools", ("เครื่องมือในการจัดการความรู้", "เครื่องมือการจัดการความรู้")),
    ("monitoring", ("การติดตามและประเมินผล", "การติดตามประเมินผล")),
    ("appendix", ("ภาคผนวก",)),
)
_LONGEST_HEADING = 110
_SAME_HEADING = 88
"""Share of letters (fuzz.ratio) from which a line is an entry of the contents."""
_LIST_HEADING = re.compile(
    r"^((?:[๐-๙0-9]{1,2}[.)]*\s*)?(?:ขอบเขต|เป้าหมาย|ปัจจัย)(?:แห่ง|สู่)?\s?(?:ความสำเร็จ|KM|การจัดการ(?:องค์)?ความรู้|องค์ความรู้)?"
    r"\s*(?:\([A-Za-z ]+\))?)(.*)$"
)
_LIST_BEGINS = re.compile(r"(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้|ได้แก่|คือ)\s*[:：]?$")
_GLUED = re.compile(
    r"\s+[๐-๙0-9]{0,2}\s?((?:เป้าหมาย\s?KM|ขอบเขต\s?KM|ปัจจัยแห่งความสำเร็จ)"
    r"\s*\((?:Desired State|KM Focus Area|Key Success Factor)\))\s*$"
)
_ROLE = (
    r"(?:เป็น)?(ประธานกรรมการ|รองประธานกรรมการ|ที่ปรึกษา|กรรมการและผู้ช่วยเลขานุการ|ผู้ช่วยเลขานุการ|กรรมการและเลขานุการ|"
    r"กรรมการ/เลขานุการ|เลขานุการคณะกรรมการ|เลขานุการ|คณะทำงาน|หัวหน้าคณะทำงาน|กรรมการ|ประธาน)"
)
_SEAT = re.compile(rf"^(.{{3,120}}?)(?:\s+|\s*[.…:]{{2,}}\s*|\s*[-–:]\s+|(?=เป็น)){_ROLE}\s*$")
_ROLE_ALONE = re.compile(rf"^{_ROLE}\s*$")
_COMMITTEE = re.compile(r"(คณะกรรมการ\S.*|คณะทำงาน\S.*|คณะกรรมการ)")
_DUTIES = re.compile(r"มีหน้าที่|อำนาจหน้าที่|หน้าที่(?:และความรับผิดชอบ)?\s*(?:ดังนี้|ดังต่อไปนี้)?$")
_ENTRY = re.compile(r"^(.*?\S)[\s.…]+[๐-๙0-9]{1,3}$")
_SOME_ITEMS = 3
_POINT = re.compile(r"^[-–•●▪◦*]\s*(?=\S)")


@dataclass(slots=True)
class Line:
    """One line of text with its place in the file. ``level`` tells headings of the file itself, where it has them."""

    text: str
    where: str = ""


@dataclass(slots=True)
class Prose:
    """What the text says."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    committees: list[ReadCommittee] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def list_code(text: str) -> str:
    """The list that a heading opens: ``scope``, ``desired_states``, ``success_factors``, or nothing."""
    letters = _bare(text)
    for code, keys in _ITEM_LIST_KEYS:
        if any(letters.startswith(key) for key in keys):
            return code
    return ""


def chapter_code(text: str) -> str:
    """The fixed chapter that a heading begins, or nothing."""
    letters = _bare(text)
    for code, keys in _CHAPTER_KEYS:
        if any(letters.startswith(key) and len(letters) <= len(key) + 45 for key in keys):
            return code
    return ""


def _bare(text: str) -> str:
    item = item_of(text)
    return re.sub(r"^(?:บทที่|ส่วนที่|ตอนที่)[๐-๙0-9]+", "", squeezed(item[1] if item else text))


@dataclass(frozen=True, slots=True)
class Headings:
    """Tells headings: fixed chapters, the lists, and every line that the table of contents names."""

    contents: tuple[str, ...] = ()

    def opened_by(self, text: str) -> tuple[str, str] | None:
        """The heading that a line is, and what it says besides; None for any other line.

        >>> Headings().opened_by("เป้าหมาย KM (Desired State) ประกอบด้วย")
        ('เป้าหมาย KM (Desired State)', 'ประกอบด้วย')
        """
        if _SEAT.match(text) or _POINT.match(text):
            return None
        if list_code(text) and (found := _LIST_HEADING.match(text)) and self._opens_list(found, text):
            return found[1].strip(), found[2].strip(" :：")
        if len(text) > _LONGEST_HEADING or item_of(text):
            return None
        if chapter_code(text):
            return text, ""
        letters = squeezed(text)
        near = any(fuzz.ratio(letters[: len(entry) + 30], entry) >= _SAME_HEADING for entry in self.contents)
        return (text, "") if near else None

    def _opens_list(self, found: re.Match[str], text: str) -> bool:
        """A short line opens its list; a long one does when it says the heading twice or ends as lists begin."""
        rest = found[2].strip()
        says_twice = bool(rest) and squeezed(rest).startswith(squeezed(found[1])[:12])
        return len(text) <= _LONGEST_HEADING or says_twice or bool(_LIST_BEGINS.search(rest))


def contents_of(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Entries of a table of contents, for telling headings."""
    return tuple(letters for row in rows if (letters := squeezed(row[0])) and len(letters) > 5 and letters != "เรื่อง")


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is the table of contents: two or three columns, the last of page numbers."""
    if not rows or not 2 <= len(rows[0]) <= 3 or len(rows) < 3:
        return False
    if squeezed(rows[0][0]) in {"เรื่อง", "สารบัญ", "หัวข้อ"} and squeezed(rows[0][-1]) in {"หน้า", ""}:
        return True
    pages = [row[-1].strip() for row in rows if row[-1].strip()]
    return len(pages) * 2 > len(rows) and all(re.fullmatch(r"[๐-๙0-9ก-ฮ]{1,3}", page) for page in pages)


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


class Reader:
    """One pass over the text of a plan; what stands under which heading is kept as it goes.

    ``wraps`` says that one paragraph may stand on several lines, as in a PDF.
    """

    def __init__(self, *, wraps: bool) -> None:
        self.headings = Headings()
        self.wraps = wraps
        self.prose = Prose()
        self.section = Section("", code="cover")
        self.list_code = ""
        self.number = 0
        self.committee: ReadCommittee | None = None

    def contents(self, rows: Sequence[Sequence[str]]) -> None:
        """Take the table of contents: it is kept, and names the headings that follow."""
        self.headings = Headings((*self.headings.contents, *contents_of(rows)))
        if self.section.code != "contents":
            self.open("สารบัญ")
        said = (" ".join(cell for cell in row if cell) for row in rows)
        self.section.text = "\n".join((self.section.text, *said)).strip()

    def seats(self, seats: list[ReadSeat]) -> None:
        """Take a table of seats as the committee that the text spoke of last."""
        self.prose.committees.append(ReadCommittee(committee_name(self.section), seats))

    def line(self, line: Line) -> None:
        """Place one line."""
        text, glued = self.without_glued_heading(line)
        if self.section.code == "contents" and (entry := _ENTRY.match(text)):
            self.headings = Headings((*self.headings.contents, *contents_of([[entry[1]]])))
            self.section.text = f"{self.section.text}\n{text}".strip()
        elif opened := self.headings.opened_by(text):
            self.open(*opened)
        elif self.list_code and self.list_item(text, line):
            pass
        elif not self.seat(text) and not self.duties(text):
            self.section.text = f"{self.section.text}\n{text}".strip()
            self.follow(text, line)
        if glued:
            self.open(glued, "")

    def without_glued_heading(self, line: Line) -> tuple[str, str]:
        """A heading that stuck to the end of the paragraph before it is taken off, with a doubt."""
        found = _GLUED.search(line.text)
        if not found or found.start() == 0:
            return line.text, ""
        rest = line.text[: found.start()].rstrip()
        self.prose.doubts.append(
            Doubt("glued_heading", line.where, line.text[found.start() :].strip(), rest[-80:], "", "check")
        )
        return rest, found[1]

    def open(self, heading: str, said: str = "") -> None:
        """Begin a chapter; the same heading printed twice begins it once."""
        code = list_code(heading)
        if not (self.section.heading and _same(self.section.heading, heading) and not self.section.text):
            self.close()
            self.section = Section(heading.rstrip(" :："), code=code or chapter_code(heading))
        self.list_code = code
        if said and code and not _LIST_BEGINS.search(said) and not _same(said[: len(heading)], heading):
            self.prose.lists.setdefault(code, []).append(said)
        elif said:
            self.section.text = said

    def close(self) -> None:
        """Keep the chapter that was open."""
        if self.section.heading or self.section.text:
            self.prose.sections.append(self.section)
        self.section = Section("", code="")
        self.list_code, self.number = "", 0

    def list_item(self, text: str, line: Line) -> bool:
        """Take a numbered line or a point into the open list; a wrapped line goes on with the point above it."""
        found = self.prose.lists.setdefault(self.list_code, [])
        item, point = item_of(text), _POINT.match(text)
        if item or point:
            found.append(rejoined(item[1] if item else text[point.end() :]))  # type: ignore[union-attr]
            if item and item[0] != len(found) and item[0] < len(found):
                self.prose.doubts.append(
                    Doubt("number_misread", line.where, text[:40], f"{len(found)}. {found[-1]}"[:80], "", "note")
                )
            return True
        if found and self.wraps:
            found[-1] = rejoined(f"{found[-1]} {text}")
            return True
        if found:
            self.list_code = ""
        return False

    def follow(self, text: str, line: Line) -> None:
        """A numbered line that breaks the order of the lines above it is doubtful (``๓)`` after ``๖)``)."""
        item = item_of(text)
        if item is None:
            return
        if self.number >= _SOME_ITEMS and 1 < item[0] <= self.number:
            reading = f"{self.number + 1}. {item[1]}"
            self.prose.doubts.append(Doubt("number_misread", line.where, text[:60], reading[:60], "", "note"))
            self.number += 1
        else:
            self.number = item[0]

    def seat(self, text: str) -> bool:
        """Take a line of a committee."""
        seat = seat_of(text)
        if seat is None or not item_of(text):
            self.committee = (
                None if self.committee and self.committee.seats and not _DUTIES.search(text) else self.committee
            )
            return False
        if self.committee is None:
            self.committee = ReadCommittee(committee_name(self.section))
            self.prose.committees.append(self.committee)
        self.committee.seats.append(seat)
        return True

    def duties(self, text: str) -> bool:
        """Duties follow the seats of a committee."""
        last = self.prose.committees[-1] if self.prose.committees else None
        if last is None or not last.seats or not (last.duties or _DUTIES.search(text)) or not self.section.heading:
            return False
        last.duties = f"{last.duties}\n{text}".strip()
        return True


def _same(one: str, other: str) -> bool:
    return squeezed(one) == squeezed(other)


def committee_name(section: Section) -> str:
    """The committee that a chapter speaks of last before its seats."""
    named = [found[1].strip() for line in section.text.split("\n") if (found := _COMMITTEE.search(line))]
    whole = [name for name in named if len(name) < 140]
    return re.sub(r"\s*(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้).*$", "", whole[-1]) if whole else section.heading or "คณะกรรมการ"
