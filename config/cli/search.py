"""``khum search``: what the KM secretary would find, from the command line (design.md §6)."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from django.utils.timezone import localdate

from config.cli.organisation import chosen_organisation
from khum.people.standing import of_command_line
from khum.search.queries import searching

DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum search``."""
    parser.add_argument("query")
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    parser.add_argument("--limit", type=int, default=20, metavar="N")


def run(args: Namespace) -> int:
    """Print what is found, best first."""
    organisation = chosen_organisation(args)
    if organisation is None:
        return WRONG_USE
    standing = of_command_line(organisation, today=localdate())
    found = searching.find(standing, args.query, limit=max(1, min(args.limit, searching.MOST)))
    rows = [_row(result) for result in found.results]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return DONE
    if found.suggestion:
        print(f"? {found.suggestion}")
    for row in rows:
        print(f"{row['score']:8.2f}  {row['kind']}  {row['title']}\n          {row['snippet']}\n          {row['url']}")
    return DONE


def _row(result: searching.Result) -> dict[str, Any]:
    return {
        "kind": result.kind,
        "id": str(result.key),
        "title": result.plain_title,
        "url": result.url,
        "score": result.score,
        "snippet": "".join(piece.text for piece in result.snippet),
    }
