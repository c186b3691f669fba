"""Staff lists from the upload to the people: everything or nothing, and never twice."""

import csv
import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from python_calamine import CalamineWorkbook

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.people.actions import chart
from khum.people.actions import staff_import as actions
from khum.people.models import Division, Holding, Person, Position, StaffImport
from khum.people.staff_import.columns import FIELDS
from khum.people.staff_import.template import HEADINGS
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db

UPLOAD = "/people/staff-import/"
MALEE = (
    "1",
    "นางสาว",
    "มาลี",
    "รักไทย",
    "นักวิชาการเงินและบัญชี",
    "กองคลัง",
    "พนักงานส่วนตำบล",
    "malee",
    "m@x.go.th",
    "081",
    "1 ต.ค. 2560",
)
SOMCHAI = ("2", "นาย", "สมชาย", "ใจดี", "ผู้อำนวยการกองช่าง", "กองช่าง", "", "", "", "", "")


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def hr():
    return cast.council()


def csv_file(*rows, encoding="utf-8-sig", name="รายชื่อ.csv", header=HEADINGS):
    out = io.StringIO(newline="")
    csv.writer(out).writerows((header, *rows))
    return SimpleUploadedFile(name, out.getvalue().encode(encoding), content_type="text/csv")


def xlsx_file(*rows, header=HEADINGS):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, line in enumerate((header, *rows)):
            for column, value in enumerate(line):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)
    return SimpleUploadedFile("รายชื่อ.xlsx", out.getvalue())


def taken(by, *rows, **options) -> StaffImport:
    return actions.receive(uploaded=csv_file(*rows, **options), by=by, at=cast.AT)


def accepted(pending, by):
    pending.refresh_from_db()
    return actions.accept(import_id=pending.pk, version=pending.version, by=by, at=cast.AT, today=cast.TODAY)


def decided(pending, by, **decisions):
    pending.refresh_from_db()
    actions.decide_divisions(import_id=pending.pk, decisions=decisions, version=pending.version, by=by, at=cast.AT)


def counts():
    return [model.objects.count() for model in (Person, Division, Position, Holding)]


# -- reading ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_csv_is_read_in_every_encoding_of_an_office(hr, encoding):
    pending = taken(hr, MALEE, encoding=encoding)
    assert pending.rows[0]["first_name"] == "มาลี"
    assert pending.unused == ["ลำดับ"]


def test_xlsx_with_real_dates_and_numbers_is_read(hr):
    line = (1, "นาย", "สมชาย", "ใจดี", "", "", "", "", "", 812345678, date(2017, 10, 1))
    pending = actions.receive(uploaded=xlsx_file(line), by=hr, at=cast.AT)
    accepted(pending, hr)
    somchai = Person.objects.get(first_name="สมชาย")
    assert (somchai.phone, somchai.joined_on) == ("0812345678", date(2017, 10, 1))


def test_list_of_ones_own_making_is_read(hr):
    pending = taken(
        hr, ("๑", "นางสาวมาลี รักไทย", "เจ้าพนักงานธุรการ", "สำนักปลัด"), header=("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "สังกัด")
    )
    accepted(pending, hr)
    malee = Person.objects.get(first_name="มาลี")
    assert malee.prefix == "นางสาว"
    assert Holding.objects.get(person=malee).position.division.name == "สำนักปลัด"


# -- nothing half, nothing twice --------------------------------------------------------------------------------


def test_accepted_rows_become_people_with_positions(hr):
    pending = taken(hr, MALEE, SOMCHAI)
    before = counts()
    decided(pending, hr, กองช่าง="new")
    assert counts() == before
    done = accepted(pending, hr)
    assert done.result == {"persons": 2, "divisions": 1, "positions": 2, "here": 0, "out": 0}
    assert done.rows == []
    malee = Person.objects.get(username="malee")
    assert (malee.email, malee.joined_on, malee.has_usable_password()) == ("m@x.go.th", date(2017, 10, 1), False)
    head = Holding.objects.get(person__first_name="สมชาย").position
    assert (head.kind, head.division.name) == ("division_head", "กองช่าง")
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"staff_import.received", "staff_import.corrected", "staff.imported", "person.added"} <= verbs


