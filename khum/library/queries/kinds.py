"""Kinds in force for an organisation."""

from __future__ import annotations

from django.utils.translation import get_language

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Item, OwnKind
from khum.library.rules.kinds import Catalogue, Kind, Part, catalogue
from khum.people.standing import Standing


def kinds_for(standing: Standing) -> Catalogue:
    """The catalogue of the fiscal year with the kinds that the organisation added: one query."""
    own = [row.kind for row in OwnKind.objects.visible_to(standing)]
    return catalogue(FiscalYear.containing(standing.today).be).with_own(own)


def kind_for(item: Item, standing: Standing) -> Kind:
    """The kind of an item; a query only for kinds of one's own."""
    known = catalogue(FiscalYear.containing(standing.today).be).kinds.get(item.kind)
    return known or kinds_for(standing).kind(item.kind)


def kind_label(kind: Kind) -> str:
    """Its name in the reader's language."""
    return kind.name if (get_language() or "th").startswith("th") else kind.name_en


def part_hint(part: Part) -> str:
    """What to type there, in the reader's language."""
    return part.hint if (get_language() or "th").startswith("th") else part.hint_en or part.hint


def part_label(part: Part) -> str:
    """The name of a part in the reader's language."""
    return part.label if (get_language() or "th").startswith("th") else part.label_en or part.label
