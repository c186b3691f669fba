"""The official print: tagged, reproducible, numbered in Thai, with no word cut and nothing in it executed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khum.domain import words
from khum.papers import pdf
from khum.papers.blocks import (
    Column,
    Contents,
    Heading,
    Image,
    NumberedList,
    OrderHead,
    PageBreak,
    PageNumbers,
    Paper,
    Paragraph,
    Picture,
    Row,
    Section,
    Signature,
    Signatures,
    Spacer,
    Table,
)
from khum.papers.errors import BadPictureError, TextTooLongError
from khum.papers.tests import reading, samples
from khum.papers.tests.samples import one_page
from khum.papers.wordbreak import OFFICIAL_WORDS

pytestmark = pytest.mark.papers

HOSTILE = (
    '#read("/etc/passwd")',
    '#import "text.typ": *',
    "$x^2$",
    "=1+1",
    "{{7*7}}{% load x %}",
    "<script>alert(1)</script>",
    "@ref *b* _i_ `code` // end /* */ \\ ~",
)


def test_plan_is_tagged_archivable_and_in_thai(plan_pdf):
    assert b"pdfuaid:part" in plan_pdf
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", plan_pdf, re.S)
    assert b"/Lang(th-TH)" in plan_pdf
    assert b"/StructTreeRoot" in plan_pdf


@pytest.mark.parametrize("make", [samples.order, samples.memo])
def test_short_papers_fit_one_page(make):
    assert len(reading.pdf_pages(pdf.to_pdf(make()))) == 1


def test_same_paper_gives_the_same_bytes(plan_pdf):
    assert pdf.to_pdf(samples.plan()) == plan_pdf


def test_pages_are_numbered_in_thai_and_the_contents_agree(plan_pdf):
    pages = reading.pdf_pages(plan_pdf)
    firsts = [page.split()[0] for page in pages]
    assert firsts[1:6] == ["ก", "ข", "๑", "๒", "๓"]
    contents = reading.one_line(pages[2])
    for heading, page in zip(
        ("คำนำ", "๑. ขอบเขต", "๘. แผนการจัดการความรู้"), ("ก", "๑", pdf.heading_pages(samples.plan())[-3]), strict=True
    ):
        assert re.search(rf"{re.escape(heading)}[^.]*[ .]+{page}\b", contents), (heading, page)


def test_table_headings_stand_on_every_page(plan_pdf):
    pages = [reading.one_line(page) for page in reading.pdf_pages(plan_pdf)]
    plan_pages = [page for page in pages if "วิธีการสู่ความสำเร็จ" in page]
    assert len(plan_pages) > 1
    assert all("เป้าหมาย KM (Desired State)" in page for page in plan_pages)


def test_letters_show_their_number_from_the_second_page_on():
    section = Section((Paragraph("หนึ่ง"), PageBreak(), Paragraph("สอง")), numbers=PageNumbers.LATER)
    pages = reading.pdf_pages(pdf.to_pdf(one_page(sections=(section,))))
    assert [reading.one_line(page) for page in pages] == ["หนึ่ง", "– ๒ – สอง"]


@pytest.mark.parametrize("lines", range(18, 34))
def test_the_last_words_stand_over_the_place_to_sign(lines):
    text = [Paragraph(f"บรรทัด {number}") for number in range(lines)]
    end = (Paragraph("ขอแสดงความนับถือ", keep_next=True), Spacer(0.4), Signatures((Signature("", "ปลัด"),)))
    pages = reading.pdf_pages(pdf.to_pdf(one_page(*text, *end)))
    assert "ขอแสดงความนับถือ" in reading.one_line(next(page for page in pages if "(ลงชื่อ)" in page))


def test_a_framed_page_has_two_rules_around_it():
    framed = one_page(sections=(Section((Paragraph("เกียรติบัตร"),), framed=True),))
    drawn = [
        len(list(pypdfium2.PdfDocument(pdf.to_pdf(paper))[0].get_objects()))
        for paper in (framed, one_page(Paragraph("เกียรติบัตร")))
    ]
    assert drawn[0] >= drawn[1] + 2


# -- Line ends ---------------------------------------------------------------------------------------------------


def cut_words(paper: Paper, pages: list[str]) -> list[str]:
    """Words of the paper's own texts that a line end cuts into halves of which one is no word."""
    known = set(words.word_list().read_text("utf-8").split("\n")) | set(OFFICIAL_WORDS)
    whole = reading.bare(" ".join(_texts(paper)))
    found = []
    for page in pages:
        page_lines = [line.strip() for line in page.splitlines() if line.strip()]
        for first, second in pairwise(page_lines):
            left, right = reading.bare(first)[-24:], reading.bare(second)[:24]
            if left[-6:] + right[:6] not in whole:
                continue
            place = 0
            for word in words.segment(left + right, paper.keep_whole):
                start, place = place, place + len(word)
                if start < len(left) < place:
                    halves = word[: len(left) - start], word[len(left) - start :]
                    if word in paper.keep_whole or not all(_is_words(half, known) for half in halves):
                        found.append("|".join(halves))
    return found


def _is_words(text: str, known: set[str]) -> bool:
    return all(word in known for word in words.segment(text))


