"""CSV files: one table, whichever separator the program that saved it used."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from khum.domain.extracted import ExtractedDocument, Table
from khum.domain.text_blocks import table_of
from khum.files.extract import text_decoding
from khum.files.extract.grid import trim

_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 20


def read(path: Path) -> ExtractedDocument:
    """One table of the rows; caps as for a sheet (see ``grid``)."""
    text, warnings = text_decoding.decode(path)
    lines = io.StringIO(text, newline="")
    # A cell may hold no more than the longest answer; the default of 128 KB would fail on a long remark.
    csv.field_size_limit(5 * 1024 * 1024)
    rows, left_out = trim(csv.reader(lines, delimiter=_separator(text)))
    blocks: tuple[Table, ...] = (table_of(rows),) if rows else ()
    return ExtractedDocument(blocks, "csv", (*warnings, *(("rows_left_out",) if left_out else ())))


def _separator(text: str) -> str:
    """The separator that splits the first lines into most cells; a comma when none does."""
    sample = text.splitlines()[:_SAMPLE_LINES]
    return max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in sample))
