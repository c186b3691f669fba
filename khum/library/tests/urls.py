"""Addresses of the library that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.library.actions import acknowledging, classes, life, reviewing, using, writing
from khum.library.models import Acknowledgement, Category, ErrorReport, Intake, Item, Relation, Revision, Term, Use
from khum.library.rules.states import Link, Significance

_OF_ITEM = (
    "item history links relate edit autosave merge discard submit verify want-change change-done retire status report "
    "use vote acknowledgements words adapt offer"
)
_NOWHERE = 987654321

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"library:{name}": lambda _cast: (Item.objects.earliest("pk").pk,) for name in _OF_ITEM.split()},
    **{f"library:{name}": lambda _cast: (Revision.objects.earliest("pk").pk,) for name in ("review", "withdraw")},
    **{f"library:{name}": lambda _cast: (Use.objects.get().pk,) for name in ("describe", "confirm")},
    **{f"library:{name}": lambda _cast: (_NOWHERE,) for name in ("offered", "adopt", "detach")},
    "library:unrelate": lambda _cast: (Relation.objects.get().pk,),
    "library:answer": lambda _cast: (ErrorReport.objects.get().pk,),
    "library:acknowledge": lambda _cast: (Acknowledgement.objects.get().pk,),
    "library:sheet": lambda _cast: (Acknowledgement.objects.get().pk, "pdf"),
    "library:category": lambda _cast: (Category.objects.get().pk,),
    "library:remove-term": lambda _cast: (Term.objects.get().pk,),
    "library:print": lambda _cast: (Item.objects.earliest("pk").pk, "pdf"),
    "library:inventory-file": lambda _cast: ("xlsx",),
    "library:intake-retry": lambda _cast: (Intake.objects.get().pk,),
}
NOT_OF_A_RECORD = {"library:inventory-file"}  # a format; everybody gets their own council's


def prepare(cast: Any) -> None:
    """A manual in service that somebody used, doubted and was asked to read, and a file that a council brought."""
    staff, head, hr = (cast.ours.standing(who) for who in ("staff_finance", "head_finance", "hr"))
    at, secret = datetime.combine(hr.today, time(7), tzinfo=ZoneInfo("Asia/Bangkok")), cast.secrets[0]
    Intake.objects.create(organisation=cast.ours.organisation, name=secret, by=staff.person, at=cast.file.uploaded_at)
    category = classes.add_category(name=secret, parent_id=None, division_id=None, by=hr, at=at)
    classes.keep_term(word=secret, meaning=secret, instead_of="", by=hr, at=at)
    made = [
        writing.create(
            kind="manual",
            title=secret,
            values={
                "summary": secret,
                "body": f"<p>{secret}</p>",
                "parts": {"purpose": secret, "flow": secret, "references": secret},
            },
            particulars={"category": category},
            by=staff,
            at=at,
        )
        for _number in range(2)
    ]
    item = made[0]
    revision = reviewing.submit(item_id=item.pk, comment=secret, significance=Significance.MAJOR, by=staff, at=at)
    reviewing.approve(revision_id=revision.pk, by=head, at=at + timedelta(minutes=1))
    reviewing.approve(revision_id=revision.pk, by=hr, at=at + timedelta(minutes=2))
    writing.relate(item_id=made[1].pk, other_id=item.pk, kind=Link.REPLACES.value, note=secret, by=staff, at=at)
    using.use(item_id=item.pk, by=head, at=at, details={"case": secret})
    life.report_error(item_id=item.pk, text=secret, by=head, at=at)
    divisions = [division.pk for division in cast.ours.divisions.values()]
    acknowledging.ask(item_id=item.pk, division_ids=divisions, due_on=hr.today + timedelta(days=7), by=hr, at=at)
