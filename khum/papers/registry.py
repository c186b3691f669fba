"""The kinds of papers. An app registers its own in ``apps.py``; nobody else names them.

PAPERS.register(PaperKind("plan", "แผนการจัดการความรู้", build=documents.plan_paper, subject="plan"))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khum.domain.registries import Registry
from khum.papers.blocks import Paper
from khum.papers.errors import UnknownKindError


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its stable code, its name, and what builds it from a record of the app.

    ``subject`` says what kind of record ``build`` takes first (``plan``, ``committee``), so that a page can list the
    papers of what it shows; ``formats`` are the prints that make sense, the official one first.
    """

    code: str
    name_th: str
    build: Callable[..., Paper]
    name_en: str = ""
    subject: str = ""
    formats: tuple[str, ...] = ("pdf", "docx")


PAPERS: Registry[PaperKind] = Registry()


def papers_of(subject: str) -> list[PaperKind]:
    """The kinds that are made of a kind of record, in the order of registration."""
    return [kind for kind in PAPERS if kind.subject == subject]


def paper_kind(code: str) -> PaperKind:
    """The kind with this code; raises UnknownKindError."""
    found = PAPERS.get(code)
    if found is None:
        raise UnknownKindError(code)
    return found
