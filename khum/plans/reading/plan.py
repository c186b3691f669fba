"""The whole reading of a plan: tables, text around them, the council and its year, and everything doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.fiscal_year import FiscalYear
from khum.plans.reading import confirming, headings, naming, seats
from khum.plans.reading.blocks import prepared
from khum.plans.reading.cleaning import clean, lines
from khum.plans.reading.columns import Header
from khum.plans.reading.grids import Segment, heading_kind, read_grid
from khum.plans.reading.prose import Line, Reader
from khum.plans.reading.result import PlanReading, Section
from khum.plans.reading.tables import gather, read_table

_MOST_HEADING_LINES = 6
_LONGEST_HEADING_LINE = 400
_HAS_LETTERS = re.compile(r"[^\W_]")
_COUNCIL_LINE = re.compile(r"^(?:ของ)?(?:องค์การบริหารส่วน|เทศบาล|อบ[ตจ]\.)")
_INTERRUPTING = 3
"""Lines between two tables from which the second one no longer continues the first without a header of its own."""


def read_plan(document: ExtractedDocument, *, known_organisation: str | None = None) -> PlanReading:
    """Read a plan from the blocks of a file of any format (rows 1–50, 95–129).

    ``known_organisation`` is the name in the council's profile; it stands above every spelling in the file. Never
    raises for strange content: what is not understood stands in ``unread``.
    """
    texts = list(_texts(document))
    file_council = naming.council_of(texts)
    council = naming.council_of(texts, known_organisation)
    year_be = naming.year_of(texts)
    walk = _Walk(wraps=document.source_format == "pdf")
    for block in prepared(document):
        walk.block(block)
    reading = walk.finish(FiscalYear(year_be) if year_be else None)
    reading.organisation, reading.year_be = council.name, year_be
    reading.organisation_type = council.kind.value if council.kind else ""
    confirming.put_names_right(reading, council=council, file_council=file_council, lines=walk.seen)
    confirming.look_over(reading)
    return reading


def _texts(document: ExtractedDocument) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from lines(block.text)
        else:
            for row in block.rows:
                for cell in row:
                    yield from lines(cell)


def _place(block: Paragraph | Table) -> str:
    if block.page:
        return f"หน้า {block.page}"
    if block.where.startswith("L") and block.where[1:].isdecimal():
        return f"บรรทัดที่ {block.where[1:]}"
    return block.where


class _Walk:
    """One pass over the blocks in reading order."""

    def __init__(self, *, wraps: bool) -> None:
        self.reader = Reader(wraps=wraps)
        self.waiting: list[Line] = []
        self.segments: list[Segment] = []
        self.header: Header | None = None
        self.unread: list[str] = []
        self.seen: list[Line] = []

    def block(self, block: Paragraph | Table) -> None:
        """Take one block."""
        if isinstance(block, Paragraph):
            said = [Line(text, _place(block)) for text in lines(block.text) if _HAS_LETTERS.search(text)]
            self.waiting.extend(said)
            self.seen.extend(said)
            return
        self.seen.extend(Line(clean(cell), _place(block)) for row in block.rows for cell in row if cell.strip())
        self.table(block)

    def table(self, table: Table) -> None:
        """Take a table for what it is: of the plan, of contents, of a committee, or none of these."""
        if headings.is_contents(table.rows):
            self.flush()
            self.reader.contents([[clean(cell) for cell in row] for row in table.rows])
            return
        if found := seats.seats_of(table.rows):
            self.flush()
            self.reader.seats(found[0])
            self.unread.extend(found[1])
            return
        if len(self.waiting) > _INTERRUPTING:
            self.header = None
        grid = read_grid(table, self.header)
        if grid is None or not any(segment.rows for segment in grid.segments):
            self.other_table(table)
            return
        grid.segments[0].heading[:0] = self.heading_lines()
        self.flush()
        self.reader.close()
        self.segments.extend(grid.segments)
        self.header = grid.segments[-1].header
        self.unread.extend(grid.unread)

    def other_table(self, table: Table) -> None:
        """A table of one column is text; any other is shown as unread."""
        rows = [[clean(cell) for cell in row if cell.strip()] for row in table.rows]
        if all(len(row) <= 1 for row in rows):
            said = [line for row in table.rows for cell in row for line in lines(cell) if _HAS_LETTERS.search(line)]
            self.waiting.extend(Line(text, _place(table)) for text in said)
            return
        self.flush()
        self.header = None
        self.unread.extend(" | ".join(row) for row in rows if any(_HAS_LETTERS.search(cell) for cell in row))

    def heading_lines(self) -> list[str]:
        """Lines just above a plan table that speak of it."""
        taken: list[str] = []
        while self.waiting and len(taken) < _MOST_HEADING_LINES:
            text = self.waiting[-1].text
            if len(text) > _LONGEST_HEADING_LINE or not (heading_kind(text)[0] != "other" or _COUNCIL_LINE.match(text)):
                break
            taken.insert(0, self.waiting.pop().text)
        return taken

    def flush(self) -> None:
        """Give the waiting lines to the reader of text."""
        for line in self.waiting:
            self.reader.line(line)
        self.waiting = []

    def finish(self, year: FiscalYear | None) -> PlanReading:
        """The reading without names put right."""
        self.flush()
        self.reader.close()
        said = self.reader.prose
        reading = PlanReading(
            focus_areas=said.lists.get("scope", []),
            desired_states=said.lists.get("desired_states", []),
            success_factors=said.lists.get("success_factors", []),
            committees=said.committees,
            sections=_chapters(said.sections),
            unread=[*(s.text for s in said.sections if not s.heading and not s.code), *self.unread],
            doubts=list(said.doubts),
        )
        for draft in gather(self.segments):
            table, doubts = read_table(draft, year)
            reading.tables.append(table)
            reading.doubts.extend(confirming.doubts_of(table, len(reading.tables) - 1, doubts))
        _states_of_tables(reading)
        _committees_in_order(reading)
        return reading


def _chapters(sections: list[Section]) -> list[Section]:
    """Chapters with text or a list of their own; a fixed place is held by the first chapter that claims it."""
    taken: set[str] = set()
    chapters = [section for section in sections if section.heading or section.code]
    for section in chapters:
        if section.code in taken:
            section.code = ""
        taken.add(section.code)
    return chapters


def _states_of_tables(reading: PlanReading) -> None:
    """Where no list names the desired states, those above the tables are the list."""
    if not reading.desired_states:
        reading.desired_states = list(dict.fromkeys(t.desired_state for t in reading.tables if t.desired_state))


def _committees_in_order(reading: PlanReading) -> None:
    """A committee without a seat is none."""
    reading.committees = [committee for committee in reading.committees if committee.seats]
