"""People of the council: the list, and one person with posts and committees over time."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from khum.people.models import Holding, Person, Seat
from khum.people.standing import Standing

WORKING, LEFT = "working", "left"
SORTS = {"name": ("first_name", "last_name", "id"), "joined": ("joined_on", "first_name", "id")}


@dataclass(frozen=True, slots=True)
class Search:
    """What the list of people is narrowed to."""

    words: str = ""
    division: int | None = None
    kind: str = ""
    state: str = WORKING
    sort: str = "name"


def listed(standing: Standing, search: Search) -> QuerySet[Person]:
    """People of the council as wanted, with their posts of today in ``held``: two queries."""
    held = Holding.objects.on(standing.today).select_related("position__division")
    wanted = Q()
    for word in search.words.split():
        wanted &= (
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(holdings__in=held.filter(position__title__icontains=word))
        )
    if search.division:
        wanted &= Q(holdings__in=held.filter(position__division=search.division))
    if search.kind:
        wanted &= Q(staff_kind=search.kind)
    gone = Q(left_on__lt=standing.today)
    wanted &= gone if search.state == LEFT else ~gone | Q(left_on=None)
    found: QuerySet[Person] = Person.objects.visible_to(standing).filter(wanted).distinct()
    found = found.order_by(*SORTS[search.sort])
    return found.prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))


def posts_of(person: Person) -> QuerySet[Holding]:
    """Every post that a person held or holds, the last one first."""
    return person.holdings.select_related("position__division").order_by("-start_date", "-id")


def seats_of(person: Person, standing: Standing) -> QuerySet[Seat]:
    """Seats that a person has today, by a post or by name."""
    posts = Holding.objects.on(standing.today).filter(person=person).values("position")
    return (
        Seat.objects.on(standing.today)
        .filter(Q(position__in=posts) | Q(person=person), committee__organisation_id=standing.organisation_id)
        .filter(Q(committee__end_date=None) | Q(committee__end_date__gte=standing.today))
        .select_related("committee", "position")
        .order_by("-committee__year_be", "committee_id", "order")
    )


def working(standing: Standing) -> QuerySet[Person]:
    """Whoever can be given a post today."""
    here = Q(left_on=None) | Q(left_on__gte=standing.today)
    found: QuerySet[Person] = Person.objects.visible_to(standing).filter(here, is_active=True)
    return found
