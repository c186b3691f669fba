"""The content of a plan as values: what is printed, exported, frozen, copied to the next year and imported.

One shape serves every door (JSON, papers, import, validator), so that no two of them can disagree. It holds no keys of
the database except ``key`` of an activity (its row, for links from the validator; not exported).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from khum.domain.steps import StepSet, Track


@dataclass(frozen=True, slots=True)
class IndicatorContent:
    """One indicator: its name, its target as printed, and the target as operator and value where it is a number."""

    text: str
    target: str = ""
    unit: str = ""
    level: str = "output"
    operator: str = ""  # ge, le, eq, or empty where the target is only words
    value: Decimal | None = None
    baseline: Decimal | None = None
    frequency: str = "year"  # month, quarter, half, year
    metric: str = ""


@dataclass(frozen=True, slots=True)
class ActivityContent:
    """One row of a plan table (row 49)."""

    number: int
    step: str
    title: str
    method: str = ""
    start: date | None = None
    end: date | None = None
    indicators: tuple[IndicatorContent, ...] = ()
    audience: str = ""
    owner: str = ""
    division: str = ""
    accountable: str = ""  # title of the accountable position
    budget: str = ""
    remark: str = ""
    work_goal: str = ""
    focus_area: str = ""  # text of the focus area that the row serves (row 3)
    is_suggestion: bool = False  # not in the source; filled from the template (row 123)
    key: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TableContent:
    """One table of activities."""

    track: Track
    desired_state: str = ""
    measurable_unit: str = ""
    activities: tuple[ActivityContent, ...] = ()
    key: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class FactorContent:
    """A success factor and the position that answers for it."""

    text: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class GoalContent:
    """A strategy and the work goal that the plan starts from (row 25)."""

    strategy: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """A chapter of text: preface, scope, principles … ``code`` is its fixed place in the document, if it has one."""

    heading: str
    body: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SeatContent:
    """A seat of a committee as printed."""

    position: str
    role: str


@dataclass(frozen=True, slots=True)
class CommitteeContent:
    """A committee as printed in the plan."""

    name: str
    seats: tuple[SeatContent, ...] = ()
    duties: str = ""


@dataclass(frozen=True, slots=True)
class RuleContent:
    """A number rule of the plan (row 124): metric, operator, value and unit, with the wording officials use."""

    code: str
    text: str
    metric: str
    operator: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """A whole plan."""

    organisation: str
    year_be: int
    title: str = ""
    step_set: StepSet = StepSet.SEVEN
    focus_areas: tuple[str, ...] = ()
    desired_states: tuple[str, ...] = ()
    success_factors: tuple[FactorContent, ...] = ()
    goals: tuple[GoalContent, ...] = ()
    chapters: tuple[ChapterContent, ...] = ()
    tables: tuple[TableContent, ...] = ()
    committees: tuple[CommitteeContent, ...] = ()
    rules: tuple[RuleContent, ...] = ()

    @property
    def activities(self) -> tuple[ActivityContent, ...]:
        """All activities in the order of the tables."""
        return tuple(activity for table in self.tables for activity in table.activities)
