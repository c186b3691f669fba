"""The figures of the channels: M5b, M7, M11, M20."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.urls import reverse

from khum.channels.models import Channel, CheckRound, Post, PublicRead, Scan, Upkeep, Visit
from khum.channels.queries import registry
from khum.channels.rules.kinds import CheckResult, VisitKind
from khum.channels.rules.quarters import ended_within
from khum.channels.rules.working import checks_due
from khum.domain.levels import IndicatorLevel
from khum.domain.registries import EvidenceRow, Measurement, Metric
from khum.people.models import Division, Organisation


def reach(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Scans, people at the counter, leaflets taken, public pages read; a row a channel and way: three queries."""
    visited = (
        Visit.objects.filter(channel__organisation=organisation, on__gte=start, on__lte=end)
        .order_by()
        .values_list("channel", "channel__name", "kind")
        .annotate(number=Sum("number"))
    )
    scanned = (
        Scan.objects.filter(post__channel__organisation=organisation, on__gte=start, on__lte=end)
        .order_by()
        .values_list("post__channel", "post__channel__name")
        .annotate(number=Sum("number"))
    )
    counted = [(pk, name, VisitKind(kind).label_th, number) for pk, name, kind, number in visited]
    counted += [(pk, name, "สแกนคิวอาร์โค้ด", number) for pk, name, number in scanned]
    rows = [_row(pk, name, note=f"{way} {number} ครั้ง") for pk, name, way, number in sorted(counted)]
    read = (
        PublicRead.objects.filter(item__organisation=organisation, on__gte=start, on__lte=end)
        .order_by()
        .values_list("item", "item__title")
        .annotate(number=Sum("number"))
    )
    rows += [
        EvidenceRow(title, reverse("library:item", args=[pk]), note=f"ประชาชนเปิดอ่าน {number} ครั้ง")
        for pk, title, number in read
    ]
    return _number(rows, sum(number for *_rest, number in [*counted, *read]))


