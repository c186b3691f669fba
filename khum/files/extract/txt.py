"""Text files: lines as paragraphs, tab and pipe runs as tables."""

from __future__ import annotations

from pathlib import Path

from khum.domain.extracted import ExtractedDocument
from khum.domain.text_blocks import blocks_from_text
from khum.files.extract import text_decoding


def read(path: Path) -> ExtractedDocument:
    """The blocks of a text file."""
    text, warnings = text_decoding.decode(path)
    return ExtractedDocument(blocks_from_text(text), "txt", warnings)
