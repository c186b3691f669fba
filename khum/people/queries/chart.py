"""The organisation chart on a day: who holds what, who acts, what is vacant (row 129)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from khum.people.models import Division, Holding, Organisation, Position
from khum.people.rules import PostState, post_state
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with who holds it on the day in their own right and who acts."""

    position: Position
    holders: tuple[Holding, ...]

    @property
    def own(self) -> Holding | None:
        """Who holds the post in their own right."""
        return next((holding for holding in self.holders if not holding.is_acting), None)

    @property
    def acting(self) -> tuple[Holding, ...]:
        """Who acts in it."""
        return tuple(holding for holding in self.holders if holding.is_acting)

    @property
    def state(self) -> PostState:
        """Held, acted for, or vacant."""
        return post_state(has_own=self.own is not None, has_acting=bool(self.acting))


@dataclass(slots=True)
class Branch:
    """A division (None: the top of the council) with its posts."""

    division: Division | None
    posts: list[PostRow] = field(default_factory=list)

    @property
    def vacant(self) -> int:
        """Posts that nobody holds, not even acting."""
        return sum(post.state is PostState.VACANT for post in self.posts)


def open_divisions(standing: Standing) -> QuerySet[Division]:
    """Divisions that are not closed on the day."""
    return Division.objects.visible_to(standing).filter(Q(closed_on=None) | Q(closed_on__gt=standing.today))


def open_positions(standing: Standing) -> QuerySet[Position]:
    """Posts that are not closed on the day."""
    return Position.objects.visible_to(standing).filter(Q(closed_on=None) | Q(closed_on__gt=standing.today))


def posts(standing: Standing) -> list[PostRow]:
    """Open posts with their holders today: two queries."""
    return [_row(position) for position in _with_holders(open_positions(standing), standing.today)]


def branches(standing: Standing) -> list[Branch]:
    """The chart: the top posts first, then division by division: three queries."""
    found: dict[int | None, Branch] = {None: Branch(None)}
    for division in open_divisions(standing):
        found[division.pk] = Branch(division)
    for post in posts(standing):
        found.setdefault(post.position.division_id, Branch(post.position.division)).posts.append(post)
    return [branch for branch in found.values() if branch.division or branch.posts]


def vacancies(standing: Standing) -> list[PostRow]:
    """Open posts that nobody holds in their own right; some of them have somebody acting."""
    return [post for post in posts(standing) if post.own is None]


def post(position: Position, *, today: date) -> PostRow:
    """One post with its holders today."""
    holders = Holding.objects.on(today).filter(position=position).select_related("person")
    return PostRow(position, tuple(holders))


def holdings(standing: Standing) -> QuerySet[Holding]:
    """Every holding of the organisation, present and past, with its post and person."""
    mine = Holding.objects.filter(position__organisation_id=standing.organisation_id)
    return mine.select_related("position", "person")


def own_organisation(standing: Standing) -> Organisation:
    """The person's organisation, read anew: a form may change what it holds before it is refused."""
    return Organisation.objects.get(pk=standing.organisation_id)


def history(position: Position) -> QuerySet[Holding]:
    """Everybody who held a post, the last one first."""
    return position.holdings.select_related("person").order_by("-start_date", "-id")


def _with_holders(found: QuerySet[Position], today: date) -> QuerySet[Position]:
    held = Holding.objects.on(today).select_related("person")
    return found.select_related("division").prefetch_related(Prefetch("holdings", queryset=held, to_attr="held"))


def _row(position: Position) -> PostRow:
    return PostRow(position, tuple(position.held))  # type: ignore[attr-defined]
