"""What waits for a person, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from khum.activity.models import Entry
from khum.domain.registries import DUE_SOURCES, SIGHTS, DueItem
from khum.home import rules, words
from khum.home.queries.addresses import address
from khum.people.standing import Standing

NEWS = 5
LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A due item with its tone: late, soon or nothing."""

    item: DueItem
    tone: str


@dataclass(frozen=True, slots=True)
class News:
    """One line of the ledger in words."""

    who: str
    initials: str
    what: str
    url: str
    at: datetime


def due_items(standing: Standing) -> list[Waiting]:
    """Everything that waits for the person, late first; each source states its own price."""
    items = [item for source in DUE_SOURCES for item in source.items(standing)]
    return [Waiting(item, rules.due_tone(item.due_on, today=standing.today)) for item in rules.in_order(items)]


def news(standing: Standing) -> list[News]:
    """The latest lines of the ledger that others want to know, newest first.

    One query, and one for each kind of thing that is not open to everybody: a title may tell too much.
    """
    quiet = Q()
    for prefix in words.quiet():
        quiet |= Q(verb__startswith=prefix)
    entries = Entry.objects.visible_to(standing).exclude(quiet).select_related("actor")[:LOOKED_AT]
    return [
        News(
            who=entry.actor_name,
            initials=entry.actor.initials if entry.actor else "ข",
            what=words.sentence(entry.verb, entry.target_label),
            url=_page(entry),
            at=entry.at,
        )
        for entry in _in_sight(list(entries), standing)[:NEWS]
    ]


def _in_sight(entries: list[Entry], standing: Standing) -> list[Entry]:
    hidden: set[tuple[str, int | None]] = set()
    for kind in {entry.target_type for entry in entries}:
        sight = SIGHTS.get(kind)
        if sight is not None:
            ids = {entry.target_id for entry in entries if entry.target_type == kind and entry.target_id}
            hidden |= {(kind, pk) for pk in ids - set(sight.seen(standing, ids))}
    return [entry for entry in entries if (entry.target_type, entry.target_id) not in hidden]


def _page(entry: Entry) -> str:
    name = words.page(entry.target_type)
    return address(name, entry.target_id) if name and entry.target_id else ""
