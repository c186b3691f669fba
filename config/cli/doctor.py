"""``khum doctor``: what is missing or misconfigured, each with its remedy."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace

from config.cli.run_lock import is_running
from config.safekeeping import health

DONE, PROBLEMS = 0, 1


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum doctor``."""
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: Namespace) -> int:
    """Say what is wrong and what to do; advice alone is no problem."""
    running = is_running()
    problems, notes = health.problems(running=running), health.notes()
    if args.json:
        told = [
            {**f.as_json(), "severity": kind}
            for kind, found in (("problem", problems), ("advice", notes))
            for f in found
        ]
        print(json.dumps({"ok": not problems, "running": running, "findings": told}, ensure_ascii=False, indent=1))
    for kind, found in (("✗", problems), ("·", notes)):
        for finding in found:
            print(f"{kind} {finding.where}: {finding.what}\n    → {finding.remedy}", file=sys.stderr)
    if not problems:
        print("Khum is ready" + (" and running" if running else ""), file=sys.stderr)
    return PROBLEMS if problems else DONE
