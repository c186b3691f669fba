"""The tables as a workbook: text is text, numbers and dates are real, every sheet is ready to print."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from khum.papers.blocks import Column, Paragraph, Row, Table
from khum.papers.errors import NoTableError
from khum.papers.tests import reading, samples
from khum.papers.tests.test_pdf import HOSTILE, one_page
from khum.papers.xlsx import to_xlsx


def test_each_table_is_a_sheet_with_its_own_name():
    sheets = reading.xlsx_sheets(to_xlsx(samples.plan()))
    assert list(sheets) == [
        "กระบวนการจัดการความรู้ (KM Proc",
        "กระบวนการจัดการความรู้ (KM (2)",
        "การบริหารจัดการการเปลี่ยนแปลง (",
        "แผนงานประจำปี",
        "คณะกรรมการ",
    ]


def test_numbers_and_dates_are_real_and_shown_in_thai():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(samples.plan())))
    sheet = book["แผนงานประจำปี"]
    assert sheet["E4"].value == datetime(2018, 10, 15)
    assert sheet["E4"].number_format == "[$-D07041E]d mmm yy"
    assert sheet["F5"].value == 12500.5
    assert sheet["F8"].value == 207500.5
    assert sheet["F8"].font.b


@pytest.mark.parametrize("text", [*HOSTILE, "+1", "-1", "@SUM(A1)", "http://example.go.th", "007", "TRUE"])
def test_text_is_never_a_formula_link_or_number(text):
    made = to_xlsx(one_page(Table(text, (Column(text, 5),), (Row((text,)),), lead=(text,)), thai_digits=False))
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    for cell in (sheet["A1"], sheet["A2"], sheet["A3"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_sheets_are_set_up_for_print():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(samples.plan())))
    plan, committee = book.worksheets[0], book["คณะกรรมการ"]
    assert (plan.page_setup.orientation, committee.page_setup.orientation) == ("landscape", "portrait")
    assert plan.page_setup.paperSize == 9
    assert plan.print_title_rows == "$1:$5"
    assert plan.sheet_properties.pageSetUpPr.fitToPage
    # One page wide, which is also the default, and as long as it needs to be.
    assert (plan.page_setup.fitToWidth or 1, plan.page_setup.fitToHeight) == (1, 0)
    assert plan["A1"].font.name == "TH SarabunPSK"


def test_a_paper_without_tables_is_refused():
    with pytest.raises(NoTableError):
        to_xlsx(one_page(Paragraph("ไม่มีตาราง")))
