"""Learning of a year by division: people, days, reports, money set and spent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from khum.domain.fiscal_year import FiscalYear
from khum.learning import permissions
from khum.learning.models import Budget, Place
from khum.learning.rules.states import ATTENDED, SHARED
from khum.people.models import Division
from khum.people.standing import Standing

NONE = Decimal(0)


@dataclass(slots=True)
class Row:
    """One division, or the posts above the divisions; ``budget`` None where no money was set."""

    division: Division | None
    people: int = 0
    days: Decimal = NONE
    places: int = 0
    reported: int = 0
    shared: int = 0
    spent: Decimal = NONE
    budget: Decimal | None = None

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget."""
        return None if self.budget is None else self.budget - self.spent


def of_year(standing: Standing, year: FiscalYear) -> tuple[list[Row], Row]:
    """Rows of the divisions in sight and their sum: three queries."""
    rows: dict[int | None, Row] = {None: Row(None)}
    divisions = Division.objects.visible_to(standing).order_by("order", "id")
    if not permissions.sees_all(standing):
        divisions = divisions.filter(pk__in=standing.headed_division_ids)
    for division in divisions:
        rows[division.pk] = Row(division)
    people: dict[int | None, set[int]] = {}
    places = Place.objects.closely_visible_to(standing).filter(
        training__starts_on__range=(year.start, year.end), state__in=[state.value for state in ATTENDED]
    )
    for place in places.only("division", "person", "days", "cost", "state", "reported_on"):
        row = rows.get(place.division_id)
        if row is None:
            continue  # one's own place in a division that one does not head
        people.setdefault(row.division.pk if row.division else None, set()).add(place.person_id)
        row.places += 1
        row.days += place.days or NONE
        row.spent += place.cost or NONE
        row.reported += place.reported_on is not None
        row.shared += place.state_value in SHARED
    for key, row in rows.items():
        row.people = len(people.get(key, ()))
    total = _total(list(rows.values()), people)
    for budget in Budget.objects.visible_to(standing).filter(year_be=year.be):
        if budget.division_id is None:
            total.budget = budget.amount if permissions.sees_all(standing) else None
        elif budget.division_id in rows:
            rows[budget.division_id].budget = budget.amount
    if total.budget is None and any(row.budget is not None for row in rows.values()):
        total.budget = sum((row.budget or NONE for row in rows.values()), NONE)
    return [row for row in rows.values() if row.division or row.places], total


def _total(rows: list[Row], people: dict[int | None, set[int]]) -> Row:
    total = Row(None, people=len(set().union(*people.values())) if people else 0)
    for row in rows:
        total.places += row.places
        total.days += row.days
        total.spent += row.spent
        total.reported += row.reported
        total.shared += row.shared
    return total