def test_wrong_rows_keep_everybody_out(hr):
    pending = taken(hr, MALEE, SOMCHAI)
    before = counts()
    with pytest.raises(NotPossibleError, match="1"):
        accepted(pending, hr)
    assert counts() == before


@pytest.mark.parametrize("breaks_at", [1, 2, 3])
def test_a_failure_in_the_middle_leaves_nothing(hr, monkeypatch, breaks_at):
    pending = taken(hr, *[(str(n), "", f"คน{n}", "ทดสอบ", "ช่าง", "กองคลัง", "", "", "", "", "") for n in range(3)])
    before, calls = counts(), []
    appoint = chart.appoint

    def failing(**options):
        calls.append(1)
        if len(calls) == breaks_at:
            raise RuntimeError
        return appoint(**options)

    monkeypatch.setattr(actions.chart, "appoint", failing)
    with pytest.raises(RuntimeError):
        accepted(pending, hr)
    assert counts() == before
    pending.refresh_from_db()
    assert pending.state == StaffImport.WAITING


def test_second_press_changes_nothing(hr):
    pending = taken(hr, MALEE)
    version = pending.version
    for _press in range(2):
        actions.accept(import_id=pending.pk, version=version, by=hr, at=cast.AT, today=cast.TODAY)
        after = counts()
    assert counts() == after
    assert Entry.objects.filter(verb="staff.imported").count() == 1


def test_same_file_again_changes_nothing(hr):
    pending = taken(hr, MALEE, SOMCHAI)
    decided(pending, hr, กองช่าง="new")
    accepted(pending, hr)
    after = counts()
    again = accepted(taken(hr, MALEE, SOMCHAI), hr)
    assert counts() == after
    assert again.result == {"here": 2, "out": 0}


def test_vacant_top_post_is_filled_not_doubled(hr):
    nayok = ("1", "นาย", "ประเสริฐ", "ขุมทอง", "นายก อบต.ขุมทอง", "", "ผู้บริหาร", "", "", "", "")
    before = Position.objects.count()
    accepted(taken(hr, nayok), hr)
    assert Position.objects.count() == before
    assert Holding.objects.get(person__first_name="ประเสริฐ").position.kind == "chief_executive"
    other = ("1", "นาย", "อีกคน", "หนึ่ง", "นายกองค์การบริหารส่วนตำบล", "", "", "", "", "", "")
    with pytest.raises(NotPossibleError):
        accepted(taken(hr, other), hr)


def test_state_of_the_day_of_accepting_counts(hr):
    pending = taken(hr, MALEE)
    cast.staff(hr, "malee", "คนอื่น", "มาก่อน")
    with pytest.raises(NotPossibleError):
        accepted(pending, hr)


def test_two_secretaries_do_not_overwrite_each_other(hr):
    pending = taken(hr, MALEE, SOMCHAI)
    stale = pending.version
    decided(pending, hr, กองช่าง="new")
    for act in (
        lambda: actions.accept(import_id=pending.pk, version=stale, by=hr, at=cast.AT, today=cast.TODAY),
        lambda: actions.correct(
            import_id=pending.pk, index=0, values={}, leave_out=True, version=stale, by=hr, at=cast.AT
        ),
        lambda: actions.discard(import_id=pending.pk, version=stale, by=hr, at=cast.AT),
    ):
        with pytest.raises(NotPossibleError):
            act()


