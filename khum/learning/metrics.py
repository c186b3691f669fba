"""The figures of learning: M1 with coverage and days, M6a (share-back), M26."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.urls import reverse

from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.learning.models import Attempt, Place
from khum.learning.rules.checking import Score, When, gained
from khum.learning.rules.states import ATTENDED, COMPLETED, SHARED
from khum.learning.rules.timing import COUNTED_AFTER
from khum.people.models import Organisation, Person
from khum.web.addresses import address_of

# What a row of evidence says; the long texts of a training stay where they are.
_READ = (
    "state", "days", "shared_on", "shared_words", "person__prefix", "person__first_name", "person__last_name",
    "training__kind", "training__title", "training__is_internal", "training__ends_on",
)  # fmt: skip
_NOTHING = Measurement(None, None, None, ())


def developed(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """People with at least one training that they completed and reported on, a row a person: one query."""
    rows = _people(_completed(organisation, start, end))
    number = Decimal(len(rows))
    return Measurement(number, number, None, tuple(rows))


def coverage(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """The same people as a share of those who work here on the last day: two queries."""
    rows = _people(_completed(organisation, start, end))
    everybody = _headcount(organisation, min(end, today))
    if not everybody:
        return _NOTHING
    return Measurement(Decimal(100 * len(rows)) / everybody, Decimal(len(rows)), Decimal(everybody), tuple(rows))


def person_days(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Days of all completed places together, a row a place: one query."""
    places = _completed(organisation, start, end)
    total = sum((place.days or Decimal(0) for place in places), Decimal(0))
    return Measurement(total, total, None, tuple(_row(place, note=f"{place.days or 0:g} วัน") for place in places))


