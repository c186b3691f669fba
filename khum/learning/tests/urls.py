"""Addresses of learning that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from khum.learning.actions import attending, checking, growing, planning, reporting
from khum.learning.models import Goal, Place, Quiz, Training
from khum.learning.rules import reading_quiz
from khum.library.models import Item

_OF_TRAINING = "training edit join send cancel session quiz-new"
_OF_PLACE = "place decide attend left report share use confirm item certificate"
QUESTIONS = "ข้อหนึ่ง\n* ก\n- ข\n\nข้อสอง\n- ก\n* ข\n\nข้อสาม\n- ก\n* ข"

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"learning:{name}": lambda _cast: (Training.objects.get().pk,) for name in _OF_TRAINING.split()},
    **{f"learning:{name}": lambda _cast: (Place.objects.earliest("pk").pk,) for name in _OF_PLACE.split()},
    **{f"learning:{name}": lambda _cast: (Goal.objects.get().pk,) for name in ("goal-agree", "goal-done")},
    **{f"learning:{name}": lambda _cast: (Quiz.objects.get().pk,) for name in ("quiz", "quiz-close")},
    "learning:quiz-answer": lambda _cast: (Quiz.objects.get().pk, "post"),
    "learning:quiz-item": lambda _cast: (item.pk if (item := Item.objects.first()) else 1,),
    "learning:paper": lambda _cast: (Place.objects.earliest("pk").pk, "pdf"),
    "learning:record": lambda cast: (cast.ours.people["staff_finance"].pk,),
    "learning:record-file": lambda cast: (cast.ours.people["staff_finance"].pk, "xlsx"),
    "learning:year-file": lambda _cast: ("xlsx",),
}

NOT_OF_A_RECORD = {"learning:year-file"}  # a format; everybody gets their own council's


def prepare(cast: Any) -> None:
    """A course of the council with a check, one person's report on it, and a development goal."""
    staff, hr = cast.ours.standing("staff_finance"), cast.ours.standing("hr")
    at = datetime.combine(hr.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    day = hr.today - timedelta(days=3)
    values = {
        "kind": "training",
        "title": cast.secrets[0],
        "organiser": "กรมส่งเสริมการปกครองท้องถิ่น",
        "is_internal": True,
        "starts_on": day,
        "ends_on": day,
        "days": Decimal(1),
        "order_reference": "คำสั่งที่ 1/2570",
    }
    training = planning.enter(values=values, by=hr, at=at)
    [place] = planning.send(training_id=training.pk, person_ids=[staff.person_id], by=hr, at=at)
    attending.attend(place_id=place.pk, by=staff, at=at)
    reporting.report(place_id=place.pk, learnt=cast.secrets[0], change="จะใช้แผ่นตรวจ", by=staff, at=at)
    questions = reading_quiz.read(QUESTIONS)
    checking.make_quiz(title=cast.secrets[0], questions=questions, training=training, by=hr, at=at)
    growing.want(year_be=2570, topic=cast.secrets[0], by=staff, at=at)
