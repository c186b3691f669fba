"""The figures of recognition: M15 people recognised, with spread over divisions and values and the reason (row 113)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.people.models import Division, Organisation
from khum.recognition.models import Award, Thanks
from khum.recognition.models.thanks import values_of

_NOTHING = Measurement(None, None, None, ())
_LONG = ("use__item__text", "use__item__signature")
Counted = list[Award | Thanks]


def recognised(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Distinct people with an award, or thanked for a confirmed use: two queries, a row a person."""
    people: dict[int, Counted] = defaultdict(list)
    for thing in _counted(organisation, start, end):
        people[_person(thing)].append(thing)
    rows = tuple(_row(things[0], note=_reasons(things)) for things in people.values())
    number = Decimal(len(rows))
    return Measurement(number, number, None, rows)


def divisions(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Divisions of which anybody was recognised, of all open ones: three queries."""
    last = min(end, today)
    open_ = Division.objects.filter(Q(closed_on=None) | Q(closed_on__gt=last), organisation=organisation)
    names = {division.pk: division.name for division in open_}
    if not names:
        return _NOTHING
    covered: dict[int, Award | Thanks] = {}
    for thing in _counted(organisation, start, end):
        if thing.division_id in names:
            covered.setdefault(thing.division_id, thing)
    rows = tuple(_row(thing, note=names[pk]) for pk, thing in covered.items())
    some, everything = Decimal(len(covered)), Decimal(len(names))
    return Measurement(100 * some / everything, some, everything, rows)


def tied(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Awards whose reason is a confirmed use, of all awards: one query."""
    found = _awards(organisation, start, end)
    if not found:
        return _NOTHING
    with_use = [award for award in found if award.use_id]
    rows = tuple(_row(award, note=str(award.use)) for award in with_use)
    some, everything = Decimal(len(with_use)), Decimal(len(found))
    return Measurement(100 * some / everything, some, everything, rows)


def values_lived(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Values that were the reason of thanks or an award at least once, of the set in force: three queries."""
    known = {value.code: value.name for value in values_of(organisation.pk)}
    first: dict[str, Award | Thanks] = {}
    things: Counted = [*_awards(organisation, start, end), *_thanks(organisation, start, end)]
    for thing in things:
        if thing.value_code in known:
            first.setdefault(thing.value_code, thing)
    rows = tuple(_row(thing, note=known[code]) for code, thing in first.items())
    some, everything = Decimal(len(first)), Decimal(len(known))
    return Measurement(100 * some / everything, some, everything, rows)


def _counted(organisation: Organisation, start: date, end: date) -> Counted:
    thanked = [thanks for thanks in _thanks(organisation, start, end) if thanks.use_id]
    return [*_awards(organisation, start, end), *thanked]


def _awards(organisation: Organisation, start: date, end: date) -> list[Award]:
    found = Award.objects.filter(round__organisation=organisation, on__range=(start, end))
    return list(found.select_related("person", "round", "use__item").defer(*_LONG).order_by("on", "number", "id"))


def _thanks(organisation: Organisation, start: date, end: date) -> list[Thanks]:
    found = Thanks.objects.filter(organisation=organisation, on__range=(start, end))
    return list(found.select_related("receiver").order_by("on", "id"))


def _person(thing: Award | Thanks) -> int:
    return int(thing.person_id if isinstance(thing, Award) else thing.receiver_id)


def _reasons(things: Counted) -> str:
    won = [thing.round.title for thing in things if isinstance(thing, Award)]
    thanked = sum(isinstance(thing, Thanks) for thing in things)
    return " · ".join([*won, *([f"ได้รับคำขอบคุณจากการนำความรู้ไปใช้ {thanked} ครั้ง"] if thanked else [])])


def _row(thing: Award | Thanks, *, note: str) -> EvidenceRow:
    if isinstance(thing, Award):
        return EvidenceRow(thing.person.full_name, reverse("recognition:round", args=[thing.round_id]), thing.on, note)
    return EvidenceRow(thing.receiver.full_name, reverse("recognition:thanks", args=[thing.pk]), thing.on, note)


_OUTPUT = IndicatorLevel.OUTPUT

METRICS = (
    Metric(
        "M15", "บุคลากรที่ได้รับการยกย่อง", "คน", _OUTPUT,
        "จำนวนคนไม่ซ้ำที่ได้รับรางวัลตามมติคณะกรรมการ หรือได้รับคำขอบคุณที่อ้างการนำความรู้ไปใช้ซึ่งยืนยันแล้ว", recognised,
    ),
    Metric(
        "M15a", "สำนัก/กองที่มีผู้ได้รับการยกย่อง", "%", _OUTPUT,
        "จำนวนสำนัก/กองที่มีผู้ได้รับการยกย่องอย่างน้อย 1 คน หารด้วยสำนัก/กองทั้งหมด", divisions,
    ),
    Metric(
        "M15b", "รางวัลที่อ้างการนำความรู้ไปใช้", "%", _OUTPUT,
        "จำนวนรางวัลที่เหตุผลเป็นการนำความรู้ไปใช้ซึ่งหัวหน้ายืนยันแล้ว หารด้วยรางวัลทั้งหมด", tied,
    ),
    Metric(
        "M15c", "ค่านิยมที่ได้รับการยกย่อง", "%", _OUTPUT,
        "จำนวนค่านิยมที่เป็นเหตุผลของคำขอบคุณหรือรางวัลอย่างน้อย 1 ครั้ง หารด้วยค่านิยมทั้งหมดของหน่วยงาน", values_lived,
    ),
)  # fmt: skip
