"""Addresses of the channels for the walk over every address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from khum.channels.actions import keeping, office, publishing
from khum.channels.models import Announcement, CatalogueEntry, InformationRequest, Post
from khum.channels.rules.centre import Section
from khum.channels.rules.kinds import ChannelKind

_NOWHERE = 987654321
_AT = datetime(2026, 9, 15, 16, 30, tzinfo=ZoneInfo("Asia/Bangkok"))


def prepare(cast: Any) -> None:
    """A piece on the board of the first council."""
    by = cast.ours.standing("hr")
    board = keeping.open_channel(
        particulars=keeping.Particulars(kind=ChannelKind.BOARD, name="บอร์ด", opened_on=_AT.date()), by=by, at=_AT
    )
    text = publishing.Piece(title="ประกาศ", starts_on=_AT.date(), text="ปิดทำการ")
    publishing.publish(channel_ids=[board.pk], piece=text, by=by, at=_AT)
    office.announce(title=cast.secrets[0], text="", starts_on=_AT.date(), by=by, at=_AT)
    office.lay_open(section=Section.PLAN, title="แผนพัฒนาท้องถิ่น", by=by, at=_AT)  # for citizens to read
    office.receive(subject=cast.secrets[0], asked_on=by.today, by=by, at=_AT)


def piece(cast: Any) -> Post:
    """That piece."""
    return Post.objects.get(channel__organisation=cast.ours.organisation)


def _of_channel(cast: Any) -> tuple[int]:
    return (piece(cast).channel_id,)


def _of_post(cast: Any) -> tuple[int]:
    return (piece(cast).pk,)


EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"channels:{name}": _of_channel for name in ("channel", "edit", "close", "check", "count")},
    **{f"channels:{name}": _of_post for name in ("post", "prove", "take-down")},
    "channels:leaflet": _of_post,
    **{f"channels:{name}": lambda _cast: (_NOWHERE,) for name in ("compilation", "compilation-issue")},
    "channels:compilation-file": lambda _cast: (_NOWHERE, "pdf"),
    "channels:sheet": lambda cast: (piece(cast).pk, "a4"),
    "channels:announcement-end": lambda cast: (Announcement.objects.get(organisation=cast.ours.organisation).pk,),
    "channels:take-away": lambda cast: (CatalogueEntry.objects.get(organisation=cast.ours.organisation).pk,),
    "channels:request-answer": lambda cast: (InformationRequest.objects.get(organisation=cast.ours.organisation).pk,),
    "channels:upkeep-sign": lambda cast: (cast.ours.divisions["กองคลัง"].pk,),
    "channels:centre-file": lambda _cast: ("pdf",),
    "channels:reach-file": lambda _cast: ("xlsx",),
    "portal:journal": lambda cast: (cast.ours.organisation.code, 1),
    "channels-public:scan": lambda cast: (piece(cast).code,),
    **{
        f"portal:{name}": lambda cast: (cast.ours.organisation.code,)
        for name in (
            *("home", "search", "improved", "journals", "catalogue", "atom", "json", "sitemap"),
            *("questions", "ask"),
        )
    },
    "portal:shelf": lambda cast: (cast.ours.organisation.code, "manual"),
    **{f"portal:{name}": lambda cast: (cast.ours.organisation.code, 1) for name in ("item", "file")},
    "portal:result": lambda cast: (cast.ours.organisation.code, "reports", 1),
    "portal:question": lambda cast: (cast.ours.organisation.code, 1),
    "portal:asked": lambda cast: (cast.ours.organisation.code, "no-such-token"),
}
NOT_OF_A_RECORD = {"channels:centre-file", "channels:reach-file"}  # a format; everybody gets their own council's
PUBLIC = {"channels-public:scan", *(name for name in EXAMPLES if name.startswith("portal:")), "portal:councils"}
"""Pages for citizens."""
