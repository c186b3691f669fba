"""The demonstration council's journals and booklet, compiled and issued through the actions; harmless to repeat."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, make_aware

from khum.channels.actions import compiling
from khum.channels.models import Compilation
from khum.channels.rules.kinds import CompilationKind
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people import standing
from khum.people.standing import Standing

_HALF, _MOST = timedelta(days=182), 6
_MORNING = time(9)


def build(*, first: date, by: Standing, at: datetime) -> None:
    """A journal each half year of what was new by then, and today a booklet of the manuals, unless there are some."""
    if Compilation.objects.visible_to(by).exists():
        return
    with transaction.atomic():
        day = first + _HALF
        while day <= at.date():
            keeper = standing.load(by.person, today=day) if by.person else by
            new = _of_library(by).filter(published_at__date__lte=day).order_by("-published_at", "pk")
            title, foreword = "ข่าวสารความรู้ขุมทอง", "เรื่องใหม่ในคลังความรู้ที่เพื่อนร่วมงานเขียนและนำไปใช้แล้ว"
            moment = min(at, make_aware(datetime.combine(day, _MORNING)))
            _issue(CompilationKind.JOURNAL, title, foreword, new, by=keeper, at=moment)
            day += _HALF
        manuals = _of_library(by).filter(kind="manual").order_by("pk")
        _issue(CompilationKind.BOOKLET, "รวมคู่มือการปฏิบัติงาน", "คู่มือที่ผ่านการตรวจและมีผู้ใช้จริง", manuals, by=by, at=at)


def _issue(
    kind: CompilationKind, title: str, foreword: str, items: QuerySet[Item], *, by: Standing, at: datetime
) -> None:
    chosen = list(items.values_list("pk", flat=True)[:_MOST])
    if chosen:
        made = compiling.compile_items(kind=kind, title=title, foreword=foreword, item_ids=chosen, by=by, at=at)
        compiling.issue(compilation_id=made.pk, on=localdate(at), by=by, at=at)


def _of_library(by: Standing) -> QuerySet[Item]:
    return Item.objects.visible_to(by).filter(state__in=[state.value for state in IN_SERVICE])
