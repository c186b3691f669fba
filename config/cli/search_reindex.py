"""``khum search-reindex``: build the index of the search anew from the records."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from config.cli.run import prepare_database
from khum.search.actions import indexing

DONE = 0


def add_arguments(parser: ArgumentParser) -> None:
    """``khum search-reindex`` needs none."""


def run(args: Namespace) -> int:
    """Rebuild; people can go on searching the old index until the new one is whole."""
    prepare_database()
    print(f"{indexing.rebuild()} documents")
    return DONE
