"""Whatever a file holds: columns in any order, blank and merged cells, rubbish; read alike, or shown, never lost."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.plans.reading import PlanReading, read_plan
from khum.plans.reading.cleaning import squeezed
from khum.plans.reading.columns import column_of

HEADER = ("ลำดับ", "กิจกรรม", "วิธีการ", "ระยะเวลา", "ตัวชี้วัด", "เป้าหมาย", "ผู้รับผิดชอบ", "หมายเหตุ")
ROWS = (
    ("๑", "การบ่งชี้ความรู้", "ประชุมรายกอง", "ต.ค. ๖๘", "จำนวนเรื่อง", "๕ เรื่อง", "สำนักปลัด", "ทำก่อน"),
    ("๒", "การสร้างและแสวงหาความรู้", "ส่งอบรม", "ต.ค. ๖๘ - ก.ย. ๖๙", "จำนวนคน", "๒๐ คน", "กองคลัง", ""),
    ("๓", "การเรียนรู้", "ใช้คู่มือ", "ตลอดปีงบประมาณ", "ร้อยละผู้ใช้", "ร้อยละ ๘๐", "กองช่าง", ""),
)
COVER = (Paragraph("องค์การบริหารส่วนตำบลขุมทอง"), Paragraph("ประจำปีงบประมาณ ๒๕๖๙"), Paragraph("กระบวนการจัดการความรู้"))


def reading_of(rows: Sequence[Sequence[str]]) -> PlanReading:
    return read_plan(ExtractedDocument((*COVER, Table(tuple(tuple(row) for row in rows))), "docx"))


def values(reading: PlanReading) -> list[tuple]:
    return [
        (
            a.number,
            a.step,
            a.title,
            a.method,
            a.start,
            a.end,
            a.owner,
            a.remark,
            [(i.text, i.target) for i in a.indicators],
        )
        for table in reading.tables
        for a in table.activities
    ]


EXPECTED = values(reading_of((HEADER, *ROWS)))


def test_the_plain_table_reads_whole():
    assert [value[:2] for value in EXPECTED] == [(1, "identify"), (2, "acquire"), (3, "learn")]


@given(st.permutations(range(len(HEADER))))
def test_order_of_columns_does_not_matter(order):
    rows = [[row[i] for i in order] for row in (HEADER, *ROWS)]
    assert values(reading_of(rows)) == EXPECTED


@given(st.lists(st.integers(0, 4), max_size=6))
def test_blank_rows_do_not_matter(places):
    rows = [list(row) for row in (HEADER, *ROWS)]
    for place in places:
        rows.insert(place, [""] * len(HEADER))
    assert values(reading_of(rows)) == EXPECTED


@given(st.sets(st.integers(0, 3)), st.booleans())
def test_header_again_on_a_new_page_does_not_matter(places, with_banner):
    rows = [list(row) for row in (HEADER, *ROWS)]
    for place in sorted(places, reverse=True):
        rows[place:place] = [list(HEADER)]
    banner = [["แผนการจัดการความรู้ : กระบวนการจัดการความรู้ (KM Process)", *[""] * 7]] if with_banner else []
    assert values(reading_of([*banner, *rows])) == EXPECTED


@given(st.sampled_from(["", "\u200b", "\u00a0", "  ", "\n", "<b>"]), st.sampled_from(["", "</b>", "\u200b", " "]))
def test_odd_blanks_and_tags_do_not_matter(before, after):
    rows = [HEADER, *[[f"{before}{cell}{after}" if cell else "" for cell in row] for row in ROWS]]
    assert values(reading_of(rows)) == EXPECTED


@given(
    st.sampled_from(
        [("๑", "๒", "๓"), ("1", "2", "3"), ("1.", "2.", "3."), ("(๑)", "(๒)", "(๓)"), ("ข้อ 1", "ข้อ 2", "ข้อ 3")]
    )
)
def test_numerals_of_any_kind_are_read(numbers):
    rows = [HEADER, *[(number, *row[1:]) for number, row in zip(numbers, ROWS, strict=True)]]
    assert values(reading_of(rows)) == EXPECTED


@given(st.sets(st.sampled_from([0, 2, 5, 7])))
def test_missing_columns_leave_the_others(gone):
    rows = [[cell for i, cell in enumerate(row) if i not in gone] for row in (HEADER, *ROWS)]
    found = values(reading_of(rows))
    assert [(v[0], v[1], v[2], v[4], v[6]) for v in found] == [(v[0], v[1], v[2], v[4], v[6]) for v in EXPECTED]


THAI = st.text(alphabet="กขคงจฉชซญณดตถทธนบปผฝพฟภมยรลวสหอะาิีึืุูเแโใไ่้๊๋์็ำๆฯ ๑๒๓๔123./-()|:,\n\u200babc<>*", max_size=60)
WORDS = st.sampled_from(
    [
        *HEADER,
        *(cell for row in ROWS for cell in row),
        "เป้าหมาย KM (Desired State)",
        "สารบัญ",
        "๑). ",
        "รวม",
        "คณะกรรมการ",
        "เป็นกรรมการ",
        "ประธานกรรมการ",
        "มีหน้าที่",
        "ต.ค.",
        "๓/",
        "31 ก.พ. 62",
    ]
)
CELL = st.one_of(THAI, WORDS)


@st.composite
def documents(draw):
    blocks = []
    for _ in range(draw(st.integers(0, 6))):
        if draw(st.booleans()):
            blocks.append(
                Paragraph(draw(CELL), draw(st.sampled_from([None, 1, 2])), draw(st.sampled_from(["", "L4", "Sheet"])))
            )
        else:
            width = draw(st.integers(1, 9))
            rows = draw(st.lists(st.tuples(*[CELL] * width), min_size=1, max_size=6))
            blocks.append(Table(tuple(rows), draw(st.sampled_from([None, 1])), draw(st.sampled_from(["", "L9"]))))
    return ExtractedDocument(tuple(blocks), draw(st.sampled_from(["txt", "docx", "pdf", "xlsx"])))


@settings(max_examples=300, deadline=None)
@given(documents())
def test_no_document_is_a_crash_and_every_reading_is_json(document):
    json.dumps(read_plan(document).to_json(), ensure_ascii=False)


_TWO_HEADERS = Table(
    (("", "กิจกรรม", "ลำดับ", "เป้าหมาย KM (Desired State)"), ("", "", "1", "1"), ("คำอื่น", "กิจกรรม", "วิธีการ", "ลำดับ")),
    None,
    "",
)


@settings(max_examples=200, deadline=None)
@given(documents())
@example(ExtractedDocument((_TWO_HEADERS,), "txt"))
def test_every_line_is_placed_or_shown_as_unread(document):
    whole = squeezed(json.dumps(read_plan(document).to_json(), ensure_ascii=False).replace("\\n", " "))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                assert_kept(line, whole)
        else:
            for row in block.rows:
                for cell in row:
                    assert_kept(cell, whole)


def assert_kept(text: str, whole: str) -> None:
    if column_of(text):  # the word over a column is structure
        return
    for piece in text.replace("<", " ").replace(">", " ").split():
        letters = squeezed(piece).removeprefix("เป็น")  # a role is kept without the word before it
        if len(letters) >= 5 and not any(letter.isdigit() for letter in letters):
            assert letters in whole, (text, whole[:400])
