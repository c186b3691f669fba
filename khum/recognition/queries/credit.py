"""Confirmed uses of knowledge: both sides are credited, who used it and who wrote it (row 76)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from khum.library.models import Item, Use
from khum.people.standing import Standing


def confirmed(standing: Standing) -> QuerySet[Use]:
    """Confirmed uses of items in sight."""
    items = Item.objects.visible_to(standing).values("pk")
    found: QuerySet[Use] = Use.objects.filter(item__in=items, confirmed_at__isnull=False)
    return found.select_related("item__current", "item__created_by", "person")


def since(standing: Standing, day: date) -> QuerySet[Use]:
    """Those since a day, newest first, for the choice in a form."""
    return confirmed(standing).filter(on__gte=day).order_by("-on", "-id")


def by_person(person_id: int, start: date, end: date) -> QuerySet[Use]:
    """Confirmed uses by a person in a period."""
    return _in(start, end).filter(person=person_id)


def of_work_of(person_id: int, start: date, end: date) -> QuerySet[Use]:
    """Confirmed uses, by others, of what a person wrote."""
    return _in(start, end).filter(item__created_by=person_id).exclude(person=person_id)


def _in(start: date, end: date) -> QuerySet[Use]:
    found = Use.objects.filter(Q(on__range=(start, end)), confirmed_at__isnull=False)
    return found.select_related("item__current", "person", "item__created_by").order_by("on", "id")
