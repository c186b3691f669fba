"""Helpful or not: a Bayesian average, so that one vote does not outweigh fifty (anchors.md §3.2)."""

from __future__ import annotations

PRIOR_MEAN = 0.7
PRIOR_VOTES = 5
UNHELPFUL_BELOW = 0.5


def helpfulness(helpful: int, votes: int, *, mean: float = PRIOR_MEAN, weight: int = PRIOR_VOTES) -> float:
    """Share of helpful votes between 0 and 1, drawn to ``mean`` as if ``weight`` votes had already been cast."""
    return (mean * weight + helpful) / (weight + votes)


def is_unhelpful(helpful: int, votes: int) -> bool:
    """Whether a revision belongs on the health board: votes exist and even their friendly reading is low."""
    return votes > 0 and helpfulness(helpful, votes) < UNHELPFUL_BELOW
