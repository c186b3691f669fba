"""Forums of the demonstration council: two told to the end, one in which people tell now; made through the actions."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.forums.actions import calling, clustering, exchanging, keeping, telling
from khum.forums.models import Core, Forum, Story
from khum.forums.queries.river import river_of
from khum.forums.rules.states import ForumState
from khum.library.actions import reviewing, using
from khum.library.models import Item
from khum.library.rules.states import Link, Significance
from khum.people.demo_cast import acting, holder_of, moment, people_of
from khum.people.models import Division, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_FILE = Path(__file__).resolve().parent / "data" / "demo.json"

Told = dict[str, Any]


def build(*, by: Standing, at: datetime) -> None:
    """Make what is told unless there are forums; days count from the beginning of last year."""
    if Forum.objects.visible_to(by).exists():
        return
    first = FiscalYear.containing(at.date()).previous.start
    told: list[Told] = json.loads(_FILE.read_text(encoding="utf-8"))
    with transaction.atomic():
        for row in told:
            begun = moment(first, row["on"])
            if begun < at:
                _forum(row, begun, by, at)


def _forum(row: Told, begun: datetime, by: Standing, at: datetime) -> None:
    people = {name: people_of(by, name, begun.date())[:number] for name, number in row["people"].items()}
    leader = people[row["division"]][0]
    keeper = acting(leader, begun.date())
    forum = calling.call_forum(
        values={"on": begun.date(), "division": _division(by, row["division"])}
        | {name: row[name] for name in ("topic", "problem", "place")},
        person_ids=[person.pk for found in people.values() for person in found],
        by=acting(leader, begun.date() - timedelta(days=14)),
        at=begun - timedelta(days=14),
    )
    calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, by=keeper, at=begun)
    stories = [_story(story, forum, people, keeper, begun) for story in row["stories"]]
    came = [person.pk for found in people.values() for person in found[: max(1, len(found) - 1)]]
    tellers = [story.teller_id for story in stories]
    calling.take_attendance(forum_id=forum.pk, came={*came, *tellers}, by=keeper, at=begun + timedelta(hours=1))
    if row["cores"]:
        cores = [_core(core, forum, stories, keeper, begun) for core in row["cores"]]
        _river(row, forum, cores, keeper, begun, by, at)
        item = _end(row, forum, cores, keeper, begun)
        _used(row, item, begun, by, at)


def _story(told: Told, forum: Forum, people: dict[str, list[Person]], keeper: Standing, begun: datetime) -> Story:
    division, number = told["teller"]
    found = people[division]
    teller = found[number % len(found)]
    values = {name: told[name] for name in telling.FIELDS}
    when = begun + timedelta(hours=1)
    story = telling.tell(forum_id=forum.pk, teller=teller, values=values, by=keeper, at=when)
    for text, quote in told["points"]:
        telling.add_point(story_id=story.pk, text=text, quote=quote, by=keeper, at=when)
    telling.agree(story_id=story.pk, by=acting(teller, begun.date()), at=when + timedelta(minutes=20))
    return story


def _core(told: Told, forum: Forum, stories: list[Story], keeper: Standing, begun: datetime) -> Core:
    when = begun + timedelta(hours=3)
    made = clustering.name_core(forum_id=forum.pk, title=told["title"], meaning=told["meaning"], by=keeper, at=when)
    for story, place in told["points"]:
        point = stories[story].points.order_by("order")[place]
        clustering.place_point(point_id=point.pk, core_id=made.pk, by=keeper, at=when)
    return made


def _river(
    row: Told, forum: Forum, cores: list[Core], keeper: Standing, begun: datetime, by: Standing, at: datetime
) -> None:
    when = begun + timedelta(hours=4)
    for name, levels in row["groups"]:
        speaker = people_of(by, name, begun.date())[0]
        group = exchanging.add_group(
            forum_id=forum.pk, division=_division(by, name), speaker=speaker, by=keeper, at=when
        )
        said = {core.pk: tuple(pair) for core, pair in zip(cores, levels, strict=True)}
        exchanging.assess(group_id=group.pk, levels=said, by=acting(speaker, begun.date()), at=when)
    for match, (days, exchanged) in zip(river_of(forum).matches, row["meetings"], strict=False):
        pair = {"core_id": match.core.pk, "giver_id": match.giver.pk, "taker_id": match.taker.pk}
        sent = exchanging.invite(**pair, by=keeper, at=when)
        giver, met = match.giver.speaker, begun + timedelta(days=days)
        exchanging.accept(
            invitation_id=sent.pk, meet_on=met.date(), meet_where=row["place"], by=acting(giver, begun.date()), at=when
        )
        if met < at:
            exchanging.note_exchange(
                invitation_id=sent.pk, met_on=met.date(), exchanged=exchanged, by=acting(giver, met.date()), at=met
            )


def _end(row: Told, forum: Forum, cores: list[Core], keeper: Standing, begun: datetime) -> Item:
    when = begun + timedelta(hours=6)
    made = keeping.keep_set(forum_id=forum.pk, core_ids=[core.pk for core in cores], **row["set"], by=keeper, at=when)
    item = keeping.set_item(set_id=made.pk, by=keeper, at=when)
    calling.move_forum(forum_id=forum.pk, to=ForumState.CLOSED, outcome=row["outcome"], by=keeper, at=when)
    return item


def _used(row: Told, item: Item, begun: datetime, by: Standing, at: datetime) -> None:
    """The stories and their set go to the readers, are used in other divisions, and their heads confirm."""
    for part in (*Item.objects.filter(back_relations__item=item, back_relations__kind=Link.PART), item):
        _published(part, begun, by)
    for days, division, place, case, result in row["uses"]:
        when = begun + timedelta(days=days)
        if when < at:
            head, *officers = people_of(by, division, when.date())
            details = {"case": case, "result": result}
            used = using.use(item_id=item.pk, details=details, by=acting(officers[place], when.date()), at=when)
            using.confirm(use_id=used.pk, by=acting(head, when.date()), at=when + timedelta(hours=5))


def _published(item: Item, begun: datetime, by: Standing) -> None:
    writer, asked = acting(Person.objects.get(pk=item.created_by_id), begun.date()), begun + timedelta(days=1)
    revision = reviewing.submit(
        item_id=item.pk, comment="จากเวทีแลกเปลี่ยนเรียนรู้", significance=Significance.MAJOR, by=writer, at=asked
    )
    for days, kind in ((2, PositionKind.PERMANENT_SECRETARY), (3, PositionKind.HR_OFFICER)):
        when = begun + timedelta(days=days)
        reviewing.approve(revision_id=revision.pk, by=holder_of(by, kind, when.date()), at=when)


def _division(by: Standing, name: str) -> Division:
    found: Division = Division.objects.visible_to(by).get(name=name)
    return found
