"""Whom a survey asks, read from the organisation chart of the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from khum.people.models import Division, Holding
from khum.people.queries import persons
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.surveys.models import Survey
from khum.surveys.rules.kinds import AudienceKind


def people_of(survey: Survey, standing: Standing) -> dict[int, int | None]:
    """Person → division of the first post held today, in one's own right before acting; two queries."""
    working = persons.working(standing).order_by("pk").values_list("pk", flat=True)
    found: dict[int, int | None] = dict.fromkeys(working)
    posts = _posts(standing)
    divisions: dict[int, int | None] = {}
    kinds: dict[int, set[str]] = {}
    for person, division, kind in posts:
        divisions.setdefault(person, division)
        kinds.setdefault(person, set()).add(kind)
    asked = {person: divisions.get(person) for person in found}
    if survey.audience_value is AudienceKind.DIVISIONS:
        return {person: division for person, division in asked.items() if division in survey.audience_of}
    if survey.audience_value is AudienceKind.POSTS:
        wanted = set(survey.audience_of)
        return {person: division for person, division in asked.items() if kinds.get(person, set()) & wanted}
    return asked


def sizes(asked: Mapping[int, int | None]) -> dict[int | None, int]:
    """People by division; None are those at the top, who belong to none."""
    return dict(Counter(asked.values()))


def chosen(survey: Survey) -> list[str]:
    """Names of what the audience was narrowed to: at most one query."""
    if survey.audience_value is AudienceKind.DIVISIONS:
        found = Division.objects.filter(organisation=survey.organisation_id, pk__in=survey.audience_of)
        return [division.name for division in found]
    if survey.audience_value is AudienceKind.POSTS:
        return [PositionKind(code).label_th for code in survey.audience_of]
    return []


def headcount(standing: Standing) -> int:
    """Everybody who works here today: one query."""
    return int(persons.working(standing).count())


def _posts(standing: Standing) -> list[tuple[int, int | None, str]]:
    held = Holding.objects.on(standing.today).filter(position__organisation_id=standing.organisation_id)
    rows = held.order_by("is_acting", "position__order", "id")
    return list(rows.values_list("person_id", "position__division_id", "position__kind"))
