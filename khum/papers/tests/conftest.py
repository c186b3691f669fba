"""Prints shared by the tests of papers: each sample is printed once."""

from __future__ import annotations

import pytest

from khum.papers import pdf
from khum.papers.tests import samples
from khum.papers.word.document import to_docx


@pytest.fixture(scope="session")
def plan_pdf() -> bytes:
    """The sample plan as PDF."""
    return pdf.to_pdf(samples.plan())


@pytest.fixture(scope="session")
def plan_docx() -> bytes:
    """The sample plan as DOCX."""
    return to_docx(samples.plan())
