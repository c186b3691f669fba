"""Ready to formalise? Learning stays near practice; what was used becomes a manual or a course (row 90)."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

FEWEST_USES = 3
"""Confirmed uses before a story or a set becomes a manual or a course (proposal of row 90)."""


class Shape(StrEnum):
    """What it becomes."""

    MANUAL = "manual"
    COURSE = "course"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"manual": "คู่มือการปฏิบัติงาน", "course": "หลักสูตรอบรม"}[self.value]

    @property
    def item_kind(self) -> str:
        """The kind of item of the library that it begins as: a course begins as the steps that it will teach."""
        return {"manual": "manual", "course": "procedure"}[self.value]


class Readiness(NamedTuple):
    """How many confirmed uses there are and how many are missing."""

    confirmed: int
    missing: int

    @property
    def is_ready(self) -> bool:
        """Whether it has proved itself."""
        return self.missing == 0


def readiness(confirmed: int, fewest: int = FEWEST_USES) -> Readiness:
    """Readiness of something with so many confirmed uses."""
    return Readiness(confirmed, max(0, fewest - confirmed))
