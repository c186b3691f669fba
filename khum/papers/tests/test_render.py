"""The face of papers: bytes of the right type, with the office's fonts where it has some."""

from __future__ import annotations

import pytest

from khum.papers import render
from khum.papers.tests import samples

pytestmark = pytest.mark.papers


def test_each_print_is_a_file_of_its_type():
    paper = samples.memo()
    assert render.to_pdf(paper).startswith(b"%PDF-1.7")
    assert render.to_docx(paper).startswith(b"PK")


def test_office_fonts_are_looked_for_in_the_data_directory(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert render.office_fonts() is None
    (tmp_path / "fonts").mkdir()
    assert render.office_fonts() == tmp_path / "fonts"
    assert render.to_pdf(samples.memo()) == render.to_pdf(samples.memo())
