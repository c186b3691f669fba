"""Opening and closing channels, rounds of checking, counting by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.channels import permissions
from khum.channels.models import Channel, CheckRound, Visit
from khum.channels.rules.kinds import ChannelKind, CheckResult, VisitKind
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.people.models import Division, Position
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a channel."""

    kind: ChannelKind
    name: str
    opened_on: date
    place: str = ""
    division: Division | None = None
    steward: Position | None = None
    order_reference: str = ""
    every_days: int = 30


@transaction.atomic
def open_channel(*, particulars: Particulars, by: Standing, at: datetime) -> Channel:
    """Enter a channel in the registry (row 122)."""
    permissions.may_arrange(by).or_raise()
    _check_own(particulars, by)
    channel = Channel(organisation_id=by.organisation_id)
    _fill(channel, particulars)
    channel.save()
    ledger.record("channel.opened", channel, by=by, at=at)
    return channel


@transaction.atomic
def change_channel(*, channel_id: int, particulars: Particulars, by: Standing, at: datetime) -> Channel:
    """Change what is known of a channel; another steward stands in the ledger with the order."""
    permissions.may_arrange(by).or_raise()
    _check_own(particulars, by)
    channel = locked(channel_id, by)
    before = channel.steward_id
    _fill(channel, particulars)
    channel.save()
    detail = {"steward": channel.steward_id, "before": before, "order": channel.order_reference}
    ledger.record("channel.changed", channel, by=by, at=at, detail=detail if before != channel.steward_id else {})
    return channel


@transaction.atomic
def close_channel(*, channel_id: int, on: date, reason: str, by: Standing, at: datetime) -> Channel:
    """Close a channel; its records stay."""
    permissions.may_arrange(by).or_raise()
    channel = locked(channel_id, by)
    if on < channel.opened_on:
        raise NotPossibleError(_("The last day is before the channel was opened."))
    channel.closed_on, channel.closed_reason = on, reason.strip()
    channel.save(update_fields=["closed_on", "closed_reason"])
    ledger.record("channel.closed", channel, by=by, at=at, detail={"on": on.isoformat(), "reason": reason.strip()})
    return channel


@transaction.atomic
def check(
    *,
    channel_id: int,
    result: CheckResult,
    by: Standing,
    at: datetime,
    note: str = "",
    proof: StoredFile | None = None,
) -> CheckRound:
    """The steward looked after the channel today. What was improved or broken is said in words."""
    channel = locked(channel_id, by)
    permissions.may_keep(by, channel).or_raise()
    _check_open(channel, by)
    if result is not CheckResult.FINE and not note.strip():
        raise NotPossibleError(_("Say what was improved or what must be mended."))
    round_ = CheckRound.objects.create(
        channel=channel,
        on=by.today,
        result=result,
        note=note.strip(),
        proof=proof,
        by=by.person,
        by_name=by.name,
        at=at,
    )
    ledger.record("channel.checked", channel, by=by, at=at, detail={"check": round_.pk, "result": result.value})
    return round_


@transaction.atomic
def count(
    *, channel_id: int, kind: VisitKind, number: int, on: date, by: Standing, at: datetime, note: str = ""
) -> Visit:
    """Count people who reached the channel on a day; a day that has not come is refused."""
    channel = locked(channel_id, by)
    permissions.may_keep(by, channel).or_raise()
    if on > by.today:
        raise NotPossibleError(_("This day has not come yet."))
    if on < channel.opened_on or (channel.closed_on and on > channel.closed_on):
        raise NotPossibleError(_("The channel was not open on that day."))
    visit = Visit.objects.create(
        channel=channel, on=on, kind=kind, number=number, note=note.strip(), by=by.person, by_name=by.name, at=at
    )
    ledger.record("channel.counted", channel, by=by, at=at, detail={"visit": visit.pk, "number": number})
    return visit


def locked(channel_id: int, by: Standing) -> Channel:
    """The channel of the person's organisation, held for a change."""
    channel: Channel = Channel.objects.visible_to(by).select_for_update(of=("self",)).get(pk=channel_id)
    return channel


def _check_open(channel: Channel, by: Standing) -> None:
    if channel.closed_on and channel.closed_on < by.today:
        raise NotPossibleError(_("This channel is closed."))


def _check_own(particulars: Particulars, by: Standing) -> None:
    own = [thing.organisation_id for thing in (particulars.division, particulars.steward) if thing is not None]
    if set(own) - {by.organisation_id}:
        raise NotPossibleError(_("The division and the position must belong to your organisation."))


def _fill(channel: Channel, particulars: Particulars) -> None:
    for name in Particulars.__dataclass_fields__:
        setattr(channel, name, getattr(particulars, name))
