"""What a PDF says, printed by Typst as our own papers are, and crafted by hand where a printer is not at hand."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.extracted import Paragraph, Table
from khum.files.extract import pdf
from khum.files.extract.dictionary_score import is_doubtful
from khum.files.extract.pdf_glyphs import Box, Glyph
from khum.files.extract.pdf_lines import Line, cell_text, line_of, merge_pieces, paragraphs_of
from khum.files.extract.thai_repair import repair
from khum.files.refusals import FileRefused, Refusal
from khum.files.tests import hostile

FONTS = Path(__file__).resolve().parents[2] / "papers" / "fonts"
INTRO = (
    "เพื่อให้การปฏิบัติราชการขององค์การบริหารส่วนตำบลกุดตุ้มเป็นไปตามหลักเกณฑ์ และมีวิธีการบริหารที่ดี "
    "จึงได้นำการจัดการความรู้ (Knowledge Management) ซึ่งเป็นระบบที่สามารถกำหนดขึ้น และนำไปปฏิบัติได้อย่างเป็นรูปธรรม"
)
PAGE = """
แผนการจัดการความรู้ ประจำปีงบประมาณ ๒๕๖๒

@INTRO@

#table(columns: (1cm, 4cm, 5cm, 3cm, 1fr),
 table.cell(colspan: 5)[แผนการจัดการความรู้ (KM Action Plan)],
 [ลำดับ],[กิจกรรม],[วิธีการสู่ความสำเร็จ],[ระยะเวลา],[ผู้รับผิดชอบ],
 [๑],[การสร้างและแสวงหาความรู้ \\ - ภายใน อบต. \\ - ภายนอก อบต.],
 [จัดหรือส่งอบรม/สัมมนา/ศึกษาดูงาน/ศึกษาต่อ ทั้งภายในและภายนอกองค์กรอย่างต่อเนื่อง],[๑ ต.ค.๖๑-๓๐ ก.ย.๖๒],[สำนักปลัด],
 table.cell(rowspan: 2)[๒],[การบ่งชี้],[ประชุม],[ต.ค. ๖๑],[],
 [การเข้าถึง],[บอร์ด],[ต.ค. ๖๑],[กองคลัง])

น้ำใจท้องถิ่นมั่นใจ ครั้งที่ ๒