def shared_back(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Of the trainings that ended at least 30 days ago: those reported and told to colleagues. One query."""
    ended = _of_period(organisation, start, end).filter(
        state__in=[state.value for state in ATTENDED], training__ends_on__lte=min(end, today) - COUNTED_AFTER
    )
    places = list(ended)
    if not places:
        return _NOTHING
    told = [place for place in places if place.state_value in SHARED]
    rows = tuple(_row(place, on=place.shared_on, note=place.shared_words or "ในการประชุม") for place in told)
    return Measurement(Decimal(100 * len(told)) / len(places), Decimal(len(told)), Decimal(len(places)), rows)


def knowledge_gained(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """People who passed a check after learning or scored better than before (M26): two queries."""
    rows, asked = _gains(organisation, start, end)
    return Measurement(Decimal(len(rows)), Decimal(len(rows)), Decimal(asked), rows) if asked else _NOTHING


def gain_rate(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """The same as a share of the people who attended or answered: two queries."""
    rows, asked = _gains(organisation, start, end)
    if not asked:
        return _NOTHING
    return Measurement(Decimal(100 * len(rows)) / asked, Decimal(len(rows)), Decimal(asked), rows)


def _gains(organisation: Organisation, start: date, end: date) -> tuple[tuple[EvidenceRow, ...], int]:
    """A row for each person and check that shows a gain; and how many people are asked for one.

    Asked are those who attended a training that has a check, and whoever answered a check of an item.
    """
    found = (
        Attempt.objects.filter(quiz__organisation=organisation, at__date__range=(start, end))
        .select_related("quiz", "person")
        .order_by("at", "id")
    )
    scores: dict[tuple[int, int], dict[When, Score]] = defaultdict(dict)
    last: dict[tuple[int, int], Attempt] = {}
    for attempt in found:
        key = (attempt.quiz_id, attempt.person_id)
        scores[key][When(attempt.when)] = attempt.score
        last[key] = attempt
    attended = Place.objects.filter(
        training__organisation=organisation,
        training__quizzes__isnull=False,
        training__ends_on__range=(start, end),
        state__in=[state.value for state in ATTENDED],
    ).values_list("training__quizzes", "person")
    asked = set(scores) | set(attended)
    rows: dict[int, tuple[Attempt, dict[When, Score]]] = {}
    for key, had in scores.items():
        attempt = last[key]
        if gained(had.get(When.PRE), had.get(When.POST), pass_percent=attempt.quiz.pass_percent):
            rows.setdefault(attempt.person_id, (attempt, had))
    people = {person for _quiz, person in asked}
    return tuple(_gain_row(attempt, had) for attempt, had in rows.values()), len(people)


def _gain_row(attempt: Attempt, had: dict[When, Score]) -> EvidenceRow:
    words = " → ".join(f"{had[when].right}/{had[when].of}" for when in When if when in had)
    note = f"{attempt.quiz.title} {words}"
    return EvidenceRow(
        attempt.person.full_name, reverse("learning:quiz", args=[attempt.quiz_id]), attempt.at.date(), note
    )


def _of_period(organisation: Organisation, start: date, end: date) -> QuerySet[Place]:
    found: QuerySet[Place] = (
        Place.objects.filter(training__organisation=organisation, training__ends_on__range=(start, end))
        .select_related("training", "person")
        .only(*_READ)
        .order_by("training__ends_on", "id")
    )
    return found


def _completed(organisation: Organisation, start: date, end: date) -> list[Place]:
    return list(_of_period(organisation, start, end).filter(state__in=[state.value for state in COMPLETED]))


def _people(places: Sequence[Place]) -> list[EvidenceRow]:
    by_person: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        by_person[place.person_id].append(place)
    return [_person_row(found) for found in by_person.values()]


def _person_row(places: list[Place]) -> EvidenceRow:
    inside = sum(place.training.is_internal for place in places)
    titles = " · ".join(f"{place.training.kind_value.label_th} {place.training.title}" for place in places[:4])
    note = f"ภายใน {inside} ภายนอก {len(places) - inside}: {titles}"
    first = places[0]
    return EvidenceRow(first.person.full_name, address_of("learning:place")(first.pk), first.training.ends_on, note)


def _row(place: Place, *, note: str, on: date | None = None) -> EvidenceRow:
    label = f"{place.person.full_name} – {place.training.title}"
    return EvidenceRow(label, address_of("learning:place")(place.pk), on or place.training.ends_on, note)


def _headcount(organisation: Organisation, day: date) -> int:
    here = Q(left_on=None) | Q(left_on__gte=day)
    return int(Person.objects.filter(here, organisation=organisation, is_active=True).count())


def took_part(organisation: Organisation, start: date, end: date) -> dict[int, int]:
    """How often each person attended a training that they reported on (M21): one query."""
    counts: dict[int, int] = defaultdict(int)
    for person in (
        _of_period(organisation, start, end)
        .filter(state__in=[state.value for state in COMPLETED])
        .values_list("person", flat=True)
    ):
        counts[person] += 1
    return dict(counts)


_OUTPUT, _OUTCOME = IndicatorLevel.OUTPUT, IndicatorLevel.OUTCOME

METRICS = (
    Metric(
        "M1", "บุคลากรที่ได้รับการพัฒนา", "คน", _OUTPUT,
        "จำนวนคนไม่ซ้ำที่เข้าอบรม สัมมนา ศึกษาดูงาน หรือศึกษาต่อ จนสิ้นสุดและรายงานผลแล้วอย่างน้อย 1 ครั้ง", developed,
    ),
    Metric(
        "M1a", "ความครอบคลุมของการพัฒนาบุคลากร", "%", _OUTPUT,
        "จำนวนคนไม่ซ้ำที่ได้รับการพัฒนาและรายงานผลแล้ว หารด้วยบุคลากรทั้งหมด ณ วันสุดท้ายของช่วง", coverage,
    ),
    Metric(
        "M1b", "วันพัฒนาบุคลากร", "คน-วัน", _OUTPUT, "ผลรวมจำนวนวันของทุกคนที่เข้าร่วมจนสิ้นสุดและรายงานผลแล้ว", person_days
    ),
    Metric(
        "M6a", "การนำผลอบรมมาแบ่งปัน", "%", _OUTPUT,
        "จำนวนการเข้าร่วมที่รายงานผลและเล่าให้เพื่อนร่วมงานแล้ว หารด้วยการเข้าร่วมที่สิ้นสุดมาแล้วอย่างน้อย 30 วัน", shared_back,
    ),
    Metric(
        "M26", "บุคลากรที่มีความรู้เพิ่มขึ้น", "คน", _OUTCOME,
        "จำนวนคนที่ตอบแบบทดสอบหลังเรียนผ่านเกณฑ์ หรือได้คะแนนหลังเรียนมากกว่าก่อนเรียน", knowledge_gained,
    ),
    Metric(
        "M26a", "อัตราความรู้เพิ่มขึ้น", "%", _OUTCOME,
        "จำนวนคนที่มีความรู้เพิ่มขึ้น หารด้วยคนที่เข้าร่วมการอบรมที่มีแบบทดสอบหรือตอบแบบทดสอบของเรื่อง", gain_rate,
    ),
)  # fmt: skip
