"""Which organisation a command works on."""

from __future__ import annotations

import sys
from argparse import Namespace

from khum.people.models import Organisation


def chosen_organisation(args: Namespace) -> Organisation | None:
    """The organisation of ``--organisation``, else the demonstration one, else the only one; None with a message."""
    if args.organisation:
        found = Organisation.objects.filter(code=args.organisation).first()
        if found is None:
            print(f"there is no organisation {args.organisation!r}", file=sys.stderr)
        return found
    organisations = list(Organisation.objects.order_by("-is_demonstration", "pk")[:2])
    if not organisations:
        print("there is no organisation yet: open the web page once, or run `khum demo`", file=sys.stderr)
        return None
    if len(organisations) > 1 and not organisations[0].is_demonstration:
        print("there is more than one organisation: choose one with --organisation CODE", file=sys.stderr)
        return None
    return organisations[0]
