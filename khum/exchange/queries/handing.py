"""One hand-over as its page and its paper show it."""

from __future__ import annotations

from dataclasses import dataclass

from khum.exchange.models import HandOver, PartAnswer
from khum.exchange.rules import interview
from khum.exchange.rules.interview import Part, Question
from khum.library.models import Item
from khum.library.rules.states import ItemState
from khum.needs.models import Holder, Learner
from khum.people.models import RoleGrant, Seat
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class PartLine:
    """A section of the interview with what was said; ``state`` is done, draft or none."""

    part: Part
    answer: PartAnswer | None

    @property
    def state(self) -> str:
        """done, draft or none."""
        if self.answer is None:
            return "none"
        return "done" if self.answer.is_done else "draft"

    @property
    def said(self) -> list[tuple[Question, str]]:
        """Questions that were answered."""
        return list(interview.said(self.part, self.answer.answers)) if self.answer else []


@dataclass(frozen=True, slots=True)
class Waiting:
    """What hangs on the leaver. ``named``: seats and roles by name, which an order must give to somebody else."""

    items: tuple[Item, ...]
    item_count: int
    held: tuple[Holder, ...]
    learning: tuple[Learner, ...]
    named: tuple[str, ...]


def lines(found: HandOver) -> list[PartLine]:
    """The eight sections in order: one query."""
    saved = {answer.part: answer for answer in found.parts.all()}
    return [PartLine(part, saved.get(part.code)) for part in interview.KIT]


def waiting(found: HandOver, standing: Standing) -> Waiting:
    """Items of the post in sight, knowledge held, learning open, seats and roles by name: six queries."""
    departure = found.departure
    items = Item.objects.visible_to(standing).none()
    if departure.position_id is not None:
        items = Item.objects.visible_to(standing).filter(owner=departure.position_id)
        items = items.exclude(state=ItemState.RETIRED).order_by("title", "pk")
    held = Holder.objects.filter(person=departure.person_id, need__retired_on=None).select_related("need")
    open_ones = Learner.objects.filter(person=departure.person_id, learned_on=None, need__retired_on=None)
    seats = Seat.objects.on(standing.today).filter(person=departure.person_id).select_related("committee")
    roles = RoleGrant.objects.on(standing.today).filter(person=departure.person_id)
    return Waiting(
        items=tuple(items[:20]),
        item_count=items.count(),
        held=tuple(held[:50]),
        learning=tuple(open_ones.select_related("need")[:50]),
        named=(*(str(seat.committee) for seat in seats), *(str(role) for role in roles)),
    )
