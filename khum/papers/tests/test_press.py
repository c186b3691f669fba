"""The printing child: kept warm, never shared, replaced when it is lost; and the heights that spare it work."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pypdfium2
import pytest

from khum.papers import pdf, press
from khum.papers.blocks import Column, Heading, Orientation, Paper, Paragraph, Row, Section, Table
from khum.papers.errors import PrintingError, PrintingTimeoutError
from khum.papers.tests.samples import one_page

FONTS = [pdf.FONTS]
PLAIN = one_page(Paragraph("ก"))


@pytest.fixture(autouse=True)
def _no_child_waits():
    press.close()
    yield
    press.close()


def _process():
    with press.taken(FONTS) as child:
        return child.process.pid


def test_the_next_job_finds_the_child_that_the_last_one_used():
    first = pdf.to_pdf(PLAIN)
    kept = _process()
    assert pdf.to_pdf(PLAIN) == first
    assert _process() == kept


def test_a_child_of_a_big_parent_has_not_grown():
    heavy = bytearray(b"x" * (500 * 1024 * 1024))  # More than a child may grow to, and really held.
    pdf.to_pdf(PLAIN)
    kept = _process()
    del heavy
    pdf.to_pdf(PLAIN)
    assert _process() == kept


def test_a_killed_child_is_replaced_and_nothing_is_noticed():
    first = pdf.to_pdf(PLAIN)
    with press.taken(FONTS) as child:
        lost = child.process
    lost.kill()
    lost.wait()
    assert pdf.to_pdf(PLAIN) == first
    assert _process() != lost.pid


def test_a_child_that_leaves_between_two_jobs_is_replaced_within_the_job():
    first = pdf.to_pdf(PLAIN)
    with press.taken(FONTS) as child:
        left = child.process
        reading, writing = os.pipe()
        os.close(reading)
        left.stdin.close()
        left.stdin = os.fdopen(writing, "wb", 0)
    assert pdf.to_pdf(PLAIN) == first
    assert left.poll() == 0


def test_a_child_that_ends_within_a_job_is_an_error_and_not_kept():
    def killed():
        with press.taken(FONTS) as child:
            child.process.kill()
            child.print({"root": "/nonexistent", "want": "pdf"})

    with pytest.raises(PrintingError, match="ended with"):
        killed()
    assert not press._WAITING


def test_jobs_at_the_same_time_have_children_of_their_own():
    together = Barrier(2, timeout=10)

    def hold(_number):
        with press.taken(FONTS) as child:
            together.wait()
            return child.process.pid

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(hold, range(2)))) == 2
    assert len(press._WAITING) == 1


def test_other_fonts_are_another_child(tmp_path):
    kept = _process()
    with press.taken([tmp_path, pdf.FONTS]) as child:
        assert child.process.pid != kept


def test_a_job_has_a_time_limit(monkeypatch):
    monkeypatch.setattr(press, "TIMEOUT_SECONDS", -1)
    with pytest.raises(PrintingTimeoutError):
        pdf.to_pdf(PLAIN)
    assert not press._WAITING


def test_what_typst_refuses_is_an_error_with_its_message(monkeypatch):
    monkeypatch.setattr(pdf, "STANDARDS", ("no-such-standard",))
    with pytest.raises(PrintingError, match="no-such-standard"):
        pdf.to_pdf(PLAIN)


def _plan_like(rows: int, repeat: int) -> Paper:
    cell = "ส่งบุคลากรเข้ารับการอบรมและศึกษาดูงานตามแผนพัฒนาบุคลากร " * repeat
    columns = tuple(Column(title, width) for title, width in (("ลำดับ", 1.5), ("กิจกรรม", 12), ("ผู้รับผิดชอบ", 12)))
    body = tuple(Row((number, cell.strip(), "สำนักปลัด")) for number in range(1, rows + 1))
    table = Table("แผน", columns, body, lead=("หน่วยงาน องค์การบริหารส่วนตำบล",))
    section = Section((Heading("แผน"), table), orientation=Orientation.LANDSCAPE)
    return Paper("แผน", "plan", "อบต.", (section,), date(2024, 1, 1))


def test_a_table_that_is_reckoned_to_fit_does():
    """Whatever its rows and texts, a table gives way only where that leaves it on one page; and sometimes it does."""
    gave_way = 0
    for repeat in (1, 2, 3, 8):
        pages = []
        for rows in range(2, 15):
            paper = _plan_like(rows, repeat)
            table = pdf.typeset(paper).document["sections"][0]["blocks"][1]
            with pypdfium2.PdfDocument(pdf.to_pdf(paper)) as printed:
                pages.append(len(printed))
            if table["size"] < 14:
                gave_way += 1
                assert pages[-1] == 1
        assert pages == sorted(pages)
    assert gave_way
