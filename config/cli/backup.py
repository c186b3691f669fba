"""``khum backup``: everything in one checked file, while Khum goes on working."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import DatabaseError
from django.utils.timezone import now

from config.safekeeping import backup
from config.safekeeping.bundle import Bundle, DamagedBundleError
from config.safekeeping.records import UnfitDatabaseError

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum backup``."""
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="the backup to write")


def run(args: Namespace) -> int:
    """Write the backup and read it back whole."""
    target: Path = args.to.expanduser().resolve()
    if target.exists():
        print(f"{target} exists already: choose another name", file=sys.stderr)
        return WRONG_USE
    if not target.parent.is_dir():
        print(f"{target.parent}: no such folder", file=sys.stderr)
        return WRONG_USE
    try:
        made = backup.make(target, at=now())
        with Bundle(target) as bundle:
            bundle.check()
    except (OSError, DatabaseError, UnfitDatabaseError, DamagedBundleError) as error:
        print(f"no backup was made: {error}", file=sys.stderr)
        return PROBLEMS
    print(f"{target}: {made.files} files, {made.size / 1024**2:.1f} MB, read back and checked", file=sys.stderr)
    for name in made.missing:
        print(f"missing on disk and so in the backup: {name} (see khum verify)", file=sys.stderr)
    return PROBLEMS if made.missing else DONE
