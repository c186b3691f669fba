"""Bytes on disk: ``KHUM_DATA/files/<organisation>/<first two of the hash>/<hash>``, written once and never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from django.conf import settings

from khum.files.guard import MAX_BYTES, check_size
from khum.files.models import StoredFile


def path_of(stored: StoredFile) -> Path:
    """Where the bytes of a stored file lie."""
    return _place(stored.organisation_id, stored.sha256)


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes that have arrived and are not kept yet; leaving the ``with`` block throws away what was not kept."""

    path: Path
    size: int
    sha256: str

    @classmethod
    def receive(cls, chunks: Iterable[bytes], *, max_bytes: int = MAX_BYTES) -> Self:
        """Write the chunks to a temporary file, hash them on the way and stop as soon as they are too many."""
        folder = settings.DATA_DIR / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        digest, size = hashlib.sha256(), 0
        descriptor, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                for chunk in chunks:
                    size += len(chunk)
                    if size > max_bytes:
                        break
                    digest.update(chunk)
                    stream.write(chunk)
                stream.flush()
                os.fsync(stream.fileno())
            check_size(size, max_bytes=max_bytes)
        except BaseException:
            Path(name).unlink()
            raise
        return cls(Path(name), size, digest.hexdigest())

    def keep(self, organisation_id: int) -> None:
        """Move the bytes to their place for good, before any row speaks of them."""
        place = _place(organisation_id, self.sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        self.path.replace(place)
        # The new names must survive a power cut as well as the bytes: the file's, and its folders' own.
        for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
            _sync_folder(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        with suppress(FileNotFoundError):
            self.path.unlink()


def _place(organisation_id: int, sha256: str) -> Path:
    return Path(settings.DATA_DIR) / "files" / str(organisation_id) / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # pragma: no cover - Windows opens no folders and needs no such call
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
