"""The plan of 23 activities as its files, read back: every cell, Thai page numbers, repeated heads, no cut word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from django.conf import settings
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from khum.domain import thai_date, words
from khum.files.reading import extract
from khum.papers.tests import reading
from khum.papers.wordbreak import OFFICIAL_WORDS
from khum.plans.actions import content as writing
from khum.plans.actions import editing
from khum.plans.models import Activity, Plan
from khum.plans.papers import exports
from khum.plans.papers.amendment import changed_lines
from khum.plans.papers.kinds import plan_document, plan_progress
from khum.plans.queries.content import content_of
from khum.plans.reading import read_plan
from khum.plans.rules.content import PlanContent
from khum.plans.rules.importing import content_of_reading
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, DAY, Council, later

pytestmark = [pytest.mark.papers, pytest.mark.django_db]
NAME = "องค์การบริหารส่วนตำบลขุมทอง"


@pytest.fixture
def council() -> Council:
    return journeys.council()


@pytest.fixture
def plan(council: Council) -> Plan:
    """As many rows as a real plan has, in force, with its committee."""
    journeys.km_committee(council)
    plan = journeys.draft_plan(council.standing("hr"))
    for row in list(Activity.objects.filter(table__plan=plan, table__order=3))[:4]:
        editing.remove_activity(activity_id=row.pk, version=row.version, by=council.standing("hr"), at=AT)
    return journeys.put_into_force(council, plan)


def printed(plan: Plan, extension: str) -> bytes:
    return exports.exported(plan, extension, today=DAY)


def cells(content: PlanContent) -> Iterator[str]:
    """Every word of every row that a reader looks for."""
    for row in content.activities:
        yield from (row.title, row.accountable, row.owner or row.division)
        for indicator in row.indicators:
            yield from (indicator.text, indicator.target)


def thai(text: str) -> str:
    return reading.bare(thai_date.thai_digits(text))


def test_the_pdf_holds_every_cell(plan: Plan) -> None:
    content = content_of(plan)
    assert len(content.activities) == 23
    text = reading.bare(reading.pdf_text(printed(plan, "pdf")))
    missing = [cell for cell in cells(content) for line in cell.splitlines() if thai(line) not in text]
    assert missing == []


def test_the_docx_holds_every_cell_and_can_be_edited(plan: Plan) -> None:
    word = printed(plan, "docx")
    text = reading.bare("".join(cell for table in reading.docx_tables(word) for row in table for cell in row))
    missing = [cell for cell in cells(content_of(plan)) for line in cell.splitlines() if thai(line) not in text]
    assert missing == []
    document = docx.Document(io.BytesIO(word))
    assert [s.orientation for s in document.sections].count(WD_ORIENT.LANDSCAPE) == 4
    for table in document.tables[:4]:
        heads = [row for row in table.rows if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        assert "ลำดับ" in heads[-1].cells[0].text or "ที่" in heads[-1].cells[0].text
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)


def test_the_xlsx_holds_every_cell(plan: Plan) -> None:
    book = openpyxl.load_workbook(io.BytesIO(printed(plan, "xlsx")))
    assert len(book.sheetnames) == 4
    found = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    missing = [c for c in cells(content_of(plan)) for line in c.splitlines() if thai(line) not in reading.bare(found)]
    assert missing == []
    assert all(sheet.print_title_rows and sheet.page_setup.orientation == "landscape" for sheet in book)


def test_the_pdf_is_tagged_and_archivable(plan: Plan) -> None:
    pdf = printed(plan, "pdf")
    assert b"pdfuaid:part" in pdf
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", pdf, re.S)
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(th-TH)" in pdf


def test_parts_stand_in_the_order_of_a_real_plan(plan: Plan) -> None:
    """Row 125: cover, preface, contents, scope, desired states, principles, tables, monitoring, appendix."""
    text = reading.pdf_text(printed(plan, "pdf"))
    contents_end = text.index("ขอบเขต KM", text.index("ภาคผนวก"))
    places = [text.index(f"ประจำปีงบประมาณ {thai_date.thai_digits(str(plan.year_be))}"), text.index("คำนำ")]
    places.append(text.index("สารบัญ"))
    for part in ("ขอบเขต KM", "เป้าหมาย KM", "แนวทางการจัดการความรู้", f"แผนการจัดการความรู้{NAME}", "การติดตามและประเมินผล"):
        places.append(text.index(part, contents_end))
    places.append(text.rindex("ภาคผนวก"))
    assert places == sorted(places)


def test_the_contents_name_the_pages_in_thai_numerals(plan: Plan) -> None:
    pages = [reading.one_line(page) for page in reading.pdf_pages(printed(plan, "pdf"))]
    assert [page.split()[0] for page in pages[1:5]] == ["ก", "ข", "๑", "๒"]
    entries = re.findall(r"([^.]+?)(?: ?\.){3,} ?([๐-๙]+)", pages[2])
    assert len(entries) > 8
    for heading, number in entries:
        page = next(page for page in pages[3:] if page.startswith(f"{number} "))
        own = reading.bare(heading.replace("สารบัญ", "").replace("เรื่อง", "").replace("หน้า", "").lstrip("ข "))
        assert own in reading.bare(page), (heading, number)


def test_heads_stand_on_every_page_of_a_table_and_pages_lie(plan: Plan) -> None:
    pdf = pypdfium2.PdfDocument(printed(plan, "pdf"))
    tables = 0
    for page in pdf:
        text_page = page.get_textpage()
        text = reading.one_line(text_page.get_text_range())
        width, height = page.get_size()
        if width > height:
            tables += 1
            assert "แผนการจัดการความรู้" in text
            assert "ผู้รับผิดชอบ" in text
            assert "หมายเหตุ" in text
        text_page.close()
        page.close()
    pdf.close()
    assert tables >= 4


def test_no_row_is_cut_by_the_end_of_a_page(plan: Plan) -> None:
    """Each row's title, method and owner stand on one page."""
    pages = [reading.bare(page) for page in reading.pdf_pages(printed(plan, "pdf"))]
    for row in content_of(plan).activities:
        parts = [thai(line) for line in (*row.title.splitlines(), *row.method.splitlines(), row.accountable)]
        assert any(all(part in page for part in parts) for page in pages), row.title


