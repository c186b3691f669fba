"""Bringing a backup back: checked whole first, then taken over in one step, so that it is never half done."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from config.safekeeping import records
from config.safekeeping.backup import SECRET
from config.safekeeping.bundle import Bundle, sha256_of
from config.safekeeping.records import UnfitDatabaseError

BEFORE = ".before-restore"


class NotRestoredError(Exception):
    """The backup was not brought back and nothing was changed; the message says why and what to do."""


def restore(source: Path, *, replace: bool, has_records: bool) -> int:
    """Bring back everything; the number of files. Raises :class:`NotRestoredError`, DamagedBundleError or OSError.

    Files are named by their hash, so adding them harms no record there is; the database comes last, in one rename
    (SQLite) or one transaction (PostgreSQL). What SQLite held before stays beside it as ``….before-restore``.
    """
    data = Path(settings.DATA_DIR)
    if has_records and not replace:
        raise NotRestoredError(
            "this installation holds records already: give --replace to put the backup in their place"
        )
    with Bundle(source) as bundle:
        bundle.check()
        _fits(bundle)
        if shutil.disk_usage(data).free < bundle.size() * 1.1:
            raise NotRestoredError(f"the disk of {data} is too full: {bundle.size() // 1024**2} MB are needed")
        with tempfile.TemporaryDirectory(prefix="restore-", dir=data) as folder:
            for name in bundle.entries:
                bundle.extract(name, Path(folder) / name)
            return _take_over(Path(folder), data, bundle)


def _fits(bundle: Bundle) -> None:
    kind = bundle.manifest["database"]
    if kind != records.entry_name():
        raise NotRestoredError(
            f"the backup holds {kind}, but this installation uses {connection.vendor}: set KHUM_DATABASE_URL as it was"
        )
    if kind == records.LINES and records.applied_migrations() != bundle.manifest["migrations"]:
        raise NotRestoredError(
            f"the backup is of another version of Khum ({bundle.manifest['khum']}): install that one"
        )


def _take_over(staged: Path, data: Path, bundle: Bundle) -> int:
    database = staged / records.entry_name()
    if database.name == records.SQLITE:
        try:
            records.check_sqlite(database)
        except UnfitDatabaseError as error:
            raise NotRestoredError(str(error)) from error
    files = [name for name in bundle.entries if name not in {database.name, SECRET}]
    for name in files:
        place = data / name
        if not place.exists() or sha256_of(place) != bundle.entries[name]["sha256"]:
            place.parent.mkdir(parents=True, exist_ok=True)
            (staged / name).replace(place)
    if (staged / SECRET).exists():
        (staged / SECRET).chmod(0o600)
        (staged / SECRET).replace(data / SECRET)
    if database.name == records.SQLITE:
        _put_sqlite(database)
    else:
        records.put_lines(database)
    return len(files)


def _put_sqlite(staged: Path) -> None:
    place = Path(str(connection.settings_dict["NAME"]))
    if place.exists():
        # Nothing may be left in the side files of the old database; a broken one cannot say so any more.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    if place.exists():
        before = place.with_name(place.name + BEFORE)
        before.unlink(missing_ok=True)
        os.link(place, before)
    for side in ("-wal", "-shm"):
        place.with_name(place.name + side).unlink(missing_ok=True)
    staged.replace(place)
    call_command("migrate", verbosity=0, interactive=False)
