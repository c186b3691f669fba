"""Publishing through channels, and taking down."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.channels import permissions
from khum.channels.actions import following, keeping
from khum.channels.models import Channel, Post
from khum.channels.rules.kinds import ChannelKind
from khum.domain.levels import Visibility
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people.standing import Standing

# Letters that are not mistaken for one another when they are typed from a sheet.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """What is published: an item of the library, or a text of its own."""

    title: str
    starts_on: date
    ends_on: date | None = None
    item: Item | None = None
    text: str = ""
    printed: int = 0


@transaction.atomic
def publish(*, channel_ids: Sequence[int], piece: Piece, by: Standing, at: datetime) -> list[Post]:
    """Publish one piece through several channels at once; each gets a code of its own, so that reach is told apart."""
    if not channel_ids:
        raise NotPossibleError(_("Choose at least one channel."))
    if piece.ends_on and piece.ends_on < piece.starts_on:
        raise NotPossibleError(_("The last day is before the first day."))
    if piece.item is not None:
        _check_item(piece.item, by)
    elif not piece.text.strip():
        raise NotPossibleError(_("Choose an item, or write what is announced."))
    return [_post(keeping.locked(pk, by), piece, by, at) for pk in sorted(set(channel_ids))]


def _post(channel: Channel, piece: Piece, by: Standing, at: datetime) -> Post:
    permissions.may_keep(by, channel).or_raise()
    if channel.closed_on and channel.closed_on < piece.starts_on:
        raise NotPossibleError(_("The channel “%(name)s” is closed.") % {"name": channel})
    if channel.kind == ChannelKind.LINE and piece.item is not None and piece.item.visibility != Visibility.PUBLIC:
        raise NotPossibleError(_("Followers of LINE are citizens: only what is open to the public goes there."))
    post = Post.objects.create(
        channel=channel,
        item=piece.item,
        title=piece.title.strip(),
        text=piece.text.strip(),
        starts_on=piece.starts_on,
        ends_on=piece.ends_on,
        printed=piece.printed,
        code="".join(secrets.choice(_LETTERS) for _place in range(_LENGTH)),
        by=by.person,
        by_name=by.name,
        at=at,
    )
    detail = {"post": post.pk, "title": post.title, "item": post.item_id}
    ledger.record("channel.published", channel, by=by, at=at, detail=detail)
    if channel.kind == ChannelKind.LINE:
        following.plan(post, at=at)
    return post


def _check_item(item: Item, by: Standing) -> None:
    visible = Item.objects.visible_to(by).filter(pk=item.pk, state__in=[state.value for state in IN_SERVICE])
    if not visible.exists():
        raise NotPossibleError(_("Only a published item of your organisation can be put into a channel."))


@transaction.atomic
def prove(*, post_id: int, proof: StoredFile, by: Standing, at: datetime) -> Post:
    """Keep the photograph that shows the piece in its place (row 55)."""
    post = _own(post_id, by)
    post.proof = proof
    post.save(update_fields=["proof"])
    ledger.record("channel.proved", post.channel, by=by, at=at, detail={"post": post.pk, "file": proof.pk})
    return post


@transaction.atomic
def take_down(*, post_id: int, on: date, by: Standing, at: datetime) -> Post:
    """Take a piece down: its last day; the code goes on leading to it."""
    post = _own(post_id, by)
    if on < post.starts_on:
        raise NotPossibleError(_("The last day is before the first day."))
    post.ends_on = on
    post.save(update_fields=["ends_on"])
    ledger.record("channel.taken_down", post.channel, by=by, at=at, detail={"post": post.pk})
    return post


def _own(post_id: int, by: Standing) -> Post:
    post: Post = Post.objects.visible_to(by).select_for_update(of=("self",)).select_related("channel").get(pk=post_id)
    permissions.may_keep(by, post.channel).or_raise()
    return post
