"""Ways to reach a state of a channel, always through actions."""

from __future__ import annotations

from datetime import date, timedelta

from khum.channels.actions import keeping, publishing
from khum.channels.models import Channel, Post
from khum.channels.rules.kinds import ChannelKind, CheckResult, VisitKind
from khum.files.models import StoredFile
from khum.library.models import Item
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, DAY, Council

council, published = journeys.council, journeys.published
OPENED = date(2025, 10, 1)


def channel(
    office: Council, name: str = "บอร์ดหน้าสำนักงาน", *, steward: str = "clerk_finance", order: str = "คำสั่งที่ 5/2568"
) -> Channel:
    """A board that a clerk of the finance division keeps."""
    particulars = keeping.Particulars(
        kind=ChannelKind.BOARD,
        name=name,
        opened_on=OPENED,
        place="หน้าอาคารสำนักงาน",
        division=office.divisions["กองคลัง"],
        steward=office.positions[steward] if steward else None,
        order_reference=order,
        every_days=30,
    )
    return keeping.open_channel(particulars=particulars, by=office.standing("hr"), at=AT)


def post(
    office: Council,
    channels: list[Channel],
    item: Item | None = None,
    *,
    title: str = "ภาษีป้าย",
    text: str = "ชำระภายในเดือนมีนาคม",
    days_ago: int = 0,
) -> list[Post]:
    """A piece published by the steward."""
    start = DAY - timedelta(days=days_ago)
    piece = publishing.Piece(title=title, starts_on=start, item=item, text="" if item else text)
    by = office.standing("clerk_finance")
    return publishing.publish(channel_ids=[made.pk for made in channels], piece=piece, by=by, at=AT)


def visit(office: Council, board: Channel, number: int = 3, *, days_ago: int = 0) -> None:
    """People counted at the board."""
    keeping.count(
        channel_id=board.pk, kind=VisitKind.COUNTER, number=number, on=DAY - timedelta(days=days_ago),
        by=office.standing("clerk_finance"), at=AT,
    )  # fmt: skip


def check(office: Council, board: Channel, *, on: date = DAY, proof: StoredFile | None = None) -> None:
    """A round in which all was fine."""
    by = office.standing("clerk_finance", on)
    keeping.check(channel_id=board.pk, result=CheckResult.FINE, proof=proof, by=by, at=AT)


def photograph(office: Council) -> StoredFile:
    """A kept picture."""
    return StoredFile.objects.create(
        organisation=office.organisation, name="board.png", kind="png", content_type="image/png", size=1,
        sha256="1" * 64, uploaded_at=AT,
    )  # fmt: skip
