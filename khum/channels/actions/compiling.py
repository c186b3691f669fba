"""Compiling journals and booklets of items, and issuing them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.channels import permissions
from khum.channels.models import Chapter, Compilation
from khum.channels.rules.kinds import CompilationKind
from khum.domain import thai_date
from khum.domain.verdict import NotPossibleError
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people.models import Organisation
from khum.people.standing import Standing

MOST = 60
"""Items in one compilation."""


@transaction.atomic
def compile_items(
    *, kind: CompilationKind, title: str, foreword: str, item_ids: Sequence[int], by: Standing, at: datetime
) -> Compilation:
    """Put items together in the order given. A journal gets the next number of its calendar year."""
    permissions.may_arrange(by).or_raise()
    chosen = _chosen(item_ids, by)
    # The council's row is held, so that two journals never get one number.
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    year = thai_date.be_year(by.today)
    number = None
    if kind is CompilationKind.JOURNAL:
        of_year = Compilation.objects.visible_to(by).filter(kind=kind, year_be=year)
        number = (of_year.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Compilation.objects.create(
        organisation_id=by.organisation_id,
        kind=kind,
        title=title.strip(),
        number=number,
        year_be=year,
        foreword=foreword.strip(),
        made_by=by.person,
        made_at=at,
    )
    Chapter.objects.bulk_create(
        Chapter(compilation=made, item=item, place=place) for place, item in enumerate(chosen, start=1)
    )
    ledger.record("compilation.made", made, by=by, at=at, detail={"items": [item.pk for item in chosen]})
    return made


def _chosen(item_ids: Sequence[int], by: Standing) -> list[Item]:
    wanted = list(dict.fromkeys(item_ids))
    if not wanted:
        raise NotPossibleError(_("Choose at least one item."))
    if len(wanted) > MOST:
        raise NotPossibleError(_("Choose at most %(most)d items.") % {"most": MOST})
    in_service = [state.value for state in IN_SERVICE]
    found = Item.objects.visible_to(by).filter(pk__in=wanted, state__in=in_service).in_bulk()
    if len(found) != len(wanted):
        raise NotPossibleError(_("Only a published item of your organisation can be put into a channel."))
    return [found[pk] for pk in wanted]


@transaction.atomic
def issue(*, compilation_id: int, on: date, by: Standing, at: datetime) -> Compilation:
    """Issue a compilation: from then on it is not changed any more."""
    permissions.may_arrange(by).or_raise()
    made: Compilation = Compilation.objects.visible_to(by).select_for_update(of=("self",)).get(pk=compilation_id)
    if made.issued_on is not None:
        raise NotPossibleError(_("It has been issued already."))
    made.issued_on = on
    made.save(update_fields=["issued_on"])
    ledger.record("compilation.issued", made, by=by, at=at, detail={"on": on.isoformat()})
    return made