def test_a_last_row_does_not_stand_alone_on_a_page(plan: Plan) -> None:
    """The type of a table gives way a little where that spares a page for one row."""
    pages = [reading.bare(page) for page in reading.pdf_pages(printed(plan, "pdf"))]
    rows = content_of(plan).tables[1].activities
    assert any(all(thai(row.title.splitlines()[0]) in page for row in rows) for page in pages)


def test_no_word_is_cut_by_the_end_of_a_line(plan: Plan) -> None:
    content = content_of(plan)
    known = set(words.word_list().read_text("utf-8").split("\n")) | set(OFFICIAL_WORDS)
    texts = (
        [chapter.body for chapter in content.chapters] + list(cells(content)) + [r.method for r in content.activities]
    )
    whole = thai("\n".join(texts))
    cut = []
    for page in reading.pdf_pages(printed(plan, "pdf")):
        lines = [reading.bare(line) for line in page.splitlines() if line.strip()]
        for first, second in pairwise(lines):
            left, right = first[-20:], second[:20]
            if left[-6:] + right[:6] not in whole:
                continue
            place = 0
            for word in words.segment(left + right, (NAME, "ขุมทอง")):
                start, place = place, place + len(word)
                halves = word[: len(left) - start], word[len(left) - start :]
                if start < len(left) < place and not all(_made_of_words(half, known) for half in halves):
                    cut.append("|".join(halves))
    assert cut == []


def _made_of_words(text: str, known: set[str]) -> bool:
    return all(piece in known or not re.search("[ก-๎]", piece) for piece in words.segment(text))


