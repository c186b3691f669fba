"""Keeping categories, tags, the glossary and kinds of one's own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.models import Category, OwnKind, Tag, Term
from khum.people.models import Division
from khum.people.standing import Standing


@transaction.atomic
def add_category(
    *, name: str, parent_id: int | None, by: Standing, at: datetime, division_id: int | None = None
) -> Category:
    """Add a category above, or a work process below one: there are two levels."""
    permissions.may_arrange(by).or_raise()
    parent = Category.objects.visible_to(by).get(pk=parent_id) if parent_id else None
    if parent is not None and parent.parent_id is not None:
        raise NotPossibleError(_("Categories have two levels: the division and its work."))
    if Category.objects.visible_to(by).filter(parent=parent, name=name).exists():
        raise NotPossibleError(_("There is such a category already."))
    division = Division.objects.visible_to(by).get(pk=division_id) if division_id else None
    last = Category.objects.visible_to(by).filter(parent=parent).aggregate(last=Max("order"))["last"]
    made = Category.objects.create(
        organisation=by.organisation,
        parent=parent,
        division=division or (parent.division if parent else None),
        name=name,
        order=0 if last is None else last + 1,
    )
    ledger.record("category.added", made, by=by, at=at)
    return made


@transaction.atomic
def change_category(*, category_id: int, name: str, is_open: bool, by: Standing, at: datetime) -> Category:
    """Rename a category, close it (its items stay) or open it again."""
    permissions.may_arrange(by).or_raise()
    category: Category = Category.objects.visible_to(by).get(pk=category_id)
    twins = Category.objects.visible_to(by).filter(parent=category.parent, name=name).exclude(pk=category.pk)
    if twins.exists():
        raise NotPossibleError(_("There is such a category already."))
    category.name = name
    category.closed_on = None if is_open else (category.closed_on or by.today)
    category.save(update_fields=["name", "closed_on"])
    ledger.record("category.changed", category, by=by, at=at)
    return category


@transaction.atomic
def from_chart(*, by: Standing, at: datetime) -> list[Category]:
    """A first category for each division that has none yet."""
    permissions.may_arrange(by).or_raise()
    have = Category.objects.visible_to(by).filter(parent=None, division__isnull=False).values("division")
    missing = Division.objects.visible_to(by).filter(closed_on=None).exclude(pk__in=have)
    taken = set(Category.objects.visible_to(by).filter(parent=None).values_list("name", flat=True))
    return [
        add_category(name=division.name, parent_id=None, division_id=division.pk, by=by, at=at)
        for division in missing
        if division.name not in taken
    ]


@transaction.atomic
def keep_tag(*, name: str, synonyms: str, by: Standing, at: datetime) -> Tag:
    """Add a tag or change the other words for it."""
    permissions.may_arrange(by).or_raise()
    tag, _made = Tag.objects.update_or_create(organisation=by.organisation, name=name, defaults={"synonyms": synonyms})
    ledger.record("category.tag_kept", tag, by=by, at=at)
    return tag


@transaction.atomic
def keep_term(*, word: str, meaning: str, instead_of: str, by: Standing, at: datetime) -> Term:
    """Add a word to the glossary or change what stands there."""
    permissions.may_arrange(by).or_raise()
    term, _made = Term.objects.update_or_create(
        organisation=by.organisation, word=word, defaults={"meaning": meaning, "instead_of": instead_of}
    )
    ledger.record("category.term_kept", term, by=by, at=at)
    return term


@transaction.atomic
def remove_term(*, term_id: int, by: Standing, at: datetime) -> None:
    """Take a word out of the glossary."""
    permissions.may_arrange(by).or_raise()
    term = Term.objects.visible_to(by).get(pk=term_id)
    ledger.record("category.term_removed", term, by=by, at=at)
    term.delete()


@transaction.atomic
def add_kind(*, name: str, parts: list[dict[str, Any]], months: int, by: Standing, at: datetime) -> OwnKind:
    """Add a kind of the organisation's own with its required parts."""
    permissions.may_arrange(by).or_raise()
    if not parts:
        raise NotPossibleError(_("A kind needs at least one part."))
    number = OwnKind.objects.filter(organisation=by.organisation).count() + 1
    data = {
        "name": name,
        "parts": parts,
        "needs": ["category"],
        "months": {"low": months * 2, "normal": months, "high": max(1, months // 2)},
    }
    kind = OwnKind.objects.create(organisation=by.organisation, code=f"own-{number}", data=data)
    ledger.record("category.kind_added", kind, by=by, at=at)
    return kind
