"""Who decides at which stage of approval, in what words (issue 2 §2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from khum.people.rules import PositionKind
from khum.plans.rules.states import PlanState

if TYPE_CHECKING:
    from khum.people.standing import Standing

CHAIRS = frozenset({"chair", "vice_chair", "secretary"})


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its state, what the one who decides there does, and the kind of post (none at the committee)."""

    state: PlanState
    verb_th: str
    post: str = ""

    def is_decided_by(self, standing: Standing) -> bool:
        """Whether a person decides here: by seat at the committee, by position above it."""
        if self.state is PlanState.COMMITTEE:
            return standing.sits_on("km", roles=CHAIRS)
        if self.state is PlanState.SECRETARY:
            return standing.is_permanent_secretary
        return self.state is PlanState.EXECUTIVE and standing.is_chief_executive


STAGES = {
    PlanState.COMMITTEE: Stage(PlanState.COMMITTEE, "เห็นชอบ"),
    PlanState.SECRETARY: Stage(PlanState.SECRETARY, "เห็นควรอนุมัติ", PositionKind.PERMANENT_SECRETARY),
    PlanState.EXECUTIVE: Stage(PlanState.EXECUTIVE, "อนุมัติ", PositionKind.CHIEF_EXECUTIVE),
}
