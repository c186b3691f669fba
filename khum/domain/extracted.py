"""What reading a file gives, whatever its format: paragraphs and tables in page order, text kept raw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line. ``page`` counts from 1 where the format has pages; ``where`` says where else."""

    text: str
    page: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cell texts; a merged cell holds its text at its first place and "" at the others."""

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class ExtractedDocument:
    """The blocks of a file in reading order, its format, and codes of what may be wrong with them."""

    blocks: tuple[Paragraph | Table, ...]
    source_format: str
    warnings: tuple[str, ...] = ()
