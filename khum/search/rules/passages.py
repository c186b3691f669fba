"""Cutting a long text into passages that are found and shown one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1400
"""Characters of the longest passage; a text up to this stays whole."""
_WANTED = 700


def passages(text: str) -> Iterator[str]:
    """Parts of ``text``, none longer than :data:`LONGEST`, cut at paragraphs, lines or spaces where there are any."""
    text = text.strip()
    while len(text) > LONGEST:
        cut = _cut(text)
        part = text[:cut].strip()
        if part:
            yield part
        text = text[cut:].lstrip()
    if text:
        yield text


def _cut(text: str) -> int:
    window = text[:LONGEST]
    for pattern in (r"\n\s*\n", r"\n", r"\s"):
        places = [found.end() for found in re.finditer(pattern, window) if found.end() >= _WANTED // 2]
        if places:
            return min(places, key=lambda place: abs(place - _WANTED))
    return _WANTED
