"""``khum demo``: the demonstration organisation with believable records; harmless to repeat."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from importlib.util import find_spec

from django.utils.timezone import now

from config.cli.run import prepare_database
from khum.people import demo as people
from khum.search.actions.together import together

# Each builds on those before it: build(by=standing, at=moment).
BUILDERS = (
    "khum.library.demo",
    "khum.needs.demo",
    "khum.exchange.demo",
    "khum.forums.demo",
    "khum.communities.demo",
    "khum.surveys.demo",
    "khum.recognition.demo",
    "khum.channels.demo",
    "khum.meetings.demo",
    "khum.learning.demo",
    "khum.plans.demo",
    "khum.evaluation.demo",
)


def add_arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(_args: Namespace) -> int:
    """Build what is missing, all of it or nothing, and say how to sign in."""
    prepare_database()
    at = now()
    with together():
        by = people.build(at=at)
        for name in BUILDERS:
            if find_spec(name) is not None:
                import_module(name).build(by=by, at=at)
    print(f"{people.NAME}: hr, palad, nayok, head.finance, staff / {people.PASSWORD}", file=sys.stderr)
    return 0
