"""Everything that an installation holds, in one file."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from config.safekeeping import records
from config.safekeeping.bundle import BundleWriter
from khum.files import storage
from khum.files.models import StoredFile

# Beside the database; `static` and `incoming` are made anew.
KEPT_FOLDERS = ("files", "fonts")
SECRET = "secret.key"  # noqa: S105 - the name of a file


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds; ``missing`` are files that the records speak of and the disk does not have."""

    path: Path
    files: int
    size: int
    missing: tuple[str, ...]


def make(target: Path, *, at: datetime) -> Made:
    """Write a backup while Khum goes on working. Raises OSError (disk full, no such folder) and leaves nothing then.

    The records are copied before the files: a file is on disk before a record speaks of it and is never changed.
    """
    data = Path(settings.DATA_DIR)
    facts = {
        "made_at": at.isoformat(),
        "khum": version("khum"),
        "database": records.entry_name(),
        "migrations": records.applied_migrations(),
    }
    with tempfile.TemporaryDirectory(prefix="backup-", dir=target.parent) as folder:
        copy = Path(folder) / records.entry_name()
        records.take_out(copy)
        with BundleWriter(target, facts) as bundle:
            bundle.add(copy.name, copy, packed=True)
            if (data / SECRET).is_file():
                bundle.add(SECRET, data / SECRET)
            paths = [path for name in KEPT_FOLDERS for path in sorted((data / name).rglob("*")) if path.is_file()]
            for path in paths:
                bundle.add(path.relative_to(data).as_posix(), path)
    return Made(target, len(paths), target.stat().st_size, tuple(missing_files()))


def missing_files() -> list[str]:
    """Names of stored files whose bytes are not on disk."""
    return [
        stored.name for stored in StoredFile.objects.order_by("pk").iterator() if not storage.path_of(stored).is_file()
    ]
