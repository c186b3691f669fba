"""Items of the demonstration council, made through the actions; harmless to repeat."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.files import actions as files
from khum.library.actions import acknowledging, classes, life, reviewing, using, writing
from khum.library.models import Category, Item
from khum.library.rules.states import Link, Significance
from khum.people import standing
from khum.people.demo import DIVISIONS
from khum.people.demo_cast import acting, head_of, moment, officers_of
from khum.people.models import Holding
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_DATA = Path(__file__).resolve().parent / "data"


def build(*, by: Standing, at: datetime) -> None:
    """Make the items unless there are some."""
    if Item.objects.visible_to(by).exists():
        return
    with transaction.atomic():
        classes.from_chart(by=by, at=at)
        made = [_item(entry, by=by, at=at) for entry in json.loads((_DATA / "demo.json").read_text(encoding="utf-8"))]
        _life_of(made, by=by, at=at)
        first = FiscalYear.containing(at.date()).previous.start
        for number, entry in enumerate(json.loads((_DATA / "demo_years.json").read_text(encoding="utf-8"))):
            _of_two_years(entry, number, first, by, at)


def _of_two_years(entry: dict[str, Any], number: int, first: date, by: Standing, at: datetime) -> None:
    """An item of last year or this one, used later by others, whose heads confirm what came of it."""
    then = moment(first, entry["on"])
    if then >= at:
        return
    writers = officers_of(by, entry["division"], then.date())
    writer = acting(writers[number % len(writers)], then.date())
    item = _published(entry, writer, head_of(by, entry["division"], then.date()), then, by=by, at=at)
    _read(item, number, first, by, then, at)
    if number % 2 == 0 and (again := then + timedelta(days=170)) < at:
        life.verify(item_id=item.pk, by=head_of(by, entry["division"], again.date()), at=again)
    elif number % 3 == 0 and (again := then + timedelta(days=110)) < at:
        _revise(item, replace(writer, today=again.date()), head_of(by, entry["division"], again.date()), again)
    for place, (days, division, *told) in enumerate(entry["uses"]):
        when = moment(first, days, 14)
        if when < at:
            officers = officers_of(by, division, when.date())
            user = acting(officers[(number + place) % len(officers)], when.date())
            facts = dict(zip(("case", "result", "outcome", "before", "after"), told, strict=True))
            used = using.use(item_id=item.pk, details=facts, by=user, at=when)
            using.vote(item_id=item.pk, is_helpful=True, reason="", by=user, at=when)
            using.count_read(item=item, by=user)
            using.confirm(use_id=used.pk, by=head_of(by, division, when.date()), at=when + timedelta(hours=2))


def _revise(item: Item, writer: Standing, head: Standing, when: datetime) -> None:
    """What users proposed goes into a second revision, which the head approves."""
    opened = writing.open_draft(item_id=item.pk, by=writer, at=when)
    values = {"summary": f"{opened.summary} ปรับปรุงตามข้อเสนอของผู้ใช้".strip()}
    writing.save_draft(item_id=item.pk, values=values, version=opened.version, by=writer, at=when)
    revision = reviewing.submit(
        item_id=item.pk, comment="ปรับตามข้อเสนอ", significance=Significance.MEDIUM, by=writer, at=when
    )
    reviewing.approve(revision_id=revision.pk, by=head, at=when + timedelta(days=1))


def _read(item: Item, number: int, first: date, by: Standing, then: datetime, at: datetime) -> None:
    """Somebody of each division opens it about every month, a third of them not."""
    readers = [acting(person, then.date()) for name in DIVISIONS for person in officers_of(by, name, then.date())[:2]]
    for days in range((then.date() - first).days + 4, (at.date() - first).days, 29):
        day = first + timedelta(days=days)
        for place, reader in enumerate(readers):
            if (days + place + number) % 3:
                using.count_read(item=item, by=replace(reader, today=day))


def _item(entry: dict[str, Any], *, by: Standing, at: datetime) -> Item:
    then = at - timedelta(days=entry["age"])
    writer, head = _people_of(entry["division"], by, then.date())
    return _published(entry, writer, head, then, by=by, at=at)


def _published(
    entry: dict[str, Any], writer: Standing, head: Standing, then: datetime, *, by: Standing, at: datetime
) -> Item:
    item = writing.create(
        kind=entry["kind"],
        title=entry["title"],
        values={name: entry[name] for name in ("summary", "body", "parts")},
        particulars={
            "category": _category(entry, by=by, at=at),
            "risk": entry["risk"],
            "origin": entry.get("origin", ""),
        },
        by=writer,
        at=then,
    )
    if "particulars" in entry:
        facts = entry["particulars"] | {"issued_on": date.fromisoformat(entry["particulars"]["issued_on"])}
        writing.set_regulation(item_id=item.pk, values=facts, by=writer, at=then)
    if "file" in entry:
        content = ContentFile(f"{entry['title']}\nชื่อ ..........\nบ้านเลขที่ ..........\n".encode(), name=entry["file"])
        stored = files.store(organisation=by.organisation, uploaded=content, by=writer, at=then)
        writing.attach(item_id=item.pk, file=stored, title="", by=writer, at=then)
    revision = reviewing.submit(item_id=item.pk, comment="ฉบับแรก", significance=Significance.MAJOR, by=writer, at=then)
    for number, reviewer in zip(count(1), (head, _on(by, then.date())), strict=False):
        reviewing.approve(revision_id=revision.pk, by=reviewer, at=min(at, then + timedelta(days=number)))
    item.refresh_from_db()
    return item


def _life_of(made: list[Item], *, by: Standing, at: datetime) -> None:
    """Uses, votes, a report, a circular to acknowledge, a draft in review."""
    manual, circular = made[0], made[1]
    writer, _head = _people_of("กองคลัง", by, at.date())
    user, _head = _people_of("กองช่าง", by, at.date())
    writing.relate(item_id=manual.pk, other_id=circular.pk, kind=Link.CITES, note="", by=writer, at=at)
    for item, case, result, saved in (
        (manual, "เบิกค่าเดินทางไปอบรมที่จังหวัด", "เบิกได้ครั้งเดียวผ่าน ไม่ถูกส่งกลับ", 45),
        (made[3], "จัดคิวรับเบี้ยยังชีพเดือนนี้", "ผู้สูงอายุรอไม่เกินหนึ่งชั่วโมง", 120),
        (made[5], "เจรจาแนวท่อระบายน้ำ", "เจ้าของที่ดินยินยอมสองในสามราย", None),
    ):
        details: dict[str, Any] = {
            "case": case,
            "result": result,
            "outcome": "efficiency" if saved else "responsiveness",
        }
        if saved:
            details |= {"minutes_saved": saved, "basis": "เทียบกับครั้งก่อน"}
        using.use(item_id=item.pk, details=details, by=user, at=at)
        using.vote(item_id=item.pk, is_helpful=True, reason="", by=user, at=at)
        using.count_read(item=item, by=user)
    used = using.use(item_id=manual.pk, details={"case": "เบิกค่าที่พักประชุมสันนิบาต"}, by=_on(by, at.date()), at=at)
    using.confirm(use_id=used.pk, by=_holder(by, PositionKind.PERMANENT_SECRETARY, "", at.date()), at=at)
    life.report_error(item_id=made[2].pk, text="กำหนดวันตรวจสถานที่ไม่ตรงกับกฎกระทรวงฉบับใหม่", by=writer, at=at)
    acknowledging.ask(item_id=circular.pk, division_ids=[], due_on=at.date() + timedelta(days=10), by=by, at=at)
    opened = writing.open_draft(item_id=manual.pk, by=writer, at=at)
    body = opened.body.replace("กิโลเมตรละ 4 บาท", "กิโลเมตรละ 4 บาท (รถจักรยานยนต์กิโลเมตรละ 2 บาท)")
    writing.save_draft(item_id=manual.pk, values={"body": body}, version=opened.version, by=writer, at=at)
    reviewing.submit(
        item_id=manual.pk, comment="เพิ่มอัตรารถจักรยานยนต์", significance=Significance.MEDIUM, by=writer, at=at
    )


def _category(entry: dict[str, Any], *, by: Standing, at: datetime) -> Category:
    above = Category.objects.visible_to(by).get(parent=None, name=entry["division"])
    found = Category.objects.visible_to(by).filter(parent=above, name=entry["work"]).first()
    return found or classes.add_category(name=entry["work"], parent_id=above.pk, by=by, at=at)


def _people_of(division: str, by: Standing, day: date) -> tuple[Standing, Standing]:
    """An officer of a division, and its head."""
    head = _holder(by, PositionKind.DIVISION_HEAD, division, day)
    return _holder(by, PositionKind.OFFICER, division, day), head


def _holder(by: Standing, kind: PositionKind, division: str, day: date) -> Standing:
    held = Holding.objects.on(day).filter(position__organisation_id=by.organisation_id, position__kind=kind)
    if division:
        held = held.filter(position__division__name=division)
    return standing.load(held.select_related("person").order_by("id")[0].person, today=day)


def _on(by: Standing, day: date) -> Standing:
    """The KM secretary on a day."""
    return replace(by, today=day)
