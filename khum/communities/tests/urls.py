"""Addresses of communities that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from khum.communities.actions import answering, asking, practice
from khum.communities.models import Answer, Community, Gathering, KitEntry, Question
from khum.communities.rules.practice import KitKind

_OF_QUESTION = "question answer close pass-on item show let-through refuse"
_OF_ANSWER = "answer-change accept helped"
_OF_COMMUNITY = "community community-edit community-join community-end kit-new gather"

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"communities:{name}": lambda _cast: (Question.objects.earliest("pk").pk,) for name in _OF_QUESTION.split()},
    **{f"communities:{name}": lambda _cast: (Answer.objects.earliest("pk").pk,) for name in _OF_ANSWER.split()},
    **{f"communities:{name}": lambda _cast: (Community.objects.get().pk,) for name in _OF_COMMUNITY.split()},
    "communities:kit-drop": lambda _cast: (KitEntry.objects.get().pk,),
    "communities:gathering": lambda _cast: (Gathering.objects.get().pk,),
}


def prepare(cast: Any) -> None:
    """A private question with an answer, and a community that met once."""
    staff, hr = cast.ours.standing("staff_finance"), cast.ours.standing("hr")
    at = datetime.combine(hr.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    secret = cast.secrets[0]
    question = asking.ask(title=secret, person_ids=[staff.person_id], is_private=True, by=hr, at=at)
    answering.answer(question_id=question.pk, body=secret, by=staff, at=at)
    community = practice.begin(values={"name": secret, "purpose": secret}, by=staff, at=at)
    practice.put_kit(community_id=community.pk, kind=KitKind.TOOL, text=secret, by=staff, at=at)
    practice.gather(
        community_id=community.pk, held_on=hr.today, topic=secret, person_ids=[staff.person_id], by=staff, at=at
    )
