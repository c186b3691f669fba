"""When something of a training is due. Days are settings of the council; where it set none, nothing is ever late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from khum.learning.rules.states import PlaceState

# A training counts into the share-back rate a month after its end (M6).
COUNTED_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days after the end of a training; None: no day is set."""

    report_days: int | None = None
    share_days: int | None = None
    use_from_days: int = 60
    use_until_days: int = 90

    def use_opens(self, ended: date) -> date:
        """From when the use is asked for."""
        return ended + timedelta(days=self.use_from_days)


def waits_for(state: PlaceState, *, ended: date, today: date, deadlines: Deadlines) -> bool:
    """Whether the next step waits for the person today."""
    if state is PlaceState.SHARED:
        return today >= deadlines.use_opens(ended)
    return state in {PlaceState.ATTENDED, PlaceState.REPORTED} or (state is PlaceState.APPROVED and today > ended)


def due_on(state: PlaceState, *, ended: date, deadlines: Deadlines) -> date | None:
    """The day by which the next step should be done; None where no day is set or nothing waits."""
    days = {
        PlaceState.ATTENDED: deadlines.report_days,
        PlaceState.REPORTED: deadlines.share_days,
        PlaceState.SHARED: deadlines.use_until_days,
    }.get(state)
    return None if days is None else ended + timedelta(days=days)
