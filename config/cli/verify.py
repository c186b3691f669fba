"""``khum verify``: re-hash files and check what must always hold; with a file, check that backup instead."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.db import DatabaseError

from config.safekeeping.bundle import Bundle, DamagedBundleError
from config.safekeeping.checks import RESTORE, Finding, all_findings

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum verify``."""
    parser.add_argument("file", nargs="?", type=Path, help="a backup to check; the installation otherwise")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: Namespace) -> int:
    """Say what is wrong; 0 where nothing is."""
    if args.file and not args.file.is_file():
        print(f"{args.file}: no such file", file=sys.stderr)
        return WRONG_USE
    findings = _of_backup(args.file) if args.file else _of_installation()
    if args.json:
        print(
            json.dumps({"ok": not findings, "findings": [f.as_json() for f in findings]}, ensure_ascii=False, indent=1)
        )
    for finding in findings:
        print(f"{finding.where}: {finding.what}\n  → {finding.remedy}", file=sys.stderr)
    if not findings:
        print("everything is in order", file=sys.stderr)
    return PROBLEMS if findings else DONE


def _of_backup(path: Path) -> list[Finding]:
    try:
        with Bundle(path) as bundle:
            bundle.check()
    except DamagedBundleError as error:
        return [Finding(str(error), str(path), "use another backup")]
    return []


def _of_installation() -> list[Finding]:
    try:
        return all_findings()
    except DatabaseError as error:
        return [Finding(f"the database cannot be read: {error}", "database", RESTORE)]
