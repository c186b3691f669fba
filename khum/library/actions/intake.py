"""Bringing files: checks, duplicate by hash, store, then reading in the background (paperless-ngx's order)."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.files import actions as files
from khum.files.guard import MAX_BYTES
from khum.files.kinds import PICTURES, TAKEN_IN
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused
from khum.library import permissions
from khum.library.actions import items, writing
from khum.library.models import Attachment, Intake, Item
from khum.library.queries.intake import Holder, failed_before, holder_of
from khum.library.rules.intake import UNDER_WAY, IntakeState
from khum.people.standing import Standing
from khum.web import jobs

JOB = "library.read_file"
STUCK_AFTER = timedelta(minutes=15)
"""After so long a file that is still being read may be begun again by hand."""

_LONGEST_NAME = 255


def receive(
    *, uploaded: Any, kind: str, by: Standing, at: datetime, part_of: Intake | None = None, name: str = ""
) -> Intake:
    """Take one file in; what is wrong with it stands in the row. ``kind`` "" lets its words suggest one.

    ``part_of`` and ``name`` say which archive it came in and what it was called there. Nothing is kept of a file that
    is refused, and nothing twice of a file that is there already.
    """
    permissions.may_write(by).or_raise()
    if kind and kind not in items.kinds_of(by.organisation_id, by.today).kinds:
        raise NotPossibleError(_("There is no such kind of item."))
    facts: dict[str, Any] = {
        "organisation": by.organisation,
        "name": (name or uploaded.name or "")[-_LONGEST_NAME:],
        "kind": kind,
        "part_of": part_of,
        "by": by.person,
        "at": at,
        "sha256": hash_of(uploaded),
    }
    holder = holder_of(by.organisation_id, facts["sha256"])
    if holder is not None:
        return _duplicate(facts, holder, by=by, at=at)
    earlier = failed_before(by, name=facts["name"], sha256=facts["sha256"], part_of=part_of)
    if earlier is not None and earlier.file_id is not None:
        return retry(intake_id=earlier.pk, by=by, at=at)
    made: list[Intake] = []

    def waiting(stored: StoredFile) -> None:
        row = Intake.objects.create(file=stored, **facts)
        jobs.enqueue(JOB, {"intake_id": row.pk}, at=at)
        ledger.record("intake.received", row, by=by, at=at)
        made.append(row)

    try:
        files.store(organisation=by.organisation, uploaded=uploaded, by=by, at=at, allowed=TAKEN_IN, also=waiting)
    except FileRefused as refused:
        if earlier is not None:  # Brought again and still refused: one line says so.
            earlier.delete()
        return refuse(facts, refused.code.value, by=by, at=at)
    except IntegrityError:  # Somebody brought the same file in the same moment.
        return _duplicate(facts, holder_of(by.organisation_id, facts["sha256"]), by=by, at=at)
    return made[0]


def receive_text(*, title: str, text: str, kind: str, by: Standing, at: datetime) -> Intake:
    """Take pasted text in, as the text file that keeps it."""
    name = " ".join(title.replace("/", " ").replace("\\", " ").split())[:200]
    uploaded = ContentFile(text.encode("utf-8"), name=f"{name}.txt")
    return receive(uploaded=uploaded, kind=kind, by=by, at=at)


def attach(*, item_id: int, uploaded: Any, by: Standing, at: datetime) -> Attachment:
    """Put a file beside an item and have its words read, so that the search finds them page by page."""
    made: list[Attachment] = []

    def beside(stored: StoredFile) -> None:
        attached = writing.attach(item_id=item_id, file=stored, title="", by=by, at=at)
        read_beside(item=attached.item, file=stored, by=by, at=at)
        made.append(attached)

    files.store(organisation=by.organisation, uploaded=uploaded, by=by, at=at, also=beside)
    return made[0]


def read_beside(*, item: Item, file: StoredFile, by: Standing, at: datetime) -> Intake | None:
    """Have the words of a file beside an item read in the background; None where there is nothing to read.

    Pictures are seen, not read; a file whose words are being read for somebody else is not read twice at a time.
    """
    mine = Intake.objects.filter(organisation=item.organisation_id, sha256=file.sha256)
    under_way = mine.filter(state__in=[state.value for state in UNDER_WAY])
    if file.kind in PICTURES or under_way.exists() or mine.filter(item=item, file=file).exists():
        return None
    row: Intake = Intake.objects.create(
        organisation=by.organisation, name=file.name[-_LONGEST_NAME:], file=file, sha256=file.sha256, item=item,
        by=by.person, at=at,
    )  # fmt: skip
    jobs.enqueue(JOB, {"intake_id": row.pk}, at=at)
    ledger.record("intake.received", row, by=by, at=at)
    return row


@transaction.atomic
def refuse(facts: dict[str, Any], code: str, *, by: Standing, at: datetime) -> Intake:
    """Keep a line about a file that is not taken."""
    row: Intake = Intake.objects.create(**facts, state=IntakeState.FAILED.value, refusal=code, finished_at=at)
    ledger.record("intake.refused", row, by=by, at=at, detail={"why": code})
    return row


@transaction.atomic
def retry(*, intake_id: int, by: Standing, at: datetime) -> Intake:
    """Read a kept file once more, after a failure or where its reading never ended."""
    permissions.may_write(by).or_raise()
    row: Intake = Intake.objects.visible_to(by).select_for_update(of=("self",)).get(pk=intake_id)
    if not may_retry(row, at=at):
        raise NotPossibleError(_("This file is not waiting for another try."))
    is_beside = row.item_id is not None  # Read for the item that it stands beside, which holds it of course.
    holder = None if is_beside else holder_of(by.organisation_id, row.sha256, but=row.pk)
    if holder is not None:
        row.state, row.item_id, row.refusal, row.finished_at = IntakeState.DUPLICATE.value, holder.item_id, "", at
    else:
        row.state, row.refusal, row.finished_at, row.at = IntakeState.WAITING.value, "", None, at
        jobs.enqueue(JOB, {"intake_id": row.pk}, at=at)
    row.save(update_fields=["state", "item", "refusal", "finished_at", "at"])
    ledger.record("intake.retried", row, by=by, at=at)
    return row


def may_retry(row: Intake, *, at: datetime) -> bool:
    """Whether another try can help: the file is kept, and its reading failed or never ended."""
    if row.file_id is None:
        return False
    is_stuck = row.state_value in UNDER_WAY and row.at < at - STUCK_AFTER
    return row.state_value is IntakeState.FAILED or is_stuck


@transaction.atomic
def _duplicate(facts: dict[str, Any], holder: Holder | None, *, by: Standing, at: datetime) -> Intake:
    """Keep a line that says where the file is already; nothing of the file is kept again."""
    row: Intake = Intake.objects.create(
        **facts, state=IntakeState.DUPLICATE.value, item_id=holder.item_id if holder else None, finished_at=at
    )
    ledger.record("intake.duplicate", row, by=by, at=at)
    return row


def hash_of(uploaded: Any) -> str:
    """SHA-256 of an upload, which is read from its beginning again afterwards; "" for one too large to be taken."""
    if uploaded.size > MAX_BYTES:
        return ""
    digest = hashlib.sha256()
    for chunk in uploaded.chunks():
        digest.update(chunk)
    uploaded.seek(0)
    return digest.hexdigest()
