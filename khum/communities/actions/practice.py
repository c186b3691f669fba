"""Communities of practice: beginning one, members, the kit, gatherings, ending (rows 77, 79, 82)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.communities import permissions
from khum.communities.models import Community, Gathering, KitEntry, Member
from khum.communities.rules.practice import KitKind
from khum.domain.verdict import NotPossibleError
from khum.library.models import Item
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing

FACTS = ("name", "purpose", "goal", "rhythm", "steward")


@transaction.atomic
def begin(*, values: Mapping[str, Any], by: Standing, at: datetime) -> Community:
    """Begin a community; its steward is its first member."""
    permissions.may_found(by).or_raise()
    me = person_of(by)
    facts = {name: values[name] for name in FACTS if values.get(name) is not None}
    steward = facts.setdefault("steward", me)
    _free_name(facts["name"], by)
    made: Community = Community.objects.create(organisation=by.organisation, began_on=by.today, **facts)
    for person in {steward, me}:
        Member.objects.create(community=made, person=person, joined_on=by.today)
    ledger.record("community.begun", made, by=by, at=at)
    return made


@transaction.atomic
def change(*, community_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Community:
    """Change what a community is for, when it meets and who keeps it; a new steward becomes a member."""
    community = locked(community_id, by)
    permissions.may_keep(by, community).or_raise()
    if values.get("name") and values["name"] != community.name:
        _free_name(values["name"], by)
    for name in FACTS:
        if name in values:
            setattr(community, name, values[name])
    community.save(update_fields=list(FACTS))
    Member.objects.get_or_create(
        community=community, person=community.steward, left_on=None, defaults={"joined_on": by.today}
    )
    ledger.record("community.changed", community, by=by, at=at)
    return community


@transaction.atomic
def join(*, community_id: int, by: Standing, at: datetime) -> Member:
    """Become a member; a second time nothing changes."""
    community = _open(community_id, by)
    permissions.may_found(by).or_raise()
    member, is_new = Member.objects.get_or_create(
        community=community, person=person_of(by), left_on=None, defaults={"joined_on": by.today}
    )
    if is_new:
        ledger.record("community.joined", community, by=by, at=at)
    return member


@transaction.atomic
def leave(*, community_id: int, by: Standing, at: datetime) -> Community:
    """Leave a community; the steward names another one first."""
    community = locked(community_id, by)
    if community.steward_id == by.person_id and community.closed_on is None:
        raise NotPossibleError(_("Name another steward first."))
    if community.members.filter(person=by.person_id, left_on=None).update(left_on=by.today):
        ledger.record("community.left", community, by=by, at=at)
    return community


@transaction.atomic
def put_kit(
    *, community_id: int, kind: KitKind, text: str, item: Item | None = None, by: Standing, at: datetime
) -> KitEntry:
    """Add an element of the practice: something visible, or an unwritten rule."""
    community = locked(community_id, by)
    permissions.may_tell(by, community, is_member=_is_member(community, by)).or_raise()
    made: KitEntry = KitEntry.objects.create(
        community=community, kind=kind.value, text=text.strip(), item=item, by=by.person, at=at
    )
    ledger.record("community.kit_grew", community, by=by, at=at, detail={"entry": made.pk, "kind": kind.value})
    return made


@transaction.atomic
def drop_kit(*, entry_id: int, by: Standing, at: datetime) -> KitEntry:
    """Take an element out of the kit; it stays in the record."""
    entry: KitEntry = KitEntry.objects.visible_to(by).select_related("community").get(pk=entry_id)
    permissions.may_tell(by, entry.community, is_member=_is_member(entry.community, by)).or_raise()
    if entry.dropped_on is None:
        entry.dropped_on = by.today
        entry.save(update_fields=["dropped_on"])
        ledger.record("community.kit_shrank", entry.community, by=by, at=at, detail={"entry": entry.pk})
    return entry


@transaction.atomic
def gather(
    *,
    community_id: int,
    held_on: date,
    topic: str,
    person_ids: Iterable[int],
    place: str = "",
    review: Mapping[str, str] | None = None,
    by: Standing,
    at: datetime,
) -> Gathering:
    """Note a gathering with who was there and its short review. Who came and is no member yet becomes one."""
    community = locked(community_id, by)
    permissions.may_tell(by, community, is_member=_is_member(community, by)).or_raise()
    if held_on > by.today:
        raise NotPossibleError(_("Note a gathering once it was held."))
    people = list(persons.working(by).filter(pk__in=list(person_ids)))
    if not people:
        raise NotPossibleError(_("Say who was there."))
    made: Gathering = Gathering.objects.create(
        community=community, held_on=held_on, topic=topic.strip(), place=place.strip(), by=by.person, at=at,
        **{name: (review or {}).get(name, "").strip() for name in ("expected", "happened", "why", "next_time")},
    )  # fmt: skip
    made.came.set(people)
    _joined(community, people, held_on)
    ledger.record("community.gathered", community, by=by, at=at, detail={"gathering": made.pk, "came": len(people)})
    return made


@transaction.atomic
def close(*, community_id: int, reason: str, by: Standing, at: datetime) -> Community:
    """End a community with the reason; what it left stays to be read."""
    community = locked(community_id, by)
    permissions.may_keep(by, community).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why it ends."))
    community.closed_on, community.closed_reason = by.today, reason.strip()
    community.save(update_fields=["closed_on", "closed_reason"])
    ledger.record("community.closed", community, by=by, at=at)
    return community


def locked(community_id: int, by: Standing) -> Community:
    """The community in sight, held until the act is done."""
    found: Community = Community.objects.visible_to(by).select_for_update(of=("self",)).get(pk=community_id)
    return found


def person_of(by: Standing) -> Person:
    """Who acts; the command line is nobody."""
    if by.person is None:
        raise NotPossibleError(_("Only a person can do this."))
    return by.person


def _open(community_id: int, by: Standing) -> Community:
    community = locked(community_id, by)
    if community.closed_on is not None:
        raise NotPossibleError(_("This community is closed."))
    return community


def _joined(community: Community, people: list[Person], on: date) -> None:
    known = set(community.members.filter(left_on=None).values_list("person", flat=True))
    Member.objects.bulk_create(
        Member(community=community, person=person, joined_on=on) for person in people if person.pk not in known
    )


def _is_member(community: Community, by: Standing) -> bool:
    return community.members.filter(person=by.person_id, left_on=None).exists() if by.person_id else False


def _free_name(name: str, by: Standing) -> None:
    if Community.objects.filter(organisation=by.organisation, name=name).exists():
        raise NotPossibleError(_("There is a community of this name already."))