def test_division_of_another_council_cannot_be_meant(hr):
    other = cast.council("rimnam", "other_hr")
    pending = taken(hr, SOMCHAI)
    foreign = Division.objects.filter(organisation_id=other.organisation_id).first()
    decided(pending, hr, กองช่าง=str(foreign.pk))
    pending.refresh_from_db()
    assert pending.divisions == {}


def test_discarded_list_forgets_the_names(hr):
    pending = taken(hr, MALEE)
    actions.discard(import_id=pending.pk, version=pending.version, by=hr, at=cast.AT)
    pending.refresh_from_db()
    assert pending.rows == []
    with pytest.raises(NotPossibleError):
        accepted(pending, hr)


def test_staff_may_not_import(hr):
    malee = cast.staff(hr, "malee")
    with pytest.raises(NotPermittedError):
        taken(cast.fresh(malee), SOMCHAI)


PEOPLE = st.tuples(
    st.sampled_from(["ก", "ข", "ค", ""]),
    st.sampled_from(["หนึ่ง", "สอง"]),
    st.sampled_from(["", "ปลัดเทศบาล", "ธุรการ", "ผอ.กองคลัง"]),
    st.sampled_from(["", "กองคลัง", "กองลับ"]),
    st.sampled_from(["", "a", "b", "hr", "มี เว้นวรรค"]),
    st.sampled_from(["", "1/10/2560", "ไม่ใช่วัน"]),
    st.booleans(),
)


