"""Programs that Khum uses where they are installed, and what they would add."""

from __future__ import annotations

from dataclasses import dataclass

from khum.files.extract import doc, ocr


@dataclass(frozen=True, slots=True)
class Missing:
    """A program that is not there: what cannot be done without it, and how to get it (English, for administrators)."""

    program: str
    without: str
    remedy: str


def missing() -> list[Missing]:
    """Programs of which this machine has none."""
    found = []
    if not ocr.is_installed():
        found.append(
            Missing(
                "tesseract",
                "words of pictures and scanned pages are not read; the files are kept",
                "install tesseract-ocr and tesseract-ocr-tha (on Windows: Tesseract with Thai, and its folder in PATH)",
            )
        )
    if doc.program() is None:
        found.append(
            Missing(
                "soffice", "old Word files (.doc) are not read", "install LibreOffice Writer, and its folder in PATH"
            )
        )
    return found
