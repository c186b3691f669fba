"""Where a needed knowledge is in the seven steps of the KM process, by what the records show (rows 38, 41–47).

Nobody sets a step by hand: a step is done when something real stands behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khum.domain.steps import ProcessStep


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the records say of a need."""

    is_had: bool  # somebody holds it, or the council has it at least partly
    is_placed: bool  # an item of the library or a place is named
    is_verified: bool  # an item of it is verified today
    is_read: bool  # somebody opened an item of it
    is_shared: bool  # tools were chosen or somebody is named to learn it
    is_learned: bool  # somebody has learned it, or used it in work


@dataclass(frozen=True, slots=True)
class Stage:
    """One step and whether it is done."""

    step: ProcessStep
    is_done: bool


def stages(evidence: Evidence) -> list[Stage]:
    """The seven steps; a need that stands on the map has been identified."""
    done = {
        ProcessStep.IDENTIFY: True,
        ProcessStep.ACQUIRE: evidence.is_had,
        ProcessStep.ORGANISE: evidence.is_placed,
        ProcessStep.REFINE: evidence.is_verified,
        ProcessStep.ACCESS: evidence.is_read,
        ProcessStep.SHARE: evidence.is_shared,
        ProcessStep.LEARN: evidence.is_learned,
    }
    return [Stage(step, done[step]) for step in ProcessStep]


def next_step(found: Iterable[Stage]) -> ProcessStep | None:
    """The first step that nothing stands behind yet; None where all are done."""
    return next((stage.step for stage in found if not stage.is_done), None)