def test_an_amended_plan_lists_the_old_words_beside_the_new(council: Council, plan: Plan) -> None:
    journeys.amended(council, plan, "ปรับตามงบประมาณที่ได้รับ", at=later(60))
    rows = list(Activity.objects.filter(table__plan=plan).order_by("table__order", "order")[:6])
    for row in rows:
        editing.change_activity(
            activity_id=row.pk,
            values={"remark": f"แก้แถว {row.number}"},
            version=row.version,
            by=council.standing("hr"),
            at=AT,
        )
    plan = journeys.put_into_force(council, plan, at=later(90))
    text = reading.pdf_text(printed(plan, "pdf"))
    for expected in ("ฉบับแก้ไขครั้งที่ ๑", "การแก้ไขแผน ครั้งที่ ๑", "ปรับตามงบประมาณที่ได้รับ", "ข้อความเดิม", "แก้ไขเป็น"):
        assert expected in text, expected
    part = text[text.rindex("การแก้ไขแผน ครั้งที่ ๑") :]
    assert len(re.findall("แก้แถว [๑-๖]", part)) == 6


def test_long_texts_are_told_by_the_lines_that_changed() -> None:
    assert changed_lines("ก\nข\nค", "ก\nง\nค") == (("…", "ข", "…"), ("…", "ง", "…"))
    assert changed_lines("", "ใหม่") == (None, ("ใหม่",))


def test_progress_counts_what_is_done_and_late(plan: Plan) -> None:
    first = journeys.first_row(plan)
    Activity.objects.filter(pk=first.pk).update(state="done")
    paper = plan_progress(plan, today=DAY.replace(year=2027, month=9, day=15))
    assert "23 กิจกรรม แล้วเสร็จ 1 กิจกรรม เกินกำหนด " in str(paper)
    assert len(_table(paper).rows) == 23 + 4


def _table(paper: Any) -> Any:
    return paper.sections[0].blocks[-1]


def test_the_command_line_writes_the_same_files(plan: Plan, tmp_path: Any, capsys: Any) -> None:
    cli = pytest.importorskip("config.cli.main", exc_type=ImportError)
    pytest.importorskip("config.cli.plan", reason="the reader of plan files is not there yet", exc_type=ImportError)
    for extension in exports.EXTENSIONS:
        target = tmp_path / f"plan.{extension}"
        assert cli.main(["plan", "export", "--year", str(plan.year_be), "--to", str(target)]) == 0
        if extension in {"pdf", "json"}:
            assert target.read_bytes() == printed(plan, extension)
        assert target.stat().st_size > 5000
    lost = tmp_path / "no-folder" / "plan.json"
    assert cli.main(["plan", "export", "--year", "2570", "--to", str(lost)]) == 2
    assert cli.main(["plan", "export", "--year", "2499", "--to", str(tmp_path / "x.pdf")]) == 1
    assert cli.main(["plan", "export", "--year", "2570", "--to", str(tmp_path / "x.odt")]) == 2


def test_the_reference_plan_prints_whole(council: Council) -> None:
    """The real plan, where it lies beside the repository: read, taken over, printed with all its rows."""
    source = Path(settings.BASE_DIR).parent / "shared" / "reference" / "kutum-km-plan-2562.txt"
    if not source.is_file():
        pytest.skip("the reference plan does not lie beside the repository")
    reading_of = read_plan(extract(source, name=source.name)).to_json()
    content = content_of_reading(reading_of, organisation=council.organisation.name, year_be=2562)
    record = writing.create(content=content, source="import", by=council.standing("hr"), at=AT, is_past=True)
    assert len(content_of(record).activities) == 23
    pages = [reading.bare(page) for page in reading.pdf_pages(printed(record, "pdf"))]
    assert len(pages) < 25
    assert plan_document(record, today=DAY).mark == ""
    for row in content_of(record).activities:
        parts = [thai(line) for line in row.title.splitlines()]
        assert any(all(part in page for part in parts) for page in pages), row.title
