"""What a DOCX says, whichever way Word wraps it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from khum.domain.extracted import Paragraph, Table
from khum.files.extract import docx as reader
from khum.files.tests.builders import W, body, docx_parts, write_zip

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def blocks(tmp_path: Path, inner: str, **parts: str) -> tuple[Paragraph | Table, ...]:
    return reader.read(write_zip(tmp_path / "a.docx", docx_parts(body(inner), **parts))).blocks


def test_text_in_every_wrapping(tmp_path: Path) -> None:
    inner = paragraph(
        run("ก")
        + f'<w:hyperlink w:anchor="a">{run("ข")}</w:hyperlink>'
        + f"<w:ins>{run('ค')}</w:ins>"
        + "<w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
        + f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('ง')}</w:sdtContent></w:sdt>"
        + "<w:r><w:tab/><w:t>จ</w:t><w:br/><w:t>ฉ</w:t><w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r>"
        + "<!-- x --><w:smartTag>"
        + run("ช")
        + "</w:smartTag>"
    )
    assert blocks(tmp_path, inner) == (Paragraph("กขคง\tจ\nฉ-ช"),)


def test_a_text_box_follows_its_paragraph_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('ในกล่อง'))}</w:txbxContent>"
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    inner = paragraph(run("นอก") + f"<w:r>{choice}</w:r>")
    assert blocks(tmp_path, inner) == (Paragraph("นอก"), Paragraph("ในกล่อง"))


def test_merged_and_nested_cells(tmp_path: Path) -> None:
    nested = f"<w:tbl><w:tr>{cell(paragraph(run('ลูก')))}</w:tr></w:tbl>"
    wide = cell(paragraph(run("กว้าง")), '<w:gridSpan w:val="2"/>')
    tall = cell(paragraph(run("สูง")), '<w:vMerge w:val="restart"/>')
    full = cell(paragraph(run("หนึ่ง")) + paragraph(run("สอง")) + nested)
    controlled = f"<w:sdt><w:sdtContent>{cell(paragraph(run('ใต้')))}</w:sdtContent></w:sdt>"
    rows = [
        wide + cell(paragraph(run("ค"))),
        tall + full + cell("<w:p/>"),
        cell("<w:p/>", "<w:vMerge/>") + controlled,
        "<w:trPr><w:del/></w:trPr>" + cell(paragraph(run("ถูกลบ"))),
        '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell(paragraph(run("ขวา"))),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert blocks(tmp_path, table) == (
        Table((("กว้าง", "", "ค"), ("สูง", "หนึ่ง\nสอง", ""), ("", "ใต้", ""), ("", "", "ขวา"))),
        Table((("ลูก",),)),
    )


def test_strict_files_read_alike(tmp_path: Path) -> None:
    document = body(paragraph(run("เข้มงวด"))).replace(W, STRICT)
    path = write_zip(tmp_path / "a.docx", docx_parts(document))
    assert reader.read(path).blocks == (Paragraph("เข้มงวด"),)


def numbering(*levels: tuple[str, str]) -> str:
    """A numbering part whose list 1 has these (format, pattern) levels."""
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text) if text else "", place)


def test_automatic_numbers_are_written_out(tmp_path: Path) -> None:
    inner = item("ก") + item("ข", 1) + item("ค", 1) + item("ง") + item("จ", 1) + item("ฉ", number=2) + item("")
    found = blocks(tmp_path, inner, **{"word/numbering.xml": numbering(("thaiNumbers", "%1."), ("decimal", "%1.%2"))})
    assert [block.text for block in found if isinstance(block, Paragraph)] == [
        "๑. ก",
        "๑.1 ข",
        "๑.2 ค",
        "๒. ง",
        "๒.1 จ",
        "๑. ฉ",
        "๒.",
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("thaiLetters", "ข)"),
        ("lowerLetter", "b)"),
        ("upperLetter", "B)"),
        ("lowerRoman", "ii)"),
        ("upperRoman", "II)"),
        ("none", ")"),
        ("chicago", "2)"),
        ("bullet", "•"),
    ],
)
def test_numerals(tmp_path: Path, form: str, expected: str) -> None:
    found = blocks(tmp_path, item("ก") + item("ข"), **{"word/numbering.xml": numbering((form, "%1)"))})
    assert found[1] == Paragraph(f"{expected} ข")


def test_an_empty_bullet_says_nothing(tmp_path: Path) -> None:
    assert blocks(tmp_path, item(""), **{"word/numbering.xml": numbering(("bullet", ""))}) == ()


def test_numbers_by_style(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:styleId="Mine"><w:basedOn w:val="List"/></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>'
    )
    inner = "".join(paragraph(run("ก"), f'<w:pStyle w:val="{name}"/>') for name in ("Mine", "Round", "None"))
    parts = {"word/numbering.xml": numbering(("thaiNumbers", "%1.")), "word/styles.xml": styles}
    assert blocks(tmp_path, inner, **parts) == (Paragraph("๑. ก"), Paragraph("ก"), Paragraph("ก"))


def test_a_large_table_is_read_quickly(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=300, cols=8)
    for number, row in enumerate(table.rows):
        row.cells[0].text = str(number)
    document.save(str(tmp_path / "a.docx"))
    (found,) = reader.read(tmp_path / "a.docx").blocks
    assert isinstance(found, Table)
    assert [row[0] for row in found.rows] == [str(number) for number in range(300)]
