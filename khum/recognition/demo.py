"""Thanks and awards of the demonstration council over the last fiscal year and this one, made through the actions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Use
from khum.people import standing
from khum.people.models import Person, Seat
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.recognition.actions import awarding, thanking
from khum.recognition.models import Award, Round, Thanks
from khum.recognition.queries import credit
from khum.recognition.rules.values import I_AM_READY

_BANGKOK = ZoneInfo("Asia/Bangkok")
_WORDS = (
    "ช่วยตรวจเอกสารเบิกจ่ายก่อนส่ง จึงไม่ถูกส่งกลับ",
    "สอนใช้ตารางคำนวณภาษีจนทำเองได้",
    "อธิบายระเบียบพัสดุใหม่ให้ทั้งกองเข้าใจ",
    "มาช่วยแก้ระบบประปาหมู่บ้านในวันหยุด",
    "เล่าบทเรียนจากการลงพื้นที่ ทำให้เราไม่พลาดซ้ำ",
    "เขียนขั้นตอนรับเรื่องร้องเรียนไว้ให้ ผู้มาใหม่ทำตามได้ทันที",
)
_ROUNDS = (("รางวัลผู้แบ่งปันความรู้", 300), ("รางวัลนำความรู้ไปใช้จนงานดีขึ้น", 330))
_GIFTS = (("โล่ประกาศเกียรติคุณ", 850), ("ชุดของที่ระลึก", 400))
_EVERY, _THANKS = 23, 18


def build(*, by: Standing, at: datetime) -> None:
    """Make thanks through both years and two rounds at the end of the last one, unless there are some."""
    if Thanks.objects.visible_to(by).exists() or by.person is None:
        return
    year = FiscalYear.containing(at.date())
    people = list(persons.working(by).order_by("pk"))
    uses = list(credit.confirmed(by).order_by("on", "pk"))
    with transaction.atomic():
        _thanks(people, uses, first=year.previous.start + timedelta(days=15), today=at.date())
        for number, (title, on) in enumerate(_ROUNDS):
            day = year.previous.start + timedelta(days=on)
            _round(f"{title} ปี {year.previous.be}", number, day, people, uses, by.person)
        _for_uses(people, uses, at)
        _open_round(year, people, uses, by, at)


def _thanks(people: list[Person], uses: list[Use], *, first: date, today: date) -> None:
    """One every three weeks or so, every third for a confirmed use."""
    for number in range(_THANKS):
        on = first + timedelta(days=number * _EVERY)
        if on > today:
            return
        giver = people[(number * 7 + 3) % len(people)]
        known = [use for use in uses if use.on <= on]
        use = known[number % len(known)] if known and number % 3 == 0 else None
        receiver = use.person if use else people[(number * 11 + 9) % len(people)]
        if receiver.pk == giver.pk:
            continue
        thanking.thank(
            receiver_id=receiver.pk,
            words=_WORDS[number % len(_WORDS)],
            value_code=I_AM_READY[number % 7].code if number % 2 == 0 else "",
            use_id=use.pk if use else None,
            by=standing.load(giver, today=on),
            at=_moment(on),
        )


def _for_uses(people: list[Person], uses: list[Use], at: datetime) -> None:
    """Both sides of the last confirmed uses are thanked by a colleague."""
    for number, use in enumerate(uses[-2:]):
        sides = {use.person_id: use.person}
        if use.item.created_by is not None:
            sides[use.item.created_by.pk] = use.item.created_by
        for place, person in enumerate(sides.values()):
            giver = next(one for one in people[number * 9 + place * 4 :] if one.pk not in sides)
            thanking.thank(
                receiver_id=person.pk,
                words="ใช้เรื่องในคลังกับงานจริงแล้วได้ผล เล่าให้กองเราฟังจนทำตามได้",
                value_code=I_AM_READY[4].code,
                use_id=use.pk,
                by=standing.load(giver, today=at.date()),
                at=at,
            )


def _round(title: str, number: int, day: date, people: list[Person], uses: list[Use], keeper: Person) -> None:
    """Opened, nominated, decided by a member of the committee who nominated nobody, told, with gifts."""
    keeping = standing.load(keeper, today=day)
    made = awarding.open_round(
        title=title,
        criteria="ความรู้ที่แบ่งปันมีผู้นำไปใช้จริงและหัวหน้ายืนยันแล้ว หรือประพฤติตนตามค่านิยมของหน่วยงาน",
        closes_on=day + timedelta(days=20),
        by=keeping,
        at=_moment(day),
    )
    member = _member(keeper, day)
    if member is None:
        return
    named = _names(number, people, [use for use in uses if use.on <= day], {keeper.pk, member.pk})
    for place, (person, use) in enumerate(named):
        giver = next(one for one in people[place * 5 + number :] if one.pk not in {person.pk, member.pk})
        awarding.nominate(
            round_id=made.pk,
            person_id=person.pk,
            reason=_WORDS[(number * 3 + place) % len(_WORDS)],
            value_code="" if use else I_AM_READY[(number + place) % 8].code,
            use_id=use.pk if use else None,
            by=standing.load(giver, today=day + timedelta(days=5)),
            at=_moment(day + timedelta(days=5)),
        )
    on = day + timedelta(days=26)
    awarding.begin_deciding(round_id=made.pk, by=standing.load(keeper, today=on), at=_moment(on))
    for place, nomination in enumerate(made.nominations.order_by("pk")):
        awarding.decide(
            nomination_id=nomination.pk,
            award=place != len(named) - 1,
            reason="เป็นไปตามเกณฑ์" if place != len(named) - 1 else "ขอให้เสนอใหม่เมื่อมีผู้นำไปใช้แล้ว",
            by=standing.load(member, today=on),
            at=_moment(on),
        )
    _tell(made, number, on + timedelta(days=2), keeper)


def _tell(made: Round, number: int, on: date, keeper: Person) -> None:
    keeping = standing.load(keeper, today=on)
    resolution = f"มติคณะกรรมการจัดการความรู้ ครั้งที่ {number + 3}/{on.year + 543}"
    awarding.tell(round_id=made.pk, resolution=resolution, by=keeping, at=_moment(on))
    what, cost = _GIFTS[number]
    for award in Award.objects.filter(round=made):
        awarding.log_gift(
            award_id=award.pk, what=what, cost=Decimal(cost), source="งบประมาณ หมวดค่าใช้สอย", on=on, by=keeping,
            at=_moment(on, 15),
        )  # fmt: skip


def _names(number: int, people: list[Person], uses: list[Use], left_out: set[int]) -> list[tuple[Person, Use | None]]:
    """Two for a use where there are some, two for a value; each person once."""
    named: dict[int, tuple[Person, Use | None]] = {}
    for use in uses[number::2][:2]:
        if use.person_id not in left_out:
            named[use.person_id] = (use.person, use)
    for place in range(len(people)):
        person = people[(place * 13 + number * 4 + 6) % len(people)]
        if len(named) >= 4:
            break
        if person.pk not in left_out:
            named.setdefault(person.pk, (person, None))
    return list(named.values())


def _open_round(year: FiscalYear, people: list[Person], uses: list[Use], by: Standing, at: datetime) -> None:
    """A round of this year takes names now."""
    made = awarding.open_round(
        title=f"รางวัลผู้แบ่งปันความรู้ ครั้งที่ 1 ปี {year.be}",
        criteria="ความรู้ที่แบ่งปันมีผู้นำไปใช้จริงในไตรมาสที่หนึ่ง",
        closes_on=at.date() + timedelta(days=20),
        by=by,
        at=at,
    )
    use = next((use for use in reversed(uses) if use.person_id != by.person_id), None)
    person = use.person if use else next(one for one in reversed(people) if one.pk != by.person_id)
    awarding.nominate(
        round_id=made.pk,
        person_id=person.pk,
        reason=_WORDS[1],
        value_code=I_AM_READY[1].code,
        use_id=use.pk if use else None,
        by=by,
        at=at,
    )


def _member(keeper: Person, on: date) -> Person | None:
    """Somebody of the KM committee of the day besides the keeper."""
    seats = Seat.objects.on(on).filter(committee__organisation=keeper.organisation_id, committee__kind="km")
    for seat in seats.select_related("person", "position").order_by("order", "pk"):
        held = seat.position.holdings.on(on).select_related("person").first() if seat.position else None
        person = seat.person or (held.person if held else None)
        if person is not None and person.pk != keeper.pk:
            return person
    return None


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=_BANGKOK)
