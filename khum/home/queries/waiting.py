"""What waits for a person, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from khum.activity.models import Entry
from khum.domain.registries import DUE_SOURCES, DueItem
from khum.home import rules, words
from khum.home.queries.addresses import address
from khum.people.standing import Standing

NEWS = 5


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
    """The latest lines of the ledger that others want to know, newest first: one query."""
    quiet = Q()
    for prefix in words.QUIET:
        quiet |= Q(verb__startswith=prefix)
    entries = Entry.objects.visible_to(standing).exclude(quiet).select_related("actor")[:NEWS]
    return [
        News(
            who=entry.actor_name,
            initials=entry.actor.initials if entry.actor else "ข",
            what=words.sentence(entry.verb, entry.target_label),
            url=_page(entry),
            at=entry.at,
        )
        for entry in entries
    ]


def _page(entry: Entry) -> str:
    name = words.PAGES.get(entry.target_type)
    return address(name, entry.target_id) if name and entry.target_id else ""
