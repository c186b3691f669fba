"""What a meeting leaves: resolutions with somebody to carry them out, and points of knowledge for the library."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library.actions import writing
from khum.library.models import Item
from khum.meetings import permissions
from khum.meetings.actions import meetings
from khum.meetings.models import AgendaItem, Meeting, Point, Resolution
from khum.people.models import Person, Position
from khum.people.standing import Standing

KIND_OF_POINT = "story"


@transaction.atomic
def resolve(
    *, line_id: int, text: str, owner: Position | None, due_on: date | None, by: Standing, at: datetime
) -> Resolution:
    """Write a resolution under a line of business; with an owner it comes back until it is settled."""
    line, meeting = _line(line_id, by)
    if owner is not None and owner.organisation_id != meeting.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    if due_on is not None and owner is None:
        raise NotPossibleError(_("A resolution with a day needs somebody who carries it out."))
    made = Resolution.objects.create(
        meeting=meeting, line=line, text=text.strip(), owner=owner, due_on=due_on, created_at=at
    )
    detail = {"resolution": made.pk, "text": made.text[:200], "owner": owner.title if owner else ""}
    ledger.record("meeting.resolved", meeting, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def settle(*, resolution_id: int, result: str, by: Standing, at: datetime) -> Resolution:
    """Say what came of a resolution; it does not come back any more."""
    found: Resolution = Resolution.objects.visible_to(by).select_related("meeting__series").get(pk=resolution_id)
    meetings.locked(found.meeting_id, by)
    found.refresh_from_db(fields=["done_on"])
    permissions.may_settle(by, found).or_raise()
    if found.done_on is not None:
        raise NotPossibleError(_("This resolution is settled already."))
    if not result.strip():
        raise NotPossibleError(_("Say what came of it."))
    found.result, found.done_on, found.done_by_name = result.strip(), by.today, by.name
    found.save(update_fields=["result", "done_on", "done_by_name"])
    ledger.record("meeting.resolution_settled", found.meeting, by=by, at=at, detail={"resolution": found.pk})
    return found


@transaction.atomic
def add_point(*, line_id: int, text: str, teller_id: int | None = None, by: Standing, at: datetime) -> Point:
    """Keep a point of knowledge that somebody told."""
    line, meeting = _line(line_id, by)
    teller = Person.objects.visible_to(by).get(pk=teller_id) if teller_id else None
    made = Point.objects.create(meeting=meeting, line=line, text=text.strip(), teller=teller, created_at=at)
    ledger.record("meeting.point_noted", meeting, by=by, at=at, detail={"text": made.text[:200]})
    return made


@transaction.atomic
def begin_item(*, point_id: int, by: Standing, at: datetime) -> Item:
    """Make a point of knowledge a draft of the library that says where it comes from; a second time it is the same."""
    point: Point = Point.objects.visible_to(by).select_related("line", "teller", "item").get(pk=point_id)
    meeting = meetings.locked(point.meeting_id, by)
    if point.item is not None:
        return point.item
    teller = {"teller": point.teller.full_name} if point.teller else {}
    item = writing.create(
        kind=KIND_OF_POINT,
        title=point.text.splitlines()[0][:120],
        values={"summary": point.text[:300], "parts": {"story": point.text, **teller}},
        particulars={"origin": f"{meeting} วาระ “{point.line.title}”"[:300]},
        by=by,
        at=at,
    )
    point.item = item
    point.save(update_fields=["item"])
    ledger.record("meeting.point_became_item", meeting, by=by, at=at, detail={"item": item.pk})
    return item


def _line(line_id: int, by: Standing) -> tuple[AgendaItem, Meeting]:
    line: AgendaItem = AgendaItem.objects.visible_to(by).get(pk=line_id)
    meeting = meetings.locked(line.meeting_id, by)
    permissions.may_write(by, meeting).or_raise()
    if not meetings.took_place(meeting):
        raise NotPossibleError(_("Open the meeting first."))
    return line, meeting
