"""Figures that items carry (domain.md §3): what is held, how it is cared for, how it is used."""

from khum.library.metrics.declared import METRICS

__all__ = ["METRICS"]
