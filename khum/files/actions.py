"""Keeping an uploaded file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.core.files.base import File
from django.db import transaction

from khum.activity import ledger
from khum.files import guard, permissions
from khum.files.guard import MAX_BYTES, check_size
from khum.files.kinds import PICTURES, STORABLE, FileKind
from khum.files.models import StoredFile
from khum.files.storage import Incoming
from khum.people.actions import divisions
from khum.people.models import Organisation
from khum.people.permissions import may_manage_people
from khum.people.standing import Standing

MAX_EMBLEM_BYTES = 2 * 1024 * 1024
_LONGEST_NAME = 255


def store(
    *,
    organisation: Organisation,
    uploaded: File[bytes],
    by: Standing,
    at: datetime,
    allowed: frozenset[FileKind] = STORABLE,
    max_bytes: int = MAX_BYTES,
    also: Callable[[StoredFile], object] = bool,
) -> StoredFile:
    """Check the file, put its bytes in place, then write its row and a line in the ledger.

    ``max_bytes`` bounds the size; ``also`` writes what must exist exactly when the row does. Raises
    :class:`khum.files.refusals.FileRefused`; then nothing is kept. Best called before a transaction is open: checking
    a large archive takes up to a second or two.
    """
    permissions.may_store(by, organisation).or_raise()
    name = _short(uploaded.name or "")
    check_size(uploaded.size, max_bytes=max_bytes)
    with Incoming.receive(uploaded.chunks(), max_bytes=max_bytes) as incoming:
        kind = guard.check(incoming.path, name=name, allowed=allowed, max_bytes=max_bytes)
        incoming.keep(organisation.pk)
        with transaction.atomic():
            stored = StoredFile.objects.create(
                organisation=organisation,
                name=name,
                kind=kind.value,
                content_type=kind.content_type,
                size=incoming.size,
                sha256=incoming.sha256,
                uploaded_by=by.person,
                uploaded_at=at,
            )
            ledger.record("file.stored", stored, by=by, at=at, detail={"sha256": stored.sha256})
            also(stored)
    return stored


def keep_emblem(*, uploaded: File[bytes], by: Standing, at: datetime) -> StoredFile:
    """Keep a picture as the council's emblem, which papers print (row 125). Raises ``FileRefused``."""
    may_manage_people(by).or_raise()
    stored = store(
        organisation=by.organisation, uploaded=uploaded, by=by, at=at, allowed=PICTURES, max_bytes=MAX_EMBLEM_BYTES
    )
    divisions.set_emblem(sha256=stored.sha256, by=by, at=at)
    return stored


def _short(name: str) -> str:
    """The name without folders, cut in the middle of nothing but its stem so that the extension stays."""
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, extension = base.rpartition(".")
    return f"{stem[: _LONGEST_NAME - len(extension) - 1]}{dot}{extension}"[-_LONGEST_NAME:]
