"""Addresses of exchange that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.exchange.actions import handing, leaving, lessons, programmes
from khum.exchange.models import Departure, HandOver, Lesson, Programme
from khum.exchange.rules.leaving import LeavingKind
from khum.exchange.rules.programmes import Kind

_OF_DEPARTURE = "departure begin call-off"
_OF_HAND_OVER = "hand-over successor shadow hand sign give-back move"
_OF_LESSON = "lesson lesson-assign lesson-changed lesson-tell lesson-close lesson-drop"
_OF_PROGRAMME = "programme {0}-session {0}-finish {0}-sign {0}-confirm {0}-follow-up {0}-drop".format("programme")

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"exchange:{name}": lambda _cast: (Departure.objects.get().pk,) for name in _OF_DEPARTURE.split()},
    **{f"exchange:{name}": lambda _cast: (HandOver.objects.get().pk,) for name in _OF_HAND_OVER.split()},
    **{f"exchange:{name}": lambda _cast: (Lesson.objects.get().pk,) for name in _OF_LESSON.split()},
    **{f"exchange:{name}": lambda _cast: (Programme.objects.get().pk,) for name in _OF_PROGRAMME.split()},
    "exchange:part": lambda _cast: (HandOver.objects.get().pk, "role"),
    "exchange:sheet": lambda _cast: (HandOver.objects.get().pk, "pdf"),
    "exchange:programme-new": lambda _cast: ("innovation",),
}
NOT_OF_A_RECORD = {"exchange:programme-new"}  # a kind; everybody plans for their own council


def prepare(cast: Any) -> None:
    """Somebody leaves and hands over, a lesson, a programme."""
    hr, secret = cast.ours.standing("hr"), cast.secrets[0]
    people = cast.ours.people
    at = datetime.combine(hr.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    last = hr.today + timedelta(days=90)
    departure = leaving.note(
        person_id=people["staff_finance"].pk, kind=LeavingKind.TRANSFER, leaves_on=last, source=secret, by=hr, at=at
    )
    made = handing.begin(departure_id=departure.pk, by=hr, at=at)
    answers = {"duties": secret}
    handing.answer(hand_over_id=made.pk, part="role", answers=answers, is_done=False, by=hr, at=at)
    lessons.raise_lesson(values={"title": secret, "happened": secret, "why": secret, "proposal": secret}, by=hr, at=at)
    programmes.plan(
        kind=Kind.INNOVATION,
        values={"title": secret, "starts_on": hr.today, "ends_on": last},
        texts={"idea": secret},
        first=people["staff_finance"],
        by=hr,
        at=at,
    )
