"""Reports: the text that figures suggest, the way to the signature, the paper that never changes, its files."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from config.cli.main import main
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.evaluation.actions import reports
from khum.evaluation.models import Report
from khum.evaluation.papers.issuing import paper_of
from khum.evaluation.queries import report as queries
from khum.evaluation.rules import wording
from khum.evaluation.rules.reports import PARTS, REPORT_MOVES, Part, ReportKind, ReportState, move_report
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import AT, DAY, YEAR
from khum.meetings.tests import journeys as meetings
from khum.papers import render
from khum.papers.serving import fingerprint
from khum.papers.tests.reading import pdf_text
from khum.plans.tests import journeys as plans

FIGURE = {"code": "M18", "name": "เดือนที่มีการประชุม", "unit": "เดือน", "level": "output", "value": "6", "records": 6}
FIGURE |= {"target": "ไม่น้อยกว่า 12 เดือน", "achievement": "at_risk", "decided_on": "2027-09-30", "evidence": []}
ACTIVITY = {
    "title": "จัดทำคู่มือ",
    "state": "running",
    "late": True,
    "problem": "ขาดบุคลากร",
    "suggestion": "",
    "owner": "กองคลัง",
}
DONE = ACTIVITY | {"state": "done", "late": False, "problem": ""}
ACCEPTED = {"text": "เพิ่มคู่มือ", "state": "accepted", "state_th": "เห็นชอบแล้ว"}
ACCEPTED |= {"owner": "ผอ.กองคลัง", "due_on": "2027-06-30"}
CONTENT = {
    "organisation": "อบต.ขุมทอง", "title": "รายงานผล", "start": "2026-10-01", "end": "2027-03-31",
    "figures": [FIGURE, FIGURE | {"code": "M20", "name": "ช่องทาง", "value": "3.5000", "achievement": "met"}],
    "tables": [{"name": "ก", "state": "", "activities": [ACTIVITY, DONE]}],
    "findings": [{"text": "ประชุมสม่ำเสมอ", "weight": "strength"}],
    "recommendations": [ACCEPTED],
    "doubts": [],
}  # fmt: skip
EMPTY = CONTENT | {"figures": [], "tables": [], "findings": [], "recommendations": []}


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (Part.PREFACE, ["อบต.ขุมทอง จัดทำรายงานผล", "1 ตุลาคม 2569", "31 มีนาคม 2570"]),
        (Part.SUMMARY, ["บรรลุเป้าหมาย 1 ตัว คิดเป็นร้อยละ 50", "2 กิจกรรม แล้วเสร็จ 1", "ล่าช้ากว่ากำหนด 1"]),
        (Part.RESULTS, ["- เดือนที่มีการประชุม ได้ 6 เดือน เป้าหมายไม่น้อยกว่า 12 เดือน ยังไม่ถึงเป้าหมาย", "ช่องทาง ได้ 3.5 เดือน"]),
        (Part.PROBLEMS, ["- จัดทำคู่มือ: ขาดบุคลากร"]),
        (Part.SUGGESTIONS, ["- เพิ่มคู่มือ (เห็นชอบแล้ว)"]),
        (Part.NEXT, ["โดยผอ.กองคลัง ภายในวันที่ 30 มิถุนายน 2570", "ก่อนวันตัดสินผล 30 กันยายน 2570"]),
    ],
)  # fmt: skip
def test_figures_suggest_plain_text(part, words):
    text = wording.suggested(part, CONTENT)
    assert all(each in text for each in words), text
    assert wording.suggested(part, EMPTY)
    assert "None" not in text + wording.suggested(part, EMPTY)


def test_long_lists_are_cut_and_say_so():
    many = CONTENT | {"findings": [{"text": f"ข้อ {place}", "weight": "major"} for place in range(20)]}
    assert "- และอีก 8 รายการ" in wording.suggested(Part.SUMMARY, many)


@pytest.mark.parametrize("state", ReportState)
def test_a_report_moves_by_its_table_only(state):
    for to in ReportState:
        if to in REPORT_MOVES[state]:
            assert move_report(state, to=to) is to
        else:
            with pytest.raises(NotPossibleError):
                move_report(state, to=to)


@pytest.fixture
def office(db):
    return journeys.council()


def made(office, kind=ReportKind.HALF, **options):
    return reports.make(kind=kind, year=YEAR, by=office.standing("hr", DAY), at=AT, **options)


def signed(office, report):
    reports.submit(report_id=report.pk, by=office.standing("hr", DAY), at=AT)
    return reports.sign(report_id=report.pk, base="http://testserver/", by=office.standing("palad", DAY), at=AT)


def test_a_report_is_written_laid_before_returned_and_signed(office):
    journeys.recommended(office)
    report = made(office)
    assert [row.part_value for row in report.texts.all()] == list(PARTS[ReportKind.HALF])
    hr, palad = office.standing("hr", DAY), office.standing("palad", DAY)
    with pytest.raises(NotPossibleError):
        made(office)
    with pytest.raises(NotPermittedError):
        reports.write(report_id=report.pk, texts={}, by=office.standing("staff_works", DAY), at=AT)
    reports.write(report_id=report.pk, texts={Part.NEXT: " "}, by=hr, at=AT)
    with pytest.raises(NotPossibleError):
        reports.submit(report_id=report.pk, by=hr, at=AT)
    reports.suggest_again(report_id=report.pk, part=Part.NEXT, by=hr, at=AT)
    reports.write(report_id=report.pk, texts={Part.SUMMARY: "ผลดีทุกด้าน"}, by=hr, at=AT)
    assert [row.part for row in report.texts.exclude(edited_at=None)] == ["summary"]
    with pytest.raises(NotPossibleError):
        reports.sign(report_id=report.pk, by=palad, at=AT)
    reports.submit(report_id=report.pk, by=hr, at=AT)
    with pytest.raises(NotPermittedError):
        reports.sign(report_id=report.pk, by=hr, at=AT)
    reports.give_back(report_id=report.pk, reason="เพิ่มตัวเลข", by=palad, at=AT)
    report = signed(office, report)
    assert (report.prepared_name, report.signed_title) == ("hr khumthong", "ปลัดองค์การบริหารส่วนตำบล")
    for act in (
        lambda: reports.write(report_id=report.pk, texts={Part.SUMMARY: "x"}, by=hr, at=AT),
        lambda: reports.drop(report_id=report.pk, by=hr, at=AT),
    ):
        with pytest.raises(NotPossibleError):
            act()


def test_a_signed_report_prints_the_same_whatever_happens_later(office):
    journeys.half_year(office)
    report = signed(office, made(office))
    assert report.round is None
    before = fingerprint(paper_of(report, today=DAY, base=""))
    meetings.written(office, DAY + timedelta(days=20))
    report.texts.update(text="เปลี่ยน")
    again = Report.objects.get()
    assert fingerprint(paper_of(again, today=DAY + timedelta(days=60), base="http://elsewhere/")) == before
    assert queries.is_whole(again)
    Report.objects.update(content=again.content | {"title": "อื่น"})
    assert not queries.is_whole(Report.objects.get())


def test_the_paper_tells_frozen_figures_activities_recommendations_and_evidence(office):
    plans.draft_plan(office.standing("hr", DAY))
    accepted = journeys.accepted(office)
    for kind in (ReportKind.HALF, ReportKind.COMMITTEE):
        report = made(office, kind, round_id=accepted.round_id)
        paper = paper_of(report, today=DAY, base="http://testserver/")
        text = pdf_text(render.to_pdf(paper))
        for words in ("บทสรุปสำหรับผู้บริหาร", "ตารางผลตัวชี้วัด", "ข้อเสนอแนะต่อผู้บริหาร", "ภาคผนวก", "ร่าง"):
            assert words in text, (kind, words)
        assert report.round.snapshot.sha256[:16] in text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
        assert ("ผลการดำเนินงานรายกิจกรรม" in text) == kind.tells_activities
    assert render.to_docx(paper)[:2] == b"PK"


def test_a_committee_reports_on_a_round_of_its_year(office):
    with pytest.raises(NotPossibleError):
        made(office, ReportKind.COMMITTEE)
    round_ = journeys.opened(office)
    by = office.standing("hr", DAY)
    with pytest.raises(NotPossibleError):
        reports.make(kind=ReportKind.COMMITTEE, year=YEAR.previous, round_id=round_.pk, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        reports.make(kind=ReportKind.YEAR, year=YEAR.next, by=by, at=AT)
    report = made(office, ReportKind.COMMITTEE, round_id=round_.pk)
    reports.drop(report_id=report.pk, by=by, at=AT)
    assert not Report.objects.exists()


def test_a_report_in_the_browser(office, monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    journeys.half_year(office)
    hr, palad = office.browser("hr"), office.browser("palad")
    address = reverse("evaluation:report-new")
    assert office.browser("staff_works").get(address).status_code == 403
    assert hr.post(address, {"kind": "half", "year": "x"}).status_code == 422
    hr.post(address, {"kind": "annual", "year": 2570})
    report = Report.objects.get()

    def page(name, *more):
        return reverse(f"evaluation:report{name}", args=[report.pk, *more])

    assert "บทสรุปสำหรับผู้บริหาร" in hr.get(page("")).content.decode()
    texts = {row.part: row.text for row in report.texts.all()}
    assert hr.post(page("-write"), texts | {"summary": ""}).status_code == 422
    hr.post(page("-write"), texts | {"summary": "สรุปด้วยตนเอง"})
    hr.post(page("-suggest", "next"))
    assert "สรุปด้วยตนเอง" in hr.get(page("-write")).content.decode()
    assert hr.get(page("-submit")).status_code == 200
    hr.post(page("-submit"))
    assert hr.get(page("-sign")).status_code == 403
    assert palad.post(page("-back"), {"reason": ""}).status_code == 422
    palad.post(page("-back"), {"reason": "แก้คำผิด"})
    assert "แก้คำผิด" in hr.get(page("")).content.decode()
    hr.post(page("-submit"))
    palad.post(page("-sign"))
    report.refresh_from_db()
    body = office.browser("staff_works").get(reverse("evaluation:check"), {"hash": report.sha256}).content.decode()
    assert "ไม่มีการเปลี่ยนแปลง" in body
    for extension, status in (("pdf", 200), ("docx", 200), ("xlsx", 404)):
        assert office.browser("staff_works").get(page("-paper", extension)).status_code == status
    assert "ลงนามแล้ว" in hr.get(reverse("evaluation:reports")).content.decode()
    other = journeys.council("rimnam", "ริมน้ำ")
    assert other.browser("hr").get(page("")).status_code == 404


@pytest.mark.parametrize(("name", "most"), [("reports", 14), ("report", 150)])
def test_pages_stay_within_their_queries(office, name, most, django_assert_max_num_queries):
    report = made(office)
    client = office.browser("hr")
    address = reverse(f"evaluation:{name}", args=[report.pk] if name == "report" else [])
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_command_prints_a_report_and_a_draft_where_nobody_began_one(office, tmp_path, capsys):
    target = tmp_path / "report.pdf"
    words = ["report", "--year", "2570", "--kind", "half", "--to", str(target)]
    assert main(words) == 0
    assert "ยังไม่มีผู้จัดทำ" in capsys.readouterr().out
    assert "บทสรุปสำหรับผู้บริหาร" in pdf_text(target.read_bytes())
    made(office)
    assert main(words) == 0
    assert "ร่าง" in capsys.readouterr().out
    assert main([*words[:-1], str(tmp_path / "report.txt")]) == 2
