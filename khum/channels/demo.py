"""Channels of the demonstration council with a year of records, made through the actions; harmless to repeat."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

import segno
from django.core.files.base import ContentFile
from django.db import transaction

from khum.channels import demo_books, demo_office
from khum.channels.actions import counting, keeping, publishing
from khum.channels.models import Channel, Post
from khum.channels.rules.kinds import ChannelKind, CheckResult, VisitKind
from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import Visibility
from khum.files import actions as files
from khum.files.models import StoredFile
from khum.library.actions import writing
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people import standing
from khum.people.models import Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_EVERY = 30
_FOR_ALL = ("form", "procedure", "regulation", "faq")
_CHANNELS = (
    (ChannelKind.BOARD, "บอร์ดประชาสัมพันธ์หน้าสำนักงาน", "หน้าอาคารสำนักงาน", True, VisitKind.COUNTER, 18),
    (ChannelKind.INFORMATION_CENTRE, "ศูนย์ข้อมูลข่าวสาร", "ชั้น 1 อาคารสำนักงาน", True, VisitKind.REQUEST, 6),
    (ChannelKind.LEAFLET, "แผ่นพับบริการประชาชน", "เคาน์เตอร์งานบริการ", True, VisitKind.TAKEN, 40),
    (ChannelKind.PORTAL, "หน้าความรู้สำหรับประชาชน", "/public/", True, VisitKind.COUNTER, 0),
    (ChannelKind.BOARD, "บอร์ดตลาดสดตำบล", "ตลาดสดหมู่ที่ 3", False, VisitKind.COUNTER, 0),
)
_NOTICES = ("กำหนดชำระภาษีที่ดินและสิ่งปลูกสร้าง", "ลงทะเบียนผู้สูงอายุรับเบี้ยยังชีพ", "ขั้นตอนขออนุญาตก่อสร้างอาคาร")


def build(*, by: Standing, at: datetime) -> None:
    """Make the channels and the work of the centre unless there are some."""
    first = FiscalYear(FiscalYear.containing(at.date()).be - 1).start
    demo_office.build(first=first, by=by, at=at)
    demo_books.build(first=first, by=by, at=at)
    if Channel.objects.visible_to(by).exists():
        return
    with transaction.atomic():
        _open_to_citizens(by, at)
        photograph = _photograph(by, at)
        for place, (kind, name, where, has_order, visits, number) in enumerate(_CHANNELS):
            channel = keeping.open_channel(
                particulars=keeping.Particulars(
                    kind=kind,
                    name=name,
                    opened_on=first,
                    place=where,
                    steward=_steward(by, place) if has_order else None,
                    order_reference=f"คำสั่งที่ {place + 12}/{first.year + 543}" if has_order else "",
                    every_days=_EVERY,
                ),
                by=by,
                at=_moment(at, first),
            )
            _year(channel, visits, number, photograph, by=by, at=at)


def _year(
    channel: Channel, visits: VisitKind, number: int, photograph: StoredFile, *, by: Standing, at: datetime
) -> None:
    """A round, people and now and then a piece for each month."""
    items = list(Item.objects.visible_to(by).filter(state__in=[state.value for state in IN_SERVICE]).order_by("pk")[:6])
    day, month = channel.opened_on + timedelta(days=_EVERY), 0
    while day <= at.date():
        # A channel without a steward is not looked after: that shows on its page.
        keeper, moment = standing.load(by.person, today=day) if by.person else by, _moment(at, day)
        if month % 2 == 0:
            item = items[month // 2 % len(items)] if items and month % 4 == 0 else None
            title = item.title if item else _NOTICES[month // 2 % len(_NOTICES)]
            piece = publishing.Piece(
                title=title,
                starts_on=day,
                ends_on=day + timedelta(days=60),
                item=item,
                text="" if item else f"{title} สอบถามได้ที่เคาน์เตอร์งานบริการในวันและเวลาราชการ",
                printed=200 if channel.kind == ChannelKind.LEAFLET else 0,
            )
            post = publishing.publish(channel_ids=[channel.pk], piece=piece, by=keeper, at=moment)[0]
            publishing.prove(post_id=post.pk, proof=photograph, by=keeper, at=moment)
            _scans(post, day, month)
        if number:
            result = CheckResult.IMPROVED if month % 5 == 4 else CheckResult.FINE
            note = "เปลี่ยนประกาศที่หมดอายุ" if result is CheckResult.IMPROVED else ""
            keeping.check(channel_id=channel.pk, result=result, note=note, proof=photograph, by=keeper, at=moment)
            keeping.count(channel_id=channel.pk, kind=visits, number=number + month % 7, on=day, by=keeper, at=moment)
        day, month = day + timedelta(days=_EVERY), month + 1


def _open_to_citizens(by: Standing, at: datetime) -> None:
    """Forms, procedures, laws and answers are for everybody."""
    in_service = [state.value for state in IN_SERVICE]
    for item in Item.objects.visible_to(by).filter(kind__in=_FOR_ALL, state__in=in_service):
        values = {"visibility": Visibility.PUBLIC.value}
        writing.set_particulars(item_id=item.pk, values=values, by=by, at=at)


def _scans(post: Post, day: date, number: int) -> None:
    for scan in range(1 + number % 3):
        counting.scan(post_id=post.pk, on=day + timedelta(days=scan))


def _steward(by: Standing, place: int) -> Position:
    officers = Position.objects.visible_to(by).filter(kind__in=[PositionKind.HR_OFFICER, PositionKind.OFFICER])
    found: Position = officers.order_by("pk")[place]
    return found


def _photograph(by: Standing, at: datetime) -> StoredFile:
    """A picture that stands for a photograph."""
    drawn = io.BytesIO()
    segno.make("khum").save(drawn, kind="png", scale=8)
    content = ContentFile(drawn.getvalue(), name="ภาพถ่ายบอร์ด.png")
    return files.store(organisation=by.organisation, uploaded=content, by=by, at=at)


def _moment(at: datetime, day: date) -> datetime:
    return at.replace(year=day.year, month=day.month, day=day.day)
