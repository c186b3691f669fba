"""Near-duplicates: shingles of Thai words, compared by min-hash signatures (issue 3 §2).

A signature of 72 numbers estimates how many shingles two texts share; texts that share a band of three are compared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from khum.domain.words import segment

SHINGLE = 3
BANDS, ROWS = 24, 3
ALIKE = 0.6
_PRIME = (1 << 61) - 1
_WORD = re.compile(r"\w", re.UNICODE)


def words_of(text: str) -> list[str]:
    """Words that carry meaning, in small letters; spaces and signs are left out."""
    return [word.lower() for word in segment(" ".join(text.split())) if _WORD.search(word)]


def shingles(text: str) -> frozenset[str]:
    """Every run of three words; a shorter text is one shingle."""
    words = words_of(text)
    if not words:
        return frozenset()
    last = max(1, len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[place : place + SHINGLE]) for place in range(last))


def overlap(one: str, other: str) -> float:
    """Exact share of common shingles (Jaccard), 0–1; two empty texts share nothing."""
    left, right = shingles(one), shingles(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def signature(text: str) -> list[int]:
    """The min-hash signature of a text; empty for a text without words."""
    hashes = [int.from_bytes(blake2b(shingle.encode(), digest_size=7).digest(), "big") for shingle in shingles(text)]
    if not hashes:
        return []
    return [min((a * value + b) % _PRIME for value in hashes) for a, b in _families()]


def bands(signed: Sequence[int]) -> list[int]:
    """Keys of 63 bits under which texts that may be alike meet; none for an empty signature."""
    found = []
    for band in range(BANDS if signed else 0):
        rows = signed[band * ROWS : (band + 1) * ROWS]
        digest = blake2b(f"{band}:{rows}".encode(), digest_size=8).digest()
        found.append(int.from_bytes(digest, "big") >> 1)
    return found


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated share of common shingles by two signatures, 0–1; off by about 0.06."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


@cache
def _families() -> tuple[tuple[int, int], ...]:
    """Fixed pairs of the hash functions: stored signatures must stay comparable."""
    pairs = []
    for place in range(BANDS * ROWS):
        digest = blake2b(f"khum {place}".encode(), digest_size=16).digest()
        first, second = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big")
        pairs.append((first % (_PRIME - 1) + 1, second % _PRIME))
    return tuple(pairs)
