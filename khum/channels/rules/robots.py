"""Who reads by machine: such reading is no reach (M5)."""

from __future__ import annotations

import re

_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|fetch|curl|wget|python|scan|monitor|headless", re.IGNORECASE)


def is_robot(agent: str) -> bool:
    """Whether the name that a program gives is that of a machine; no name at all is one too.

    >>> is_robot("Mozilla/5.0 (compatible; Googlebot/2.1)"), is_robot("Mozilla/5.0 (Linux; Android 14)")
    (True, False)
    """
    return not agent.strip() or _ROBOT.search(agent) is not None