def _texts(paper: Paper) -> list[str]:
    found = []
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found.append(block.text if isinstance(block.text, str) else "".join(s.text for s in block.text))
            elif isinstance(block, NumberedList):
                found += [item for item in block.items if isinstance(item, str)]
            elif isinstance(block, Table):
                found += [value for row in block.rows for value in row.cells if isinstance(value, str)]
    return found


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        ("เข้าถึงได้โดยสะด\nวกและรวดเร็ว", ["โดยสะด|วก"]),
        ("เข้าถึงได้โดยสะดวก\nและรวดเร็ว", []),
        ("ประชุมที่กุด\nตุ้มทุกเดือน", ["กุด|ตุ้ม"]),
    ],
)
def test_the_judge_sees_a_cut_word(page, cut):
    paper = one_page(Paragraph(page.replace("\n", "")), keep_whole=("กุดตุ้ม",))
    assert cut_words(paper, [page]) == cut


def test_no_word_of_the_plan_is_cut(plan_pdf):
    assert cut_words(replace(samples.plan(), thai_digits=False), reading.pdf_pages(plan_pdf)) == []


@pytest.mark.parametrize("width", [16, 5, 3, 2.2])
def test_no_word_is_cut_in_cells(width):
    table = Table("แคบ", (Column("ข้อความ", width),), tuple(Row((text,)) for text in samples.TEXTS), size_pt=16)
    paper = one_page(table, thai_digits=False, keep_whole=samples.KEEP_WHOLE)
    assert cut_words(paper, reading.pdf_pages(pdf.to_pdf(paper))) == []


@pytest.mark.parametrize("indent", [0, 2.5, 9])
def test_no_word_is_cut_in_even_text(indent):
    blocks = tuple(Paragraph(text, indent_cm=indent) for text in samples.TEXTS)
    paper = one_page(*blocks, thai_digits=False, keep_whole=samples.KEEP_WHOLE)
    assert cut_words(paper, reading.pdf_pages(pdf.to_pdf(paper))) == []


@pytest.mark.parametrize("indent", [0, 2.5, 6, 9])
def test_copied_lines_hold_the_blanks_of_the_text_and_no_others(indent):
    blocks = tuple(Paragraph(text, indent_cm=indent) for text in samples.TEXTS)
    points = NumberedList(samples.POINTS, marker="–", indent_cm=indent)
    paper = one_page(*blocks, points, thai_digits=False, keep_whole=samples.KEEP_WHOLE)
    texts = " ".join([*samples.TEXTS, *(f"– {point}" for point in samples.POINTS)])
    for page in reading.pdf_pages(pdf.to_pdf(paper)):
        for line in page.splitlines():
            assert line.strip() in texts


# -- Harm --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_of_any_printer_is_only_text(text):
    paper = one_page(
        Heading(text),
        Contents(),
        Paragraph(text),
        Table(text, (Column(text, 16),), (Row((text,)),)),
        OrderHead(text, text, text),
        title=text,
        organisation=text,
        thai_digits=False,
    )
    copied = reading.bare(reading.pdf_text(pdf.to_pdf(paper)))
    # Heading, contents, paragraph, column title, cell, and three of the order.
    assert copied.count(reading.bare(text)) == 8


@pytest.mark.timeout(15)
@pytest.mark.parametrize("text", ["ก่" * 9_999, "x" * 20_000, "(" * 20_000, "ๆ" * 20_000, "1." * 10_000, "ก " * 9_999])
def test_a_long_run_of_one_sign_takes_no_longer_than_a_page_of_text(text):
    assert pdf.to_pdf(one_page(Paragraph(text), Table("x", (Column("ก", 3),), (Row((text,)),))))


def test_tone_bomb_is_defused():
    assert "ก่่่" in reading.pdf_text(pdf.to_pdf(one_page(Paragraph("ก" + "่" * 50_000))))


def test_too_long_a_text_is_refused():
    with pytest.raises(TextTooLongError):
        pdf.to_pdf(one_page(Paragraph("ก" * 30_000)))


def test_characters_without_a_glyph_print_as_a_box():
    assert "ดี □ □ 1 m2" in reading.pdf_text(pdf.to_pdf(one_page(Paragraph("ดี 😀 漢 １ ㎡"), thai_digits=False)))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(max_size=40), min_size=8, max_size=8))
def test_any_text_prints(texts):
    table = Table("ตาราง", (Column(texts[0], 5), Column(texts[1], 3)), (Row((texts[2], texts[3])),), lead=(texts[4],))
    assert pdf.to_pdf(one_page(Heading(texts[5]), Paragraph(texts[6]), table, Paragraph(texts[7], justify=False)))


HUGE_PNG = samples.png().replace((120).to_bytes(4, "big") * 2, (60_000).to_bytes(4, "big") * 2)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"<svg/>", "not a PNG"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged"), (HUGE_PNG, "60000 × 60000 pixels")],
    ids=["other type", "damaged", "too large"],
)
def test_bad_pictures_are_refused(content, message):
    with pytest.raises(BadPictureError, match=message):
        pdf.to_pdf(one_page(Image(Picture(content, "ภาพ"))))


def test_office_font_is_used_when_it_is_there(tmp_path, plan_pdf):
    assert b"KhumSarabun" in plan_pdf
    font = pytest.importorskip("fontTools.ttLib").TTFont(pdf.FONTS / "KhumSarabun-Regular.ttf")
    for record in font["name"].names:
        record.string = str(record).replace("Khum Sarabun", "TH SarabunPSK").replace("KhumSarabun", "THSarabunPSK")
    font.save(tmp_path / "office.ttf")
    shutil.copy(pdf.FONTS / "KhumSarabun-Bold.ttf", tmp_path)
    printed = pdf.to_pdf(one_page(Paragraph("สวัสดี")), office_fonts=tmp_path)
    assert b"THSarabunPSK" in printed
