"""Assessments: a list from a sheet, levels with evidence, the binder, the assessor's link."""

from __future__ import annotations

import io
from datetime import timedelta
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.evaluation.actions import assessments, assessors
from khum.evaluation.models import Answer, Assessment, AssessorVisit, Catalogue, Evidence
from khum.evaluation.queries import assessments as queries
from khum.evaluation.rules.catalogues import NoCatalogueError, average, read
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import AT, DAY, YEAR

SHEET = [
    ["แบบประเมินประสิทธิภาพ"],
    ["ข้อ", "รายการประเมิน", "เอกสารหลักฐาน"],
    ["ด้านที่ 1 การบริหารจัดการ"],
    ["1", "มีแผนพัฒนาบุคลากร", "แผน"],
    ["2", "จัดการความรู้ด้วยตนเอง", "รายงานผล"],
    ["", "", ""],
]


def test_a_sheet_becomes_items_under_their_group():
    items = read([[["ก", "ข"]], SHEET])
    assert [(item.number, item.group, item.hint) for item in items] == [
        ("1", "ด้านที่ 1 การบริหารจัดการ", "แผน"),
        ("2", "ด้านที่ 1 การบริหารจัดการ", "รายงานผล"),
    ]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["ก", "ข"]], "no_header"),
        (SHEET[:3], "nothing"),
        ([*SHEET, SHEET[3]], "twice"),
        (SHEET[1:2] + [["1", "x", "y"]] * 401, "too_many"),
    ],
)
def test_a_sheet_that_is_no_list_is_refused(rows, code):
    with pytest.raises(NoCatalogueError) as refused:
        read([rows])
    assert refused.value.code == code


def test_a_mean_counts_answered_levels_only():
    assert average([]) is None
    assert average([None, 3, 4, 4]) == Decimal("3.67")


