"""The ``khum`` command: how administrators, scripts and checks use the product (design.md §6).

Each sub-command is a module of this package with ``add_arguments(parser)`` and ``run(args) -> int``. It is imported
only when it is asked for, so that one command never pays for another.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from importlib import import_module

import django

COMMANDS = {
    "run": "migrate, start web and background work, print the address",
    "demo": "add the demonstration organisation",
    "plan": "import and export plans",
    "items": "make drafts of a folder of files",
    "metrics": "every metric of a year",
    "report": "a report of evaluation as PDF or DOCX",
    "search": "what the search finds",
    "search-eval": "quality of the search on a BEIR-layout set",
    "search-reindex": "build the index of the search anew",
    "backup": "everything in one checked file",
    "restore": "bring a backup back",
    "verify": "re-hash files and check invariants",
    "bench": "repeatable benchmarks",
    "doctor": "what is missing or misconfigured, with the remedy",
}
DONE, PROBLEMS, WRONG_USE = 0, 1, 2


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 the work found problems, 2 wrong use."""
    words = sys.argv[1:] if argv is None else argv
    parser = ArgumentParser(prog="khum", description="Knowledge management for Thai local government")
    parser.add_argument("command", choices=sorted(COMMANDS), help="; ".join(f"{k}: {v}" for k, v in COMMANDS.items()))
    chosen = parser.parse_args(words[:1])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    command = import_module(f"config.cli.{chosen.command.replace('-', '_')}")
    own = ArgumentParser(prog=f"khum {chosen.command}", description=COMMANDS[chosen.command])
    own.add_argument("--organisation", metavar="CODE", help="which organisation, where there is more than one")
    command.add_arguments(own)
    return int(command.run(own.parse_args(words[1:])))


if __name__ == "__main__":
    sys.exit(main())
