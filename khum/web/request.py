"""The request as views see it."""

from khum.people.request import PersonRequest

__all__ = ["PersonRequest"]
