"""What was read: the values of ``khum plan import --json`` (design.md §6), with the doubts that a person confirms."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from khum.domain.steps import Track


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a person should look at.

    ``code`` names the kind, ``where`` the place in Thai words, ``source`` the letters of the file, ``reading`` what
    they were taken for, ``path`` the value of the reading it is about (or ""). ``severity`` is ``check`` where letters,
    numbers or cells were changed or may be wrong, and ``note`` where only something is missing or unusual.
    """

    code: str
    where: str
    source: str
    reading: str
    path: str = ""
    severity: str = "check"


@dataclass(frozen=True, slots=True)
class CellDoubt:
    """A doubt about one field of a row, before the row has its place. ``field`` is a path inside the row."""

    code: str
    source: str
    field: str
    severity: str = "check"


@dataclass(slots=True)
class ReadIndicator:
    """An indicator and its target as printed."""

    text: str
    target: str = ""


@dataclass(slots=True)
class ReadActivity:
    """One row of a plan table. ``raw`` keeps the cells as the file has them, by the file's own headers."""

    number: int
    number_text: str = ""
    step: str | None = None
    title: str = ""
    details: list[str] = field(default_factory=list)
    method: str = ""
    start: date | None = None
    end: date | None = None
    indicators: list[ReadIndicator] = field(default_factory=list)
    audience: str = ""
    owner: str = ""
    budget: str = ""
    remark: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    where: str = ""
    doubts: list[CellDoubt] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The values of design.md §6; dates in ISO form or null."""
        return {
            "number": self.number,
            "step": self.step,
            "title": self.title,
            "details": self.details,
            "method": self.method,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "indicators": [asdict(indicator) for indicator in self.indicators],
            "audience": self.audience,
            "owner": self.owner,
            "budget": self.budget,
            "remark": self.remark,
            "raw": self.raw,
        }


@dataclass(slots=True)
class ReadTable:
    """One table of activities, joined over the pages it runs on. ``heading`` is what stands above it, cleaned."""

    track: Track
    desired_state: str | None = None
    measurable_unit: str = ""
    heading: str = ""
    activities: list[ReadActivity] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The table with its activities."""
        return {
            "track": self.track.value,
            "desired_state": self.desired_state,
            "measurable_unit": self.measurable_unit,
            "heading": self.heading,
            "activities": [activity.to_json() for activity in self.activities],
        }


@dataclass(frozen=True, slots=True)
class ReadSeat:
    """A seat of a committee as printed."""

    position: str
    role: str


@dataclass(slots=True)
class ReadCommittee:
    """A committee with its seats and, where the text says them, its duties."""

    name: str
    seats: list[ReadSeat] = field(default_factory=list)
    duties: str = ""


@dataclass(slots=True)
class Section:
    """A chapter of text; ``code`` is its fixed place in the document of a plan, if it has one."""

    heading: str
    text: str = ""
    code: str = ""


@dataclass(slots=True)
class PlanReading:
    """Everything that was found in a file; what could not be placed stands in ``unread``, never dropped."""

    organisation: str = ""
    organisation_type: str = ""
    year_be: int | None = None
    focus_areas: list[str] = field(default_factory=list)
    desired_states: list[str] = field(default_factory=list)
    success_factors: list[str] = field(default_factory=list)
    tables: list[ReadTable] = field(default_factory=list)
    committees: list[ReadCommittee] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values in the shape that ``docs/cli.md`` documents."""
        return {
            "organisation": self.organisation,
            "organisation_type": self.organisation_type,
            "year_be": self.year_be,
            "focus_areas": self.focus_areas,
            "desired_states": self.desired_states,
            "success_factors": self.success_factors,
            "tables": [table.to_json() for table in self.tables],
            "committees": [asdict(committee) for committee in self.committees],
            "sections": [asdict(section) for section in self.sections],
            "doubts": [asdict(doubt) for doubt in self.doubts],
            "unread": self.unread,
        }
