"""Addresses of needs that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Item
from khum.needs.actions import documents, goals, knowing, needs, people
from khum.needs.models import Goal, Holder, Learner, Need, NeedsDocument, Skill
from khum.needs.rules.kinds import Level

_OF_GOAL = "goal-edit goal-remove need-add"
_OF_NEED = "need need-edit need-retire need-tools item-link holder-name learner-add"


def _year(_cast: Any) -> tuple[int, ...]:
    return (NeedsDocument.objects.get().year_be,)


EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"needs:{name}": lambda _cast: (Goal.objects.earliest("pk").pk,) for name in _OF_GOAL.split()},
    **{f"needs:{name}": lambda _cast: (Need.objects.earliest("pk").pk,) for name in _OF_NEED.split()},
    **{f"needs:{name}": _year for name in ("document-approve", "document-return")},
    **{f"needs:{name}": lambda _cast: (Learner.objects.earliest("pk").pk,) for name in ("learned", "learner-drop")},
    "needs:holder-drop": lambda _cast: (Holder.objects.earliest("pk").pk,),
    "needs:item-unlink": lambda _cast: (Need.objects.earliest("pk").pk, _item()),
    "needs:knows": lambda cast: (cast.ours.people["hr"].pk,),
    **{f"needs:neighbour-{act}": lambda cast: (cast.theirs.organisation.pk,) for act in ("agree", "end")},
    "needs:skill-withdraw": lambda _cast: (Skill.objects.earliest("pk").pk,),
    "needs:sheet": lambda _cast: ("xlsx",),
    "needs:paper": lambda cast: (*_year(cast), "essential-knowledge", "pdf"),
}


NOT_OF_A_RECORD = {"needs:sheet", "needs:paper"}  # a format and a year; everybody gets their own council's


def prepare(cast: Any) -> None:
    """A goal with a need, its holder and learner, and the document before the committee."""
    by = cast.ours.standing("hr")
    at = datetime.combine(by.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    year = FiscalYear.containing(by.today)
    goal = goals.begin_goal(
        strategy=cast.secrets[0], title=cast.secrets[0], division=None, year_be=year.be, by=by, at=at
    )
    need = needs.add_need(goal_id=goal.pk, values={"title": cast.secrets[0], "criticality": 5}, by=by, at=at)
    people.name_holder(need_id=need.pk, person=by.person, level=Level.ALONE, by=by, at=at)
    people.add_learner(need_id=need.pk, person=by.person, by=by, at=at)
    knowing.declare_skill(name=cast.secrets[0], by=by, at=at)
    documents.submit_document(year=year, by=by, at=at)


def _item() -> int:
    item = Item.objects.first()
    return item.pk if item else 1
