"""What came of it: the report, telling colleagues, the use in the work, an item of the library."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.learning import permissions
from khum.learning.actions.planning import locked
from khum.learning.models import Days, Place
from khum.learning.rules.states import Outcome, PlaceState
from khum.learning.rules.timing import Deadlines
from khum.library.actions import writing
from khum.library.models import Item
from khum.meetings.models import Meeting
from khum.people.standing import Standing

KIND_OF_REPORT = "story"


@transaction.atomic
def report(
    *, place_id: int, learnt: str, change: str, file: StoredFile | None = None, by: Standing, at: datetime
) -> Place:
    """Keep what was new and what the person will do differently; it can be mended until it was shared."""
    place = locked(place_id, by)
    permissions.may_step(by, place, PlaceState.REPORTED).or_raise()
    if not learnt.strip() or not change.strip():
        raise NotPossibleError(_("Say what was new and what you will do differently."))
    place.learnt, place.change, place.file = learnt.strip(), change.strip(), file or place.file
    place.state, place.reported_on = PlaceState.REPORTED, place.reported_on or by.today
    place.save(update_fields=["learnt", "change", "file", "state", "reported_on"])
    ledger.record("training.reported", place.training, by=by, at=at, detail={"place": place.pk})
    return place


@transaction.atomic
def share(
    *,
    place_id: int,
    shared_on: date,
    meeting: Meeting | None = None,
    words: str = "",
    by: Standing,
    at: datetime,
) -> Place:
    """Keep where it was told to colleagues: at a meeting, or in words where and to whom."""
    place = locked(place_id, by)
    permissions.may_step(by, place, PlaceState.SHARED).or_raise()
    if meeting is None and not words.strip():
        raise NotPossibleError(_("Choose the meeting, or say where and to whom you told it."))
    if meeting is not None and not Meeting.objects.visible_to(by).filter(pk=meeting.pk).exists():
        raise NotPossibleError(_("This meeting is not one of yours."))
    if not place.training.starts_on <= shared_on <= by.today:
        raise NotPossibleError(_("Choose a day from the training up to today."))
    place.state, place.shared_on, place.shared_in, place.shared_words = (
        PlaceState.SHARED, shared_on, meeting, words.strip(),
    )  # fmt: skip
    place.save(update_fields=["state", "shared_on", "shared_in", "shared_words"])
    ledger.record("training.shared", place.training, by=by, at=at, detail={"place": place.pk})
    return place


@transaction.atomic
def say_use(*, place_id: int, outcome: Outcome, words: str, by: Standing, at: datetime) -> Place:
    """Keep what changed in the work, asked from 60 days on (row 85). A changed answer waits to be confirmed again."""
    place = locked(place_id, by)
    permissions.may_step(by, place, PlaceState.USED).or_raise()
    opens = deadlines_of(by).use_opens(place.training.ends_on)
    if by.today < opens:
        raise NotPossibleError(_("It is too early to say: this is asked some weeks after the training."))
    if not words.strip():
        raise NotPossibleError(_("Say in a few words what changed, or what stands in the way."))
    place.state, place.outcome, place.used_words, place.used_on = (
        PlaceState.USED, outcome.value, words.strip(), by.today,
    )  # fmt: skip
    place.confirmed_on, place.confirmed_name = None, ""
    place.save(update_fields=["state", "outcome", "used_words", "used_on", "confirmed_on", "confirmed_name"])
    ledger.record("training.used", place.training, by=by, at=at, detail={"place": place.pk, "outcome": outcome.value})
    return place


@transaction.atomic
def confirm(*, place_id: int, by: Standing, at: datetime) -> Place:
    """The head confirms what changed."""
    place = locked(place_id, by)
    permissions.may_confirm(by, place).or_raise()
    if place.confirmed_on is not None:
        raise NotPossibleError(_("This was confirmed already."))
    place.confirmed_on, place.confirmed_name = by.today, by.name
    place.save(update_fields=["confirmed_on", "confirmed_name"])
    ledger.record("training.use_confirmed", place.training, by=by, at=at, detail={"place": place.pk})
    return place


@transaction.atomic
def begin_item(*, place_id: int, by: Standing, at: datetime) -> Item:
    """Make the report a draft of the library; a second time it is the same."""
    place = locked(place_id, by)
    if place.item is not None:
        return place.item
    if place.person_id != by.person_id or not place.learnt:
        raise NotPossibleError(_("Only the person who reported makes an item of it."))
    story = f"{place.learnt}\n\n{place.change}"
    item = writing.create(
        kind=KIND_OF_REPORT,
        title=place.training.title[:120],
        values={"summary": place.learnt[:300], "parts": {"story": story, "teller": place.person.full_name}},
        particulars={"origin": f"{place.training.kind_value.label_th} “{place.training.title}”"[:300]},
        by=by,
        at=at,
    )
    place.item = item
    place.save(update_fields=["item"])
    ledger.record("training.became_item", place.training, by=by, at=at, detail={"item": item.pk})
    return item


def deadlines_of(by: Standing) -> Deadlines:
    """Days of the council, or those by default: one query."""
    days = Days.objects.visible_to(by).first()
    return days.deadlines if days else Deadlines()
