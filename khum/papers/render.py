"""The face of papers: one description, four prints.

    render.to_pdf(paper)    tagged PDF/UA-1 and PDF/A-2a, the official print
    render.to_docx(paper)   the same for editing in Word
    render.to_xlsx(paper)   its tables, with real numbers and dates
    render.to_html(paper)   a fragment for the screen

Errors are those of ``khum.papers.errors``; all are PaperError.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from khum.papers import pdf, preview, xlsx
from khum.papers.blocks import Paper
from khum.papers.word import document

PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def office_fonts() -> Path | None:
    """Folder ``fonts`` in the data directory, where an office may put its own TH SarabunPSK; None without it."""
    folder = Path(settings.DATA_DIR) / "fonts"
    return folder if folder.is_dir() else None


def to_pdf(paper: Paper) -> bytes:
    """Print as PDF in a child process of at most 20 s and 1 GB."""
    return pdf.to_pdf(paper, office_fonts=office_fonts())


def to_docx(paper: Paper) -> bytes:
    """Print as editable DOCX; its contents carry the page numbers of the PDF."""
    return document.to_docx(paper, office_fonts=office_fonts())


def to_xlsx(paper: Paper) -> bytes:
    """Print the tables as XLSX; raises NoTableError for a paper without any."""
    return xlsx.to_xlsx(paper)


def to_html(paper: Paper) -> str:
    """Return the paper as an HTML fragment; the page links ``papers/preview.css``."""
    return preview.to_html(paper)