@pytest.fixture
def office(db, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    for name in ("assessments", "assessors"):
        monkeypatch.setattr(f"khum.evaluation.views.{name}.now", lambda: AT)
    return journeys.council()


def begun(office, year=YEAR):
    by = office.standing("hr", DAY)
    catalogue = Catalogue.objects.first() or assessments.add_own(by=by, at=AT)
    return assessments.begin(catalogue_id=catalogue.pk, year=year, by=by, at=AT)


def answered(office, made, level=3):
    by = office.standing("hr", DAY)
    for item in made.catalogue.items.all():
        assessments.answer(assessment_id=made.pk, item_id=item.pk, level=level, note="", by=by, at=AT)


def test_an_assessment_is_answered_finished_and_compared(office):
    by = office.standing("hr", DAY)
    made = begun(office)
    thing = {"assessment_id": made.pk, "item_id": made.catalogue.items.first().pk}
    with pytest.raises(NotPermittedError):
        assessments.answer(**thing, level=1, note="", by=office.standing("staff_works", DAY), at=AT)
    for act in (
        lambda: assessments.answer(**thing, level=6, note="", by=by, at=AT),
        lambda: assessments.add_evidence(**thing, label="แผน", by=by, at=AT),
        lambda: assessments.finish(assessment_id=made.pk, by=by, at=AT),
        lambda: begun(office),
        lambda: assessments.add_own(by=by, at=AT),
    ):
        with pytest.raises(NotPossibleError):
            act()
    evidence = assessments.add_evidence(**thing, label="แผน", url="/plans/", by=by, at=AT)
    answered(office, made)
    row = queries.groups(made)[0].rows[0]
    assert (row.level, row.is_bare, len(row.evidence)) == (3, False, 1)
    assessments.finish(assessment_id=made.pk, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        assessments.drop_evidence(evidence_id=evidence.pk, by=by, at=AT)
    before = begun(office, YEAR.previous)
    answered(office, before, 2)
    assert queries.over_years(made) == [(2569, Decimal("2.00")), (2570, Decimal("3.00"))]
    assert queries.over_years(before) == [(2569, Decimal("2.00"))]


def test_an_assessor_reads_with_a_link_that_expires_and_every_opening_is_kept(office):
    made, by = begun(office), office.standing("hr", DAY)
    for wrong in ({"days": 0}, {"days": 91}, {"assessor": " "}):
        with pytest.raises(NotPossibleError):
            assessors.make_link(**{"assessment_id": made.pk, "assessor": "ท้องถิ่น", "days": 7} | wrong, by=by, at=AT)
    link, token = assessors.make_link(assessment_id=made.pk, assessor="ท้องถิ่นอำเภอ", days=7, by=by, at=AT)
    visitor, address = Client(), reverse("evaluation:by-assessor", args=[token])
    answer = visitor.get(address)
    assert "ท้องถิ่นอำเภอ" in answer.content.decode()
    assert answer["Referrer-Policy"] == "no-referrer"
    assert visitor.post(address).status_code == 405
    assert visitor.get(reverse("evaluation:assessor-file", args=[token, 987])).status_code == 404
    assert AssessorVisit.objects.filter(link=link).count() >= 1
    with pytest.raises(NotPossibleError):
        assessors.opened(token=token, what="x", at=AT + timedelta(days=8))
    assessors.end_link(link_id=link.pk, by=by, at=AT)
    assert visitor.get(address).status_code == 410


def sheet():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("LPA")
        for number, row in enumerate(SHEET):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("lpa.xlsx", out.getvalue())


def test_a_list_from_a_sheet_to_the_binder_in_the_browser(office):
    hr = office.browser("hr")
    assert office.browser("staff_works").get(reverse("evaluation:catalogue-new")).status_code == 403
    typed = {"name": "LPA", "code": "lpa", "edition": "2570", "as_of": "1/10/2569", "scale_min": 0, "scale_max": 5}
    new = reverse("evaluation:catalogue-new")
    assert hr.post(new, typed | {"file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n")}).status_code == 422
    assert hr.post(new, typed | {"file": sheet(), "scale_min": 5}).status_code == 422
    hr.post(new, typed | {"file": sheet()})
    catalogue = Catalogue.objects.get()
    assert "มีแผนพัฒนาบุคลากร" in hr.get(reverse("evaluation:catalogue", args=[catalogue.pk])).content.decode()
    hr.post(reverse("evaluation:assessment-begin", args=[catalogue.pk]), {"year": 2570})
    made = Assessment.objects.get()
    item = catalogue.items.first()
    here = reverse("evaluation:item", args=[made.pk, item.pk])
    assert office.browser("staff_works").get(here).status_code == 403
    hr.post(here, {"level": 4, "note": "ทำครบ"})
    assert Answer.objects.get().level == 4
    hang = reverse("evaluation:evidence-add", args=[made.pk, item.pk])
    assert hr.post(hang, {"url": "javascript:1"}).status_code == 422
    hr.post(hang, {"metric": "M14"})
    hr.post(hang, {"file": SimpleUploadedFile("plan.txt", "แผน".encode())})
    assert set(Evidence.objects.values_list("label", flat=True)) == {"ตัวชี้วัด M14 การติดตามและประเมินผล", "plan.txt"}
    assert "ตัวชี้วัด M14" in hr.get(here).content.decode()
    body = office.browser("staff_works").get(reverse("evaluation:assessment", args=[made.pk])).content.decode()
    assert "ทำครบ" in body
    _link, token = assessors.make_link(
        assessment_id=made.pk, assessor="ก", days=7, by=office.standing("hr", DAY), at=AT
    )
    file = Evidence.objects.get(label="plan.txt")
    served = Client().get(reverse("evaluation:assessor-file", args=[token, file.pk]))
    assert b"".join(served.streaming_content).decode() == "แผน"
    for extension, status in (("pdf", 200), ("docx", 200), ("xlsx", 404)):
        assert hr.get(reverse("evaluation:binder", args=[made.pk, extension])).status_code == status
    answer = hr.post(reverse("evaluation:assessor-link", args=[made.pk]), {"assessor": "สถ.", "days": 3})
    assert "/evaluation/assess/" in answer.content.decode()
    assert hr.post(reverse("evaluation:assessor-link", args=[made.pk]), {"assessor": "", "days": 3}).status_code == 422
    hr.post(reverse("evaluation:evidence-drop", args=[file.pk]))
    assert Evidence.objects.count() == 1
    assert hr.post(reverse("evaluation:assessment-finish", args=[made.pk])).status_code == 409
    other = journeys.council("rimnam", "ริมน้ำ").browser("hr")
    for name, arguments in (("assessment", [made.pk]), ("catalogue", [catalogue.pk]), ("item", [made.pk, item.pk])):
        assert other.get(reverse(f"evaluation:{name}", args=arguments)).status_code == 404


@pytest.mark.parametrize(("page", "most"), [("assessments", 14), ("assessment", 18)])
def test_pages_stay_within_their_queries(office, page, most, django_assert_max_num_queries):
    made = begun(office)
    answered(office, made)
    client = office.browser("hr")
    address = reverse(f"evaluation:{page}", args=[made.pk] if page == "assessment" else [])
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200
