"""``khum restore``: a backup comes back whole or not at all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import DatabaseError, connection

from config.cli.run import prepare_database
from config.cli.run_lock import is_running
from config.safekeeping.bundle import DamagedBundleError
from config.safekeeping.restore import NotRestoredError, restore
from khum.people.models import Organisation

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum restore``."""
    parser.add_argument("file", type=Path, help="the backup")
    parser.add_argument("--replace", action="store_true", help="put it in the place of the records that are there")


def run(args: Namespace) -> int:
    """Check the backup, then take it over."""
    if not args.file.is_file():
        print(f"{args.file}: no such file", file=sys.stderr)
        return WRONG_USE
    if is_running():
        print("Khum is running on this data: stop it first", file=sys.stderr)
        return WRONG_USE
    try:
        files = restore(args.file.resolve(), replace=args.replace, has_records=_has_records(replacing=args.replace))
    except (NotRestoredError, DamagedBundleError, DatabaseError, OSError) as error:
        print(f"nothing was restored: {error}", file=sys.stderr)
        return PROBLEMS
    print(f"restored with {files} files; check with: khum verify", file=sys.stderr)
    return DONE


def _has_records(*, replacing: bool) -> bool:
    """Whether there is an organisation already; a broken database counts, so that it is replaced only knowingly."""
    try:
        if connection.vendor == "sqlite" and not connection.introspection.table_names():
            return False  # The backup brings its own tables; making some first would take longer than restoring.
        prepare_database()
        return Organisation.objects.exists()
    except DatabaseError:
        if not replacing:
            raise
        return True
