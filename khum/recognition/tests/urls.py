"""Addresses of recognition that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.people.models import Person
from khum.recognition.actions import awarding, thanking
from khum.recognition.models import Award, Nomination, Round, Thanks

_OF_ROUND = "round nominate deciding tell"

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"recognition:{name}": lambda _cast: (Round.objects.get(state="open").pk,) for name in _OF_ROUND.split()},
    "recognition:thanks": lambda _cast: (Thanks.objects.get().pk,),
    "recognition:decide": lambda _cast: (Nomination.objects.get(round__state="open").pk,),
    "recognition:certificate": lambda _cast: (Award.objects.get().pk, "pdf"),
    "recognition:gift": lambda _cast: (Award.objects.get().pk,),
    "recognition:gifts-file": lambda _cast: ("xlsx",),
    "recognition:person": lambda cast: (cast.ours.people["staff_finance"].pk,),
    "recognition:person-file": lambda cast: (cast.ours.people["staff_finance"].pk, "pdf"),
}
NOT_OF_A_RECORD = {"recognition:gifts-file"}


def prepare(cast: Any) -> None:
    """Thanks, an open round with a nomination, and a told one with an award."""
    hr, palad = cast.ours.standing("hr"), cast.ours.standing("palad")
    at = datetime.combine(hr.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    staff: Person = cast.ours.people["staff_finance"]
    words = cast.secrets[0]
    thanking.thank(receiver_id=staff.pk, words=words, by=hr, at=at)
    for is_told in (True, False):
        closes = hr.today + timedelta(days=9)
        made = awarding.open_round(title=words, criteria=words, closes_on=closes, by=hr, at=at)
        one = awarding.nominate(round_id=made.pk, person_id=staff.pk, reason=words, value_code="moral", by=hr, at=at)
        if is_told:
            awarding.begin_deciding(round_id=made.pk, by=hr, at=at)
            awarding.decide(nomination_id=one.pk, award=True, by=palad, at=at)
            awarding.tell(round_id=made.pk, resolution="มติที่ประชุม", by=hr, at=at)
