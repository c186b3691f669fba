"""Which evidence a round looks at closely: drawn by a seed that the frozen figures give; nobody chooses (row 116)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PER_METRIC = 2


@dataclass(frozen=True, slots=True)
class Draw:
    """One piece of evidence for one member: ``place`` counts in the frozen list of its metric."""

    metric: str
    place: int
    member: int


def draw(lengths: Mapping[str, int], members: Sequence[int], *, seed: str, per_metric: int = PER_METRIC) -> list[Draw]:
    """Draw ``per_metric`` places of every list without repeating one, dealt out to members evenly.

    Places stand in the order of the SHA-256 of ``seed:metric:place``, so that anybody can draw again, in any language,
    from the hash printed on the paper.
    """
    if not members:
        return []
    deal = sorted(members, key=lambda member: _rank(seed, "member", member))
    places = [
        (metric, place) for metric in sorted(lengths) for place in _ranked(seed, metric, lengths[metric])[:per_metric]
    ]
    return [Draw(metric, place, deal[turn % len(deal)]) for turn, (metric, place) in enumerate(places)]


def _ranked(seed: str, metric: str, length: int) -> list[int]:
    return sorted(range(length), key=lambda place: _rank(seed, metric, place))


def _rank(seed: str, name: str, number: int) -> str:
    return hashlib.sha256(f"{seed}:{name}:{number}".encode()).hexdigest()