def publications(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Distinct pieces published in the year; one piece in three channels is one piece: one query."""
    pieces: dict[tuple[object, str], list[Post]] = {}
    found = Post.objects.filter(channel__organisation=organisation, starts_on__gte=start, starts_on__lte=end)
    for post in found.select_related("channel").order_by("starts_on", "id"):
        pieces.setdefault((post.item_id, post.title if post.item_id is None else ""), []).append(post)
    rows = [
        EvidenceRow(
            posts[0].title,
            reverse("channels:post", args=[posts[0].pk]),
            posts[0].starts_on,
            " · ".join(dict.fromkeys(post.channel.name for post in posts)),
        )
        for posts in pieces.values()
    ]
    return _number(rows)


def stewarded(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Share of open channels with a steward whom an order names: one query."""
    day = min(end, today)
    open_ = list(Channel.objects.filter(organisation=organisation).open_on(day).select_related("steward"))
    rows = [
        _row(channel.pk, channel.name, note=f"{channel.steward} ({channel.order_reference})")
        for channel in open_
        if channel.has_steward
    ]
    return _share(rows, len(open_))


def updates(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Dated updates with proof: pieces with a photograph, and rounds with one that found or made it right."""
    posts = Post.objects.filter(
        channel__organisation=organisation, starts_on__gte=start, starts_on__lte=end, proof__isnull=False
    ).select_related("channel")
    rounds = (
        CheckRound.objects.filter(channel__organisation=organisation, on__gte=start, on__lte=end, proof__isnull=False)
        .exclude(result=CheckResult.BROKEN)
        .select_related("channel")
    )
    rows = [_row(post.channel_id, post.channel.name, on=post.starts_on, note=post.title) for post in posts]
    rows += [
        _row(found.channel_id, found.channel.name, on=found.on, note=CheckResult(found.result).label_th)
        for found in rounds
    ]
    return _number(sorted(rows, key=lambda row: (row.on or start, row.label)))


def rounds_done(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Rounds of checking done beside those that fell due; more than due counts as all: two queries."""
    last = min(end, today)
    channels = list(Channel.objects.filter(organisation=organisation))
    done: dict[int, int] = {}
    found = CheckRound.objects.filter(channel__in=channels, on__gte=start, on__lte=last)
    for pk in found.order_by().values_list("channel", flat=True):
        done[pk] = done.get(pk, 0) + 1
    rows, counted, due = [], 0, 0
    for channel in channels:
        wanted = checks_due(channel.opened_on, channel.closed_on, start, last, every_days=channel.every_days)
        made = min(done.get(channel.pk, 0), wanted)
        due, counted = due + wanted, counted + made
        if wanted:
            rows.append(_row(channel.pk, channel.name, note=f"{made} จาก {wanted} รอบ"))
    return _share(rows, due, counted)


def working(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Channels that count on the last day of the year, or today while it runs: steward, update and access."""
    day = min(end, today)
    channels = Channel.objects.filter(organisation=organisation).open_on(day).select_related("steward")
    rows = [
        _row(row.channel.pk, row.channel.name, on=row.signs.last_update, note=str(row.channel.steward))
        for row in registry.rows(channels, today=day)
        if row.works
    ]
    return _number(rows)


def looked_over(organisation: Organisation, start: date, end: date, today: date) -> Measurement:
    """Signatures of heads beside the quarters that ended, a division each (row 104): two queries."""
    quarters = ended_within(start, min(end, today))
    divisions = Division.objects.filter(organisation=organisation, closed_on=None).count()
    wanted = {(quarter.year_be, quarter.number) for quarter in quarters}
    signed = [
        upkeep
        for upkeep in Upkeep.objects.filter(organisation=organisation).select_related("division")
        if (upkeep.year_be, upkeep.quarter) in wanted
    ]
    rows = [
        EvidenceRow(
            f"{upkeep.division.name} {upkeep.of.label_th}",
            reverse("channels:upkeep"),
            upkeep.signed_on,
            upkeep.improved,
        )
        for upkeep in signed
    ]
    return _share(rows, divisions * len(quarters))


def _row(pk: int, name: str, *, on: date | None = None, note: str = "") -> EvidenceRow:
    return EvidenceRow(name, reverse("channels:channel", args=[pk]), on, note)


def _number(rows: list[EvidenceRow], number: int | None = None) -> Measurement:
    value = Decimal(len(rows) if number is None else number)
    return Measurement(value, value, None, tuple(rows))


def _share(rows: list[EvidenceRow], all_: int, number: int | None = None) -> Measurement:
    if not all_:
        return Measurement(None, None, None, ())
    counted = Decimal(len(rows) if number is None else number)
    return Measurement(100 * counted / Decimal(all_), counted, Decimal(all_), tuple(rows))


_SYSTEM, _OUTPUT = IndicatorLevel.SYSTEM, IndicatorLevel.OUTPUT
METRICS = (
    Metric(
        "M5b", "การเข้าถึงผ่านช่องทางอื่น", "ครั้ง", _OUTPUT,
        "จำนวนครั้งที่สแกนคิวอาร์โค้ด เปิดอ่านหน้าประชาชน ผู้มาติดต่อ และแผ่นพับที่แจก นับเบราว์เซอร์ละ 1 ครั้งต่อวัน", reach,
    ),
    Metric(
        "M4c", "หัวหน้าส่วนราชการตรวจและปรับปรุงข้อมูลรายไตรมาส", "%", _OUTPUT,
        "จำนวนครั้งที่หัวหน้าสำนัก/กองลงนามว่าตรวจและปรับปรุงข้อมูลบนบอร์ดและแผ่นพับแล้ว หารด้วยจำนวนกองคูณไตรมาสที่สิ้นสุด", looked_over,
    ),
    Metric(
        "M7", "การจัดทำและเผยแพร่ข้อมูลประชาสัมพันธ์", "ชิ้น", _OUTPUT,
        "จำนวนชิ้นงานที่เผยแพร่ในปี ชิ้นเดียวกันหลายช่องทางนับเป็น 1 ชิ้น", publications,
    ),
    Metric(
        "M11", "ช่องทางที่มีผู้ดูแลตามคำสั่ง", "%", _SYSTEM,
        "จำนวนช่องทางที่เปิดอยู่และมีคำสั่งแต่งตั้งผู้ดูแล หารด้วยจำนวนช่องทางที่เปิดอยู่", stewarded,
    ),
    Metric(
        "M11a", "การปรับปรุงช่องทาง", "ครั้ง", _OUTPUT,
        "จำนวนครั้งที่ปรับปรุงช่องทางโดยมีวันที่และภาพถ่ายเป็นหลักฐาน", updates,
    ),
    Metric(
        "M11b", "รอบตรวจช่องทางที่ทำตามกำหนด", "%", _SYSTEM,
        "จำนวนรอบตรวจที่ทำ หารด้วยจำนวนรอบที่ครบกำหนดในปี", rounds_done,
    ),
    Metric(
        "M20", "ช่องทางเข้าถึงความรู้ที่ใช้ได้จริง", "ช่องทาง", _SYSTEM,
        "จำนวนช่องทางที่มีผู้ดูแลตามคำสั่ง มีการปรับปรุงและมีผู้เข้าถึงภายใน 60 วัน", working,
    ),
)  # fmt: skip
"""Registered by ``registration.register``."""