class Property(TestCase):
    """Whatever a list holds, it comes in whole or not at all, and a second time it changes nothing."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(PEOPLE, min_size=1, max_size=5), st.booleans())
    def test_whole_or_not_at_all(self, people, may_make):
        hr = cast.council()
        rows = [
            dict.fromkeys(FIELDS, "")
            | {"first_name": first, "last_name": last, "position": post, "division": division, "username": username}
            | {"joined_on": joined, "out": out, "line": line}
            for line, (first, last, post, division, username, joined, out) in enumerate(people, start=2)
        ]

        def pending():
            made = StaffImport.objects.create(
                organisation_id=hr.organisation_id, file_name="x.csv", rows=rows, by=hr.person, at=cast.AT
            )
            made.divisions = {"กองลับ": "new"} if may_make else {}
            made.save()
            return made

        before = counts()
        try:
            done = accepted(pending(), hr)
        except NotPossibleError:
            assert counts() == before
            return
        wanted = sum(1 for row in rows if not row["out"])
        assert counts()[0] - before[0] == done.result.get("persons", 0) == wanted - done.result["here"]
        after = counts()
        assert accepted(pending(), hr).result.get("persons", 0) == 0
        assert counts() == after


# -- screens ----------------------------------------------------------------------------------------------------


def test_journey_on_the_screens(client_as, hr):
    secretary = client_as(hr.person)
    wrong = ("3", "", "", "ไร้ชื่อ", "", "", "", "มี เว้นวรรค", "ไม่ใช่อีเมล", "", "เมื่อวาน")
    review = secretary.post(UPLOAD, {"file": csv_file(MALEE, SOMCHAI, wrong)}).headers["Location"]
    page = secretary.get(review).content.decode()
    for words in ("ไม่มีชื่อ", "ต้องไม่เว้นวรรค", "อีเมลไม่ถูกต้อง", "วันที่อ่านไม่ได้", "ยังไม่มี “กองช่าง”", "disabled"):
        assert words in page
    assert not Person.objects.filter(first_name="มาลี").exists()
    version = StaffImport.objects.get().version
    secretary.post(f"{review}divisions/", {"version": version, "division-0": "new"})
    row = f"{review}rows/2/"
    assert "ไร้ชื่อ" in secretary.get(row).content.decode()
    fixed = {
        "first_name": "มีนา",
        "last_name": "ไร้ชื่อ",
        "username": "",
        "email": "",
        "joined_on": "",
        "version": version + 1,
    }
    assert secretary.post(row, {**fixed, "out": "1"}).headers["Location"] == review
    assert "ไม่นำเข้า" in secretary.get(review).content.decode()
    secretary.post(row, {**fixed, "version": version + 2})
    assert "disabled" not in secretary.get(review).content.decode().partition("นำเข้า 3 คน")[0][-300:]
    for _press in range(2):
        assert secretary.post(f"{review}accept/", {"version": version + 3}).headers["Location"] == review
    assert "บุคคลใหม่" in secretary.get(review).content.decode()
    assert Person.objects.filter(first_name__in=["มาลี", "สมชาย", "มีนา"]).count() == 3
    assert secretary.get(row).status_code == 404
    assert "รายชื่อ.csv" in secretary.get(UPLOAD).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.csv", b"", "ว่าง"),
        ("x.xlsx", b"not a workbook", "ชื่อไฟล์"),
        ("x.exe", b"MZ", "ประเภท"),
        ("x.csv", "ก,ข\nค,ง\n".encode(), "ไม่พบหัวตาราง"),
        ("x.csv", "ชื่อ,ตำแหน่ง\n".encode(), "รายชื่อว่างเปล่า"),
    ],
)
def test_unusable_files_are_said_at_the_field(client_as, hr, name, content, words):
    page = client_as(hr.person).post(UPLOAD, {"file": SimpleUploadedFile(name, content)})
    assert page.status_code == 422
    assert "field--bad" in page.content.decode()
    assert not StaffImport.objects.exists()


def test_no_file_is_said(client_as, hr):
    assert client_as(hr.person).post(UPLOAD).status_code == 422


def test_templates_are_thai_and_open(client_as, hr):
    secretary = client_as(hr.person)
    book = secretary.get(f"{UPLOAD}template.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == HEADINGS
    assert secretary.get(f"{UPLOAD}template.csv").content.startswith(b"\xef\xbb\xbf")
    assert secretary.get(f"{UPLOAD}template.exe").status_code == 404
    filled = csv_file(MALEE)
    assert secretary.post(UPLOAD, {"file": filled}).status_code == 302


def addresses(pk):
    return [
        ("get", UPLOAD), ("get", f"{UPLOAD}template.csv"), ("get", f"{UPLOAD}{pk}/"), ("get", f"{UPLOAD}{pk}/rows/0/"),
        ("post", f"{UPLOAD}{pk}/divisions/"), ("post", f"{UPLOAD}{pk}/accept/"), ("post", f"{UPLOAD}{pk}/discard/"),
    ]  # fmt: skip


def test_visitors_staff_and_others_are_kept_out(client, client_as, hr):
    pending = taken(hr, MALEE)
    staff = client_as(cast.staff(hr, "somsri", "สมศรี"))
    other = client_as(cast.council("rimnam", "other_hr").person)
    for verb, address in addresses(pending.pk):
        assert getattr(client, verb)(address).headers["Location"].startswith("/accounts/login/")
        assert getattr(staff, verb)(address, {"version": pending.version}).status_code == 403, address
    for verb, address in addresses(pending.pk)[2:]:
        assert getattr(other, verb)(address, {"version": pending.version}).status_code == 404
    pending.refresh_from_db()
    assert pending.state == StaffImport.WAITING


def test_names_of_screens_exist():
    for name in ("review", "accept", "discard", "divisions"):
        assert reverse(f"people:staff-import-{name}", args=[1])


def test_screens_cost_few_queries(client_as, hr, django_assert_max_num_queries):
    lines = [(str(n), "", f"คน{n}", "ทดสอบ", "ช่าง", "กองใหม่", "", "", "", "", "") for n in range(120)]
    pending = taken(hr, *lines)
    secretary = client_as(hr.person)
    secretary.get("/")
    with django_assert_max_num_queries(14):
        secretary.get(f"{UPLOAD}{pending.pk}/")
    with django_assert_max_num_queries(14):
        secretary.get(f"{UPLOAD}{pending.pk}/rows/0/")
