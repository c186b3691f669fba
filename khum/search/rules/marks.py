"""Words and marks as the index holds them: the organisation stands in front of each (ADR on search)."""

from __future__ import annotations

import re
from collections.abc import Collection

from khum.domain.searching import EVERYONE, VISITORS

_NOT_PLAIN = re.compile(r"[\W_]+")


def word(organisation_id: int, token: str, reader: str = EVERYONE) -> str:
    """A word of the texts of an organisation that a reader may see; what everyone may read needs no name of a reader.

    The permission stands in the word itself, so that asking for words costs nothing for what one may not read, and
    no list of everything readable is walked beside them.
    """
    return f"{organisation_id}{'' if reader == EVERYONE else _plain(reader)}x{token}"


def audiences(readers: Collection[str]) -> list[str]:
    """The marks under which the words of a document are kept: one is enough where everyone or anybody may read."""
    widest = next((mark for mark in (VISITORS, EVERYONE) if mark in readers), None)
    return [widest] if widest else sorted(readers)


def facet(organisation_id: int, name: str, value: object) -> str:
    """A mark by which results are narrowed: kind ``k``, division ``v``, year ``y``, status ``t``."""
    return f"{organisation_id}{name}{_plain(str(value))}"


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub("", text).lower()
