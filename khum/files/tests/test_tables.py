"""Sheets, CSV and plain text as blocks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.extracted import Paragraph, Table
from khum.domain.text_blocks import blocks_from_text
from khum.files.extract import csv, grid, txt, xlsx
from khum.files.extract.xlsx_percent import is_percent_format
from khum.files.refusals import FileRefused, Refusal

LINES = "แผนปี ๒๕๖๒\n\nลำดับ\tกิจกรรม\n๑\tประชุม\n"


def workbook(path: Path) -> Path:
    """Two sheets: one with every kind of value, one hidden."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("แผน")
        sheet.merge_range(0, 0, 0, 3, "แผนปฏิบัติการ")
        sheet.write_row(1, 0, ["๑", 1, 2.5, "อบต. & <ป่า>"])
        sheet.write_datetime(2, 0, dt.datetime(2018, 10, 1))
        sheet.write_datetime(2, 1, dt.datetime(2018, 10, 1, 8, 30))
        sheet.write(2, 2, 0.8, book.add_format({"num_format": "0%"}))
        sheet.write(2, 3, 80, book.add_format({"num_format": '0"%"'}))
        book.add_worksheet("ว่าง")
        hidden = book.add_worksheet("ซ่อน")
        hidden.hide()
        hidden.write(3, 2, True)
    return path


def test_xlsx_values_as_text(tmp_path: Path) -> None:
    document = xlsx.read(workbook(tmp_path / "แผน.xlsx"))
    assert document.blocks == (
        Table(
            (
                ("แผนปฏิบัติการ", "", "", ""),
                ("๑", "1", "2.5", "อบต. & <ป่า>"),
                ("2018-10-01", "2018-10-01 08:30", "80%", "80"),
            ),
            where="แผน",
        ),
        Table((("",), ("",), ("",), ("TRUE",)), where="ซ่อน"),
    )
    assert document.warnings == ("hidden_sheet:ซ่อน",)


def test_xlsx_caps_rows_and_columns(tmp_path: Path) -> None:
    path = tmp_path / "ใหญ่.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("ใหญ่")
        sheet.write(0, grid.MAX_COLUMNS, "เกินคอลัมน์")
        sheet.write(grid.MAX_ROWS, 0, "เกินแถว")
    document = xlsx.read(path)
    assert document.warnings == ("rows_left_out:ใหญ่",)
    assert document.blocks == ()


@pytest.mark.parametrize(
    ("code", "expected"), [("0%", True), ("0.00%", True), ('0"%"', False), ("0\\%", False), ("General", False)]
)
def test_percent_formats(code: str, expected: bool) -> None:
    assert is_percent_format(code) is expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.1 + 0.2, "0.3"),
        (2562, "2562"),
        (dt.time(8, 30), "08:30:00"),
        (dt.timedelta(hours=26, minutes=5), "26:05:00"),
        (dt.datetime(2018, 10, 1), "2018-10-01"),
        (False, "FALSE"),
    ],
)
def test_cell_text(value: xlsx.Value, text: str) -> None:
    assert xlsx.text_of(value) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_txt_in_every_thai_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "แผน.txt"
    path.write_bytes(LINES.encode(encoding))
    document = txt.read(path)
    assert document.blocks == (
        Paragraph("แผนปี ๒๕๖๒", where="L1"),
        Table((("ลำดับ", "กิจกรรม"), ("๑", "ประชุม")), where="L3"),
    )
    assert document.warnings == ()


def test_txt_with_one_broken_letter_stays_utf8_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "แผน.txt"
    path.write_bytes(("แผนการจัดการความรู้ " * 100).encode()[:-2] + b"\n")
    document = txt.read(path)
    assert document.warnings == ("damaged_letters",)
    assert document.blocks[0].text.startswith("แผนการจัดการความรู้")


def test_txt_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"\xfc\xfd\xfe\xff\xdb\xdc" * 20)
    with pytest.raises(FileRefused) as refused:
        txt.read(path)
    assert refused.value.code == Refusal.UNKNOWN_ENCODING


def test_pipe_tables_and_indents() -> None:
    text = "- | | |\n|-----|:---:|\n| ๑. ปลัด | ประธาน |\n| ๒. ผอ. |\n\t๑) ย่อหน้าเยื้อง\nท้าย"
    assert blocks_from_text(text) == (
        Table((("๑. ปลัด", "ประธาน"), ("๒. ผอ.", "")), where="L1"),
        Paragraph("๑) ย่อหน้าเยื้อง", where="L5"),
        Paragraph("ท้าย", where="L6"),
    )


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_with_any_separator(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "แผน.csv"
    rows = [["ลำดับ", "กิจกรรม"], ["๑", 'พูด "คุย"\nสองบรรทัด']]
    path.write_text("\r\n".join(separator.join('"' + c.replace('"', '""') + '"' for c in r) for r in rows), "utf-8")
    assert csv.read(path).blocks == (Table(tuple(tuple(row) for row in rows)),)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    blocks = blocks_from_text(text)
    said = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell for row in block.rows for cell in row)
        for block in blocks
    )
    for letter in set(text):
        assert letter in said or letter.isspace() or letter in "|-=:*•\x1c\x1d\x1e\x1f"


def test_csv_beyond_the_cap_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_ROWS", 2)
    path = tmp_path / "a.csv"
    path.write_text("ก,ข\n\n\n\n", "utf-8")
    assert csv.read(path).warnings == ()
    path.write_text("ก,ข\nค,ง\nจ,ฉ\n", "utf-8")
    document = csv.read(path)
    assert document.blocks == (Table((("ก", "ข"), ("ค", "ง"))),)
    assert document.warnings == ("rows_left_out",)


def test_an_empty_csv_has_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(" ,\n", "utf-8")
    assert csv.read(path).blocks == ()


def test_values_under_a_merge_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("ก")
        sheet.merge_range("B2:C3", "รวม")
        sheet.write("C3", "ซ่อนอยู่")
        sheet.write("D3", "ขวา")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=ก!$B$3:$C$3"})
        book.add_chartsheet("กราฟ").set_chart(chart)
    (table,) = xlsx.read(path).blocks
    assert isinstance(table, Table)
    assert table.rows == (("", "", ""), ("รวม", "", ""), ("", "", "ขวา"))
    monkeypatch.setattr(xlsx, "_MAX_COVERED", 1)
    assert "ซ่อนอยู่" in xlsx.read(path).blocks[0].rows[2]  # type: ignore[union-attr]
