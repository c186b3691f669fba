"""What reading a file gives, whatever its format: paragraphs and tables in the order of the page, text kept raw."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or line of text. ``page`` counts from 1 where the format has pages; ``where`` says where else."""

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
    """The blocks of a file in reading order, the format they came from, and codes of what may be wrong with them."""

    blocks: tuple[Paragraph | Table, ...]
    source_format: str
    warnings: tuple[str, ...] = ()
