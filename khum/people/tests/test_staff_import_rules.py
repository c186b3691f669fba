"""Headings, names, dates and kinds as councils write them: plain rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.extracted import ExtractedDocument, Table
from khum.people.rules import PositionKind, StaffKind
from khum.people.staff_import import checking, sheet, template
from khum.people.staff_import.columns import FIELDS, field_of, find_header
from khum.people.staff_import.names import split_name

TODAY = date(2026, 11, 23)


def listed(*rows):
    return sheet.read(ExtractedDocument((Table(tuple(tuple(row) for row in rows)),), "csv"))


def codes(rows, known=None, decisions=None):
    checked = checking.check(rows, known or checking.Known(), decisions or {}, today=TODAY)
    return [[problem.code for problem in row.problems] for row in checked]


def row(first="มาลี", last="รักไทย", line=2, **fields):
    return dict.fromkeys(FIELDS, "") | {"first_name": first, "last_name": last, "line": line, "out": False} | fields


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("ชื่อ-สกุล", "full_name"), ("ชื่อ - นามสกุล", "full_name"), ("ชื่อ–สกุล", "full_name"), ("ชื่อและนามสกุล", "full_name"),
        ("ชื่อ", "first_name"), ("นามสกุล", "last_name"), ("ตำแหน่ง", "position"),
        ("ตําแหน่ง", "position"), ("สังกัด", "division"),
        ("สำนัก/กอง", "division"), ("กอง/ฝ่าย", "division"), ("E-mail", "email"), ("อีเมล์", "email"),
        ("เบอร์โทร.", "phone"),
        ("ชื่อผู้ใช้ (username)", "username"), ("วัน เดือน ปี ที่บรรจุ", "joined_on"), ("ประเภทบุคลากร", "kind"),
        ("คำนำหน้า", "prefix"),
        ("เลขที่ตำแหน่ง", ""), ("ลำดับ", ""), ("หมายเหตุ", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_of_councils_are_understood(heading, field):
    assert field_of(heading) == field


def test_letterhead_above_the_table_is_passed_over():
    found = find_header([["บัญชีรายชื่อ"], ["อบต.ขุมทอง"], ["ที่", "ชื่อ-สกุล", "ตำแหน่ง"], ["1", "นายก", "ข"]])
    assert found == (2, {1: "full_name", 2: "position"})


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("นางสาวมาลี รักไทย", ("นางสาว", "มาลี", "รักไทย")),
        ("น.ส. มาลี  รักไทย", ("น.ส.", "มาลี", "รักไทย")),
        ("นาย สมชาย ณ อยุธยา", ("นาย", "สมชาย", "ณ อยุธยา")),
        ("ว่าที่ร้อยตรีหญิง สุดา ใจดี", ("ว่าที่ร้อยตรีหญิง", "สุดา", "ใจดี")),
        ("จ่าเอกบุญมี ทองคำ", ("จ่าเอก", "บุญมี", "ทองคำ")),
        ("มาลี", ("", "มาลี", "")),
        ("นาย", ("", "นาย", "")),
    ],
)
def test_names_are_taken_apart(text, parts):
    name = split_name(text)
    assert (name.prefix, name.first, name.last) == parts


@given(st.text(max_size=60))
def test_no_letter_of_a_name_is_lost(text):
    name = split_name(text)
    glued = f"{name.prefix}{name.first}{name.last}".replace(" ", "")
    assert glued == "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 ต.ค. 2560", date(2017, 10, 1)), ("๑๕/๐๑/๒๕๖๕", date(2022, 1, 15)), ("1/10/60", date(2017, 10, 1)),
        ("2017-10-01", date(2017, 10, 1)), ("2560-10-01", date(2017, 10, 1)), ("2560-10-01 00:00", date(2017, 10, 1)),
        ("31/2/2560", None), ("เมื่อวาน", None),
    ],
)  # fmt: skip
def test_days_are_read_in_any_spelling(text, day):
    assert checking.joined_day(text) == day


def test_telephone_numbers_get_their_zero_back():
    assert [sheet.phone(text) for text in ("812345678", "๐๘๑-๒๓๔-๕๖๗๘", "43123456", "")] == [
        "0812345678", "081-234-5678", "043123456", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("นายกองค์การบริหารส่วนตำบล", PositionKind.CHIEF_EXECUTIVE), ("รองนายกเทศมนตรี", PositionKind.DEPUTY_EXECUTIVE),
        ("ปลัดเทศบาล", PositionKind.PERMANENT_SECRETARY), ("รองปลัดเทศบาล", PositionKind.DEPUTY_SECRETARY),
        ("ผู้อำนวยการกองคลัง", PositionKind.DIVISION_HEAD), ("หัวหน้าสำนักปลัด", PositionKind.DIVISION_HEAD),
        ("ผู้อำนวยการโรงเรียน", PositionKind.OFFICER), ("นายช่างโยธา", PositionKind.OFFICER),
    ],
)  # fmt: skip
def test_posts_are_known_by_their_titles(title, kind):
    assert checking.position_kind(title) is kind


def test_every_kind_of_staff_is_understood_as_the_template_offers_it():
    assert [checking.staff_kind(kind.label_th) for kind in StaffKind] == list(StaffKind)
    assert checking.staff_kind("") is StaffKind.OFFICIAL
    assert checking.staff_kind("นักบินอวกาศ") is None


def test_first_name_column_alone_may_hold_the_whole_name():
    (read,) = listed(["ชื่อ", "ตำแหน่ง"], ["นางมาลี รักไทย", "นักวิชาการ"]).rows
    assert (read["prefix"], read["first_name"], read["last_name"]) == ("นาง", "มาลี", "รักไทย")


def test_prefix_before_the_first_name_is_taken_off():
    (read,) = listed(["ชื่อ", "นามสกุล"], ["นางมาลี", "รักไทย"]).rows
    assert (read["prefix"], read["first_name"]) == ("นาง", "มาลี")


def test_section_rows_name_the_division():
    rows = listed(["ชื่อ-สกุล", "ตำแหน่ง"], ["กองคลัง"], ["นายก ข", "น"], ["กองช่าง", ""], ["นายค ง", "จ"], ["รวม", "2"]).rows
    assert [(row["first_name"], row["division"], row["line"]) for row in rows] == [
        ("ก", "กองคลัง", 3),
        ("ค", "กองช่าง", 5),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["ก", "ข"], ["ค", "ง"]], "no_header"), ([["ชื่อ", "ตำแหน่ง"]], "nobody"), ([["ชื่อ"], ["ตัวอย่าง"]], "nobody")],
)
def test_files_without_a_list_are_refused_with_the_reason(rows, code):
    with pytest.raises(sheet.NoStaffListError) as refused:
        listed(*rows)
    assert refused.value.code == code


def test_examples_of_the_template_are_never_taken():
    with pytest.raises(sheet.NoStaffListError):
        listed(template.HEADINGS, *template.EXAMPLES)
    assert {field_of(heading) for heading in template.HEADINGS} - {""} == set(FIELDS)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"first": ""}, "no_name"), ({"username": "has space"}, "bad_username"), ({"email": "x@y"}, "bad_email"),
        ({"kind": "แปลก"}, "bad_kind"), ({"joined_on": "เมื่อวาน"}, "bad_date"), ({"joined_on": "1/10/2600"}, "date_far"),
        ({"joined_on": "1/10/1017"}, "date_far"), ({"division": "กองลับ"}, "unknown_division"),
        ({"first": "ก" * 81}, "too_long"),
        ({"position": "รักษาการ ผอ.กองคลัง"}, "acting"),
    ],
)  # fmt: skip
def test_each_wrong_thing_is_seen(fields, code):
    assert code in codes([row(**fields)])[0]


def test_doubles_inside_the_file_name_the_other_line():
    rows = [
        row(username="a", email="a@b.th", position="ปลัดเทศบาล"),
        row("สมชาย", "ใจดี", 3, username="A", email="A@B.TH", position="ปลัดเทศบาล"),
        row(line=4),
    ]
    assert codes(rows) == [[], ["same_username", "same_email", "post_twice"], ["same_first_name"]]


def test_left_out_rows_disturb_nobody():
    assert codes([row(username="a", out=True), row("สมชาย", "ใจดี", 3, username="a")]) == [[], []]


def test_what_is_here_already_is_no_mistake_but_anothers_sign_in_is():
    known = checking.Known(
        usernames={"malee": "มาลีรักไทย", "other": ""}, emails={"m@x.th": "มาลีรักไทย"}, names=frozenset({"มาลีรักไทย"})
    )
    mine = row(username="malee", email="m@x.th", division="กองที่ไม่มี")
    assert checking.check([mine], known, {}, today=TODAY)[0].state == checking.HERE
    assert codes([row("สมชาย", "ใจดี", username="malee", email="m@x.th")], known) == [["taken_username", "taken_email"]]
    assert codes([row("สมชาย", "ใจดี", username="Other")], known) == [["taken_username"]]


def test_held_posts_name_their_holder():
    known = checking.Known(divisions={"กองคลัง": 1}, held={("division_head", "กองคลัง"): "นางกัลยา มั่งมี"})
    head = row(position="ผอ.กองคลัง", division="กอง คลัง")
    (problem,) = checking.check([head], known, {}, today=TODAY)[0].problems
    assert (problem.code, problem.about) == ("post_held", "นางกัลยา มั่งมี")
    meant = row(position="ผู้อำนวยการกองการคลัง", division="กองการคลัง")
    assert codes([meant], known, {"กองการคลัง": "1"}) == [["post_held"]]
    assert codes([meant], known, {"กองการคลัง": "new"}) == [[]]


@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8))
def test_no_table_breaks_the_reading(cells):
    try:
        rows = listed(["ชื่อ-สกุล", "ตำแหน่ง", "สังกัด", "อีเมล"], *cells).rows
    except sheet.NoStaffListError:
        return
    for checked in checking.check(rows, checking.Known(), {}, today=TODAY):
        assert checked.state in {checking.NEW, checking.WRONG}
