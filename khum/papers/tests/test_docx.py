"""The editable print: Word's own means, Thai in every slot, the same words as the PDF."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from khum.papers.blocks import Column, Heading, Paragraph, Row, Section, Spacer, Table
from khum.papers.tests import reading, samples
from khum.papers.tests.test_pdf import HOSTILE, one_page
from khum.papers.word.document import to_docx

pytestmark = pytest.mark.papers


@pytest.fixture(scope="module")
def body(plan_docx) -> str:
    """XML of the body."""
    return reading.docx_part(plan_docx)


def test_thai_font_size_and_language_stand_in_defaults_and_normal(plan_docx):
    document = docx.Document(io.BytesIO(plan_docx))
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for properties in (defaults, document.styles["Normal"].element.rPr):
        fonts = properties.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "cs", "eastAsia")} == {"TH SarabunPSK"}
        assert properties.find(qn("w:sz")).get(qn("w:val")) == "32"
        assert properties.find(qn("w:szCs")).get(qn("w:val")) == "32"
        assert properties.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    assert "Theme=" not in reading.docx_part(plan_docx, "word/styles.xml").replace("w:themeColor", "")


def test_every_run_of_text_is_complex_script(body):
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*<w:t(?:(?!</w:r>).)*</w:r>", body)
    assert runs
    assert [run for run in runs if "<w:cs/>" not in run] == []
    assert body.count("<w:b/>") == body.count("<w:bCs/>")
    assert body.count("<w:sz ") == body.count("<w:szCs ")


def test_sections_lie_and_count_as_the_paper_says(plan_docx):
    sections = docx.Document(io.BytesIO(plan_docx)).sections
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    numbers = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
    assert [number.get(qn("w:fmt")) for number in numbers] == ["thaiNumbers", "thaiLetters", *["thaiNumbers"] * 3]
    assert [number.get(qn("w:start")) for number in numbers] == [None, "1", "1", None, None]
    assert abs(sections[3].page_width - Cm(29.7)) < Cm(0.01)


def test_table_rows_stay_whole_and_headings_repeat(plan_docx):
    tables = docx.Document(io.BytesIO(plan_docx)).tables
    plan = next(table for table in tables if len(table.columns) == 8)
    kept = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in plan.rows]
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in plan.rows]
    assert all(kept)
    assert repeated == [True] * 5 + [False] * 6
    widths = [int(column.get(qn("w:w"))) for column in plan._tbl.tblGrid]
    assert abs(sum(widths) - Cm(25.7).twips) < 20


def test_contents_are_a_field_with_the_pages_of_the_pdf(plan_docx, body):
    assert 'TOC \\o "1-2" \\h \\z' in body.replace("&quot;", '"')
    names = re.findall(r'bookmarkStart w:id="\d+" w:name="(_Toc\d+)"', body)
    assert names
    assert re.findall(r"PAGEREF (_Toc\d+)", body) == names
    text = [p.text for p in docx.Document(io.BytesIO(plan_docx)).paragraphs]
    assert "คำนำ\tก" in text
    assert "๑. ขอบเขตการจัดการความรู้ (KM Focus Area)\t๑" in text


def test_lists_are_words_own_and_each_counts_for_itself(body, plan_docx):
    numbers = re.findall(r'<w:numId w:val="(\d+)"/>', body)
    assert len(numbers) == 21
    assert len(set(numbers)) == 7
    assert '<w:lvlText w:val="%1)"/>' in reading.docx_part(plan_docx, "word/numbering.xml")


def test_properties_do_not_tell_the_clock(plan_docx):
    properties = docx.Document(io.BytesIO(plan_docx)).core_properties
    assert properties.title == "แผนการจัดการความรู้ ประจำปีงบประมาณ พ.ศ. ๒๕๖๒"
    assert properties.created.date() == samples.plan().dated


@pytest.mark.parametrize("make", [samples.order, samples.memo])
def test_heads_and_signatures_are_there(make):
    paper = make()
    text = reading.docx_part(to_docx(paper))
    assert "(ลงชื่อ)" in text
    assert ("คำสั่งองค์การบริหารส่วนตำบลกุดตุ้ม" in text) or ("บันทึกข้อความ" in text)


def test_the_last_words_stand_over_the_place_to_sign():
    text = reading.docx_part(to_docx(one_page(Paragraph("ก"), Paragraph("ข", keep_next=True), Spacer(0.4))))
    assert text.count("<w:keepNext/>") == 2


def test_a_certificate_has_a_frame():
    framed = one_page(sections=(Section((Paragraph("เกียรติบัตร"),), framed=True),))
    assert [reading.docx_part(to_docx(paper)).count("<w:pgBorders") for paper in (framed, one_page())] == [1, 0]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_only_text(text):
    table = Table("x", (Column(text, 5),), (Row((text,)),))
    made = to_docx(one_page(Heading(text), Paragraph(text), table, thai_digits=False))
    document = docx.Document(io.BytesIO(made))
    assert [p.text for p in document.paragraphs[:2]] == [text, text]
    assert reading.docx_tables(made) == [[[text], [text]]]
