"""The derived font is what its recipe makes, and its text copies exactly."""

from __future__ import annotations

import io
import itertools
from datetime import date

import pytest
from fontTools.ttLib import TTFont

from khum.papers import pdf
from khum.papers.blocks import PageNumbers, Paper, Paragraph, Section, Span
from khum.papers.tests import reading
from tools import fonts

WORDS = "ท้องถิ่น ทั้งนี้ มั่นใจ ขั้นตอน สิ้นสุด ครั้งที่ น้ำ กุดตุ้ม สิทธิ์ ป้ำ กู้ ปู่ ฎุ ญู วันที่ เป็น"
CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
UPPER = ["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ำ"]
TONES = ["", "่", "้", "๊", "๋"]


def paper_of(*texts) -> Paper:
    """A one-page paper of ragged paragraphs."""
    section = Section(tuple(Paragraph(text, indent_cm=0, justify=False) for text in texts), numbers=PageNumbers.NONE)
    return Paper("ทดสอบตัวอักษร", "test", "สำนักปลัด", (section,), date(2024, 1, 1))


@pytest.mark.parametrize("style", fonts.OFFICIAL_STYLES)
def test_committed_font_is_what_the_recipe_makes(style):
    committed = TTFont(fonts.OFFICIAL_DIR / f"KhumSarabun-{style}.ttf")
    buffer = io.BytesIO()
    fonts.official_font(style).save(buffer)
    rebuilt = TTFont(io.BytesIO(buffer.getvalue()))
    assert sorted(committed.keys()) == sorted(rebuilt.keys())
    for table in set(committed.keys()) - {"GlyphOrder"}:
        assert committed.getTableData(table) == rebuilt.getTableData(table), table


def test_derived_font_is_renamed_and_keeps_its_licence():
    font = TTFont(fonts.OFFICIAL_DIR / "KhumSarabun-Regular.ttf")
    assert font["name"].getDebugName(1) == "Khum Sarabun"
    assert "The Sarabun Project Authors" in font["name"].getDebugName(0)
    for folder in (fonts.OFFICIAL_DIR, fonts.WEB_DIR):
        assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("weight", fonts.WEB_WEIGHTS)
def test_web_font_holds_thai_and_latin_and_is_small(weight):
    path = fonts.WEB_DIR / f"sarabun-{weight}.woff2"
    characters = TTFont(path).getBestCmap()
    assert {ord(letter) for letter in "กขฮฤๆฯ่้๐๙฿AZaz09–“”"} <= set(characters)
    assert path.stat().st_size < 30_000


@pytest.mark.papers
@pytest.mark.parametrize("style", [{}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True}], ids=str)
def test_text_copies_exactly(style):
    text = reading.pdf_text(pdf.to_pdf(paper_of((Span(WORDS, **style),))))
    assert WORDS in text


@pytest.mark.papers
@pytest.mark.parametrize("style", [{}, {"bold": True}], ids=str)
def test_every_cluster_of_thai_copies_exactly(style):
    clusters = [
        f"ก{consonant}{tone}{vowel}น" if vowel == "ำ" else f"ก{consonant}{vowel}{tone}น"
        for consonant, vowel, tone in itertools.product(CONSONANTS, UPPER, TONES)
    ]
    text = reading.pdf_text(pdf.to_pdf(paper_of((Span(" ".join(clusters), **style),))))
    # Lines may end inside these words, for they are none; so spaces are left out of the comparison.
    assert reading.bare(text) == "".join(clusters)
