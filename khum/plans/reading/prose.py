"""The text around the tables: lists of focus areas, desired states and factors, committees, and chapters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from khum.plans.reading.cleaning import rejoined, squeezed
from khum.plans.reading.headings import LIST_BEGINS, POINT, Headings, chapter_code, contents_of, list_code
from khum.plans.reading.numbering import item_of
from khum.plans.reading.result import Doubt, ReadCommittee, ReadSeat, Section
from khum.plans.reading.seats import seat_of

_GLUED = re.compile(
    r"\s+[๐-๙0-9]{0,2}\s?((?:เป้าหมาย\s?KM|ขอบเขต\s?KM|ปัจจัยแห่งความสำเร็จ)"
    r"\s*\((?:Desired State|KM Focus Area|Key Success Factor)\))\s*$"
)
_COMMITTEE = re.compile(r"(คณะกรรมการ\S.*|คณะทำงาน\S.*|คณะกรรมการ)")
_DUTIES = re.compile(r"มีหน้าที่|อำนาจหน้าที่|หน้าที่(?:และความรับผิดชอบ)?\s*(?:ดังนี้|ดังต่อไปนี้)?$")
_ENTRY = re.compile(r"^(.*?\S)[\s.…]+[๐-๙0-9]{1,3}$")
_SOME_ITEMS = 3
_FULL_LINE = 60
"""Letters from which a line of duties was broken by the page and goes on in the next."""


@dataclass(slots=True)
class Line:
    """One line of text with its place in the file."""

    text: str
    where: str = ""


@dataclass(slots=True)
class Prose:
    """What the text says."""

    lists: dict[str, list[str]] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    committees: list[ReadCommittee] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


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
        self.last_duty = ""

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
        if said and code and not LIST_BEGINS.search(said) and not _same(said[: len(heading)], heading):
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
        item, point = item_of(text), POINT.match(text)
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
        wrapped = self.last_duty and not item_of(text) and not POINT.match(text)
        if wrapped and len(self.last_duty) >= _FULL_LINE:
            last.duties = rejoined(f"{last.duties}{text}")
        else:
            last.duties = f"{last.duties}\n{text}".strip()
        self.last_duty = text
        return True


def _same(one: str, other: str) -> bool:
    return squeezed(one) == squeezed(other)


def committee_name(section: Section) -> str:
    """The committee that a chapter speaks of last before its seats."""
    named = [found[1].strip() for line in section.text.split("\n") if (found := _COMMITTEE.search(line))]
    whole = [name for name in named if len(name) < 140]
    return re.sub(r"\s*(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้).*$", "", whole[-1]) if whole else section.heading or "คณะกรรมการ"
