"""The kinds of papers. An app registers its own in ``apps.py``; nobody else names them.

PAPERS.register(PaperKind("plan", "แผนการจัดการความรู้", build=documents.plan_paper))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khum.domain.registries import Registry
from khum.papers.blocks import Paper
from khum.papers.errors import UnknownKindError


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its stable code, its Thai name, and what builds it from a record of the app."""

    code: str
    name_th: str
    build: Callable[..., Paper]
    name_en: str = ""


PAPERS: Registry[PaperKind] = Registry()


def paper_kind(code: str) -> PaperKind:
    """The kind with this code; raises UnknownKindError."""
    found = PAPERS.get(code)
    if found is None:
        raise UnknownKindError(code)
    return found