#rect[กรอบข้อความเดี่ยว]
""".replace("@INTRO@", INTRO)
ROWS = (
    ("แผนการจัดการความรู้ (KM Action Plan)", "", "", "", ""),
    ("ลำดับ", "กิจกรรม", "วิธีการสู่ความสำเร็จ", "ระยะเวลา", "ผู้รับผิดชอบ"),
    (
        "๑",
        "การสร้างและแสวงหาความรู้\n- ภายใน อบต.\n- ภายนอก อบต.",
        "จัดหรือส่งอบรม/สัมมนา/ศึกษาดูงาน/ศึกษาต่อ ทั้งภายในและภายนอกองค์กรอย่างต่อเนื่อง",
        "๑ ต.ค.๖๑-๓๐ ก.ย.๖๒",
        "สำนักปลัด",
    ),
    ("๒", "การบ่งชี้", "ประชุม", "ต.ค. ๖๑", ""),
    ("", "การเข้าถึง", "บอร์ด", "ต.ค. ๖๑", "กองคลัง"),
)
TURNED = {0: 0, 90: -90, 180: 180, 270: 90}


def printed(tmp_path: Path, page: str, *, turned: int = 0) -> Path:
    """The page as PDF on landscape A4, stored turned and shown upright."""
    size = "width: 210mm, height: 297mm" if turned in (90, 270) else "width: 297mm, height: 210mm"
    source, path = tmp_path / "page.typ", tmp_path / "page.pdf"
    source.write_text(
        f'#set page({size}, margin: 2cm)\n#set text(font: "KhumSarabun", size: 12pt, lang: "th")\n'
        f"#rotate({TURNED[turned]}deg, reflow: true)[#block(width: 25cm)[{page}]]",
        "utf-8",
    )
    path.write_bytes(typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True))
    if turned:
        document = pdfium.PdfDocument(path.read_bytes())
        document[0].set_rotation(turned)
        document.save(path)
        document.close()
    return path


@pytest.mark.parametrize("turned", TURNED)
def test_paragraphs_and_tables_in_order(tmp_path: Path, turned: int) -> None:
    document = pdf.read(printed(tmp_path, PAGE, turned=turned))
    assert document.warnings == ()
    first, intro, table, *rest = document.blocks
    assert first == Paragraph("แผนการจัดการความรู้ ประจำปีงบประมาณ ๒๕๖๒", 1)
    # A line that was broken at a space does not say so; the letters are all there.
    assert isinstance(intro, Paragraph)
    assert intro.text.replace(" ", "") == INTRO.replace(" ", "")
    assert table == Table(ROWS, 1)
    assert rest == [Paragraph("น้ำใจท้องถิ่นมั่นใจ ครั้งที่ ๒", 1), Paragraph("กรอบข้อความเดี่ยว", 1)]


def test_pages_count_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    source = tmp_path / "a.typ"
    source.write_text(
        '#set page(numbering: "- 1 -")\n#set text(font: "KhumSarabun", lang: "th")\nหน้าแรก\n#pagebreak()\nหน้าสอง',
        "utf-8",
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True))
    assert pdf.read(path).blocks == (Paragraph("หน้าแรก", 1), Paragraph("หน้าสอง", 2))


def test_pages_beyond_the_cap_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    path = printed(tmp_path, "หน้าแรก")
    document = pdfium.PdfDocument(path.read_bytes())
    document.import_pages(document, [0])
    document.save(path)
    document.close()
    found = pdf.read(path)
    assert found.blocks == (Paragraph("หน้าแรก", 1),)
    assert found.warnings == ("pages_left_out:1/2",)


def test_a_page_whose_tables_cannot_be_searched_is_read_as_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khum.files.extract.pdf_grid._SECONDS_FOR_TABLES", -1.0)
    document = pdf.read(printed(tmp_path, PAGE))
    assert document.warnings == ("tables_left_out",)
    assert any("สำนักปลัด" in block.text for block in document.blocks if isinstance(block, Paragraph))


def test_a_copy_that_broke_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.page_pdf(b"BT ET").replace(b"%%EOF\n", b""))
    assert pdf.read(path).warnings == ("incomplete_file",)


def glyphs(text: str, *, left: float = 0.0, top: float = 0.0, height: float = 10.0, width: float = 5.0) -> list[Glyph]:
    """Letters side by side; ``|`` leaves the room of a space without one."""
    found, x = [], left
    for letter in text:
        if letter != "|":
            found.append(Glyph(letter, Box(x, top, x + width, top + height)))
        x += width
    return found


def test_room_between_words_is_a_space_and_wide_setting_is_not() -> None:
    assert line_of(glyphs("กข|คง")).text == "กข คง"
    spread = [Glyph(g.letter, Box(g.box.left * 2, 0, g.box.left * 2 + 5, 10)) for g in glyphs("กขคง")]
    assert line_of(spread).text == "กขคง"
    assert line_of(glyphs("   ")) is None


def test_clusters_that_a_browser_prints_twice_count_once() -> None:
    echo = [Glyph("ป", Box(0, 1, 2, 4)), Glyph("ี", Box(2, 1, 4, 4))]
    line = [*glyphs("ปีง"), *echo, *glyphs("บประปี", left=15)]
    assert line_of(line).text == "ปีงบประปี"


def test_lines_of_a_list_stay_apart() -> None:
    lines = [Line("๑. ก", Box(0, 0, 100, 10)), Line("๒. ข", Box(0, 12, 100, 22)), Line("ค", Box(0, 60, 100, 70))]
    assert [line.text for line in paragraphs_of(lines)] == ["๑. ก", "๒. ข", "ค"]
    assert paragraphs_of([]) == []
    assert cell_text([], Box(0, 0, 1, 1)) == ""


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("ความร้ ู", "ความรู้"),
        ("ท\uf70bอง", "ท้อง"),
        ("ป\uf710\uf718", "ปัุ"),
        ("น้ํา", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("สำน ักงาน", "สำนักงาน"),
        ("เเผน", "แผน"),
        ("ที่่", "ที่"),
        ("ก่ิน", "กิ่น"),
        ("KM 7 ขั้นตอน", "KM 7 ขั้นตอน"),
    ],
)
def test_repair(broken: str, right: str) -> None:
    assert repair(broken) == right


@given(st.text(alphabet="กขคเแะาิีุู่้๊๋์ำํ ๑1a\uf70a", max_size=40))
def test_repair_is_done_once(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


def test_one_broken_page_takes_no_other_with_it(tmp_path: Path) -> None:
    assert pdf.read(hostile.one_broken_page_pdf(tmp_path / "a.pdf")).warnings == ("damaged_page:2",)


def test_letters_that_make_no_words_are_doubted(tmp_path: Path) -> None:
    assert not is_doubtful(INTRO * 3)
    assert is_doubtful(INTRO[::-1] * 3)
    assert not is_doubtful("Knowledge Management " * 50)
    assert pdf.read(printed(tmp_path, "ฎษธภญฐ ฌฆฑฒ " * 40)).warnings == ("doubtful_letters",)


def test_letters_between_the_cells_of_a_table_are_not_lost(tmp_path: Path) -> None:
    page = (
        "#box(width: 8cm, height: 3cm)[#place(table(columns: (3cm, 3cm), [ก], [ข], [ค], [ง]))"
        "#place(dx: 7cm)[ข้าง]#place(dy: 2.5cm)[ใต้]]"
    )
    table, *rest = pdf.read(printed(tmp_path, page)).blocks
    assert table == Table((("ก", "ข"), ("ค", "ง")), 1)
    assert "".join(block.text for block in rest if isinstance(block, Paragraph)) == "ข้างใต้"


def test_an_item_that_goes_on_under_its_text_is_one_paragraph(tmp_path: Path) -> None:
    page = f"#block(width: 12cm)[#par(hanging-indent: 1.5em)[๑) {INTRO}]\n\n#par(first-line-indent: 2em)[{INTRO}]]"
    found = [block.text.replace(" ", "") for block in pdf.read(printed(tmp_path, page)).blocks]  # type: ignore[union-attr]
    assert found == ["๑)" + INTRO.replace(" ", ""), INTRO.replace(" ", "")]


def test_a_fault_of_the_table_finder_leaves_the_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pdfplumber.open", lambda _source: 1 / 0)
    document = pdf.read(printed(tmp_path, PAGE))
    assert document.warnings == ("tables_left_out",)
    assert document.blocks


def test_pieces_at_one_height_are_one_line_in_reading_order() -> None:
    pieces = [Line("ขวา", Box(50, 1, 90, 11)), Line("ซ้าย", Box(0, 0, 40, 10)), Line("ล่าง", Box(0, 14, 40, 24))]
    assert [line.text for line in merge_pieces(pieces)] == ["ซ้าย ขวา", "ล่าง"]


def test_locked_and_scanned(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        pdf.read(hostile.encrypted_pdf(tmp_path / "a.pdf"))
    assert refused.value.code == Refusal.ENCRYPTED
    assert pdf.read(hostile.scanned_pdf(tmp_path / "b.pdf")).warnings == ("scanned_page:1",)


def test_pieces_of_one_word_are_joined_without_a_space():
    pieces = [
        Line("การบ่", Box(10, 10, 40, 20), 10),
        Line("งชี้", Box(40.5, 10, 60, 20), 10),
        Line("ความรู้", Box(70, 10, 90, 20), 10),
    ]
    assert [line.text for line in merge_pieces(pieces)] == ["การบ่งชี้ ความรู้"]
