"""``khum items import``: a folder of files becomes drafts of the library; begun again it goes on where it ended."""

from __future__ import annotations

import json
import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.timezone import localdate, now

from config.cli.organisation import chosen_organisation
from khum.files.kinds import kind_of
from khum.library.actions import intake, intake_reading
from khum.library.models import Intake
from khum.library.queries import intake as queries
from khum.library.rules.intake import UNDER_WAY, IntakeState
from khum.people.standing import Standing, of_command_line

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
NEW, THERE, FAILED, UNSUPPORTED = "new", "duplicate", "failed", "unsupported"
Row = dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum items``."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    bring = verbs.add_parser("import", help="make a draft of every file in a folder, however deep")
    bring.add_argument("folder", type=Path)
    bring.add_argument(
        "--kind", default="", metavar="CODE", help="kind of the items; suggested by their words otherwise"
    )
    bring.add_argument("--json", action="store_true", help="print the report as JSON")
    # Also after the verb, where people type it; the suppressed default keeps one given before the verb.
    bring.add_argument("--organisation", metavar="CODE", default=SUPPRESS)


def run(args: Namespace) -> int:
    """Bring the files of the folder, report what went where."""
    if not args.folder.is_dir():
        print(f"{args.folder}: no such folder", file=sys.stderr)
        return WRONG_USE
    organisation = chosen_organisation(args)
    if organisation is None:
        return WRONG_USE
    by = of_command_line(organisation, today=localdate())
    if args.kind and args.kind not in queries.codes_of_kinds(by):
        print(f"there is no kind of item {args.kind!r}: {', '.join(queries.codes_of_kinds(by))}", file=sys.stderr)
        return WRONG_USE
    _finish_earlier(by)
    rows = [row for path in _files(args.folder) for row in _bring(path, args.folder, kind=args.kind, by=by)]
    _report(rows, as_json=args.json)
    return PROBLEMS if any(row["became"] == FAILED for row in rows) else DONE


def _files(folder: Path) -> Iterator[Path]:
    """Files under the folder in the order of their names; hidden ones and what programs leave open are no files."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def readable(name: str) -> str:
    """The name as people read it: an old stick writes Thai names in code page 874, which is no UTF-8."""
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp874", "replace")


def _finish_earlier(by: Standing) -> None:
    """Read to the end what a run that was killed had taken in."""
    for row in queries.unfinished(by.organisation_id):
        if row.by_id is None:
            _read_whole(row)


def _bring(path: Path, folder: Path, *, kind: str, by: Standing) -> Iterator[Row]:
    """What became of one file, and of each file inside an archive."""
    name = readable(str(path.relative_to(folder)))
    if kind_of(path.name) is None:
        yield _row(name, UNSUPPORTED)
        return
    with path.open("rb") as stream:
        uploaded = File(stream, name=readable(path.name))
        holder = queries.holder_of(by.organisation_id, intake.hash_of(uploaded))
        if holder is not None:  # Told, not kept as a line: a folder may be brought again and again.
            yield _row(name, THERE, item_id=holder.item_id)
            return
        row = intake.receive(uploaded=uploaded, kind=kind, by=by, at=now())
    _read_whole(row)
    row.refresh_from_db()
    yield _of(row, name)
    for part in row.parts.order_by("pk"):
        _read_whole(part)
        part.refresh_from_db()
        yield _of(part, f"{name}/{part.name}")


def _read_whole(row: Intake) -> None:
    """Read here and now; the piece of work that waits for the background finds nothing left to do."""
    while intake_reading.read(intake_id=row.pk, at=now()) is not None:
        row.refresh_from_db()
        if row.state_value not in UNDER_WAY:
            return


def _of(row: Intake, name: str) -> Row:
    became = {IntakeState.READY: NEW, IntakeState.DUPLICATE: THERE}.get(row.state_value, FAILED)
    return _row(name, became, item_id=row.item_id, why=queries.reason_of(row), notes=queries.notes_of(row))


def _row(name: str, became: str, *, item_id: int | None = None, why: str = "", notes: tuple[str, ...] = ()) -> Row:
    return {"file": name, "became": became, "item": item_id, "why": why, "notes": list(notes)}


def _report(rows: list[Row], *, as_json: bool) -> None:
    counts = Counter(row["became"] for row in rows)
    if as_json:
        print(json.dumps({"counts": dict(counts), "files": rows}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            told = f"item {row['item']}" if row["item"] else ""
            said = " · ".join(filter(None, [told, row["why"], *row["notes"]]))
            print(f"{row['became']:11} {row['file']}{'  ' + said if said else ''}")
    summary = ", ".join(f"{counts[name]} {name}" for name in (NEW, THERE, FAILED, UNSUPPORTED))
    print(f"{len(rows)} files: {summary}", file=sys.stderr)
