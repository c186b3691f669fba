"""Files become items: in which order, what is never lost and never doubled, and who sees what."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from khum.activity.models import Entry
from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.files import archives, sandbox, storage
from khum.files import permissions as file_permissions
from khum.files.extract import ocr
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused, Refusal
from khum.library.actions import intake, intake_reading, writing
from khum.library.models import Attachment, Intake, IntakePage, Item
from khum.library.rules import intake as rules
from khum.library.rules.intake import IntakeState, Page
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, Council, later
from khum.web import jobs

pytestmark = pytest.mark.django_db
MUCH_LATER = later(10 * 365 * 24 * 60)
WORDS = "คู่มือรับเรื่องร้องเรียน\nลงทะเบียนรับภายในวันเดียวกัน\n"


@pytest.fixture
def office() -> Council:
    return journeys.council()


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def bring(office: Council, name: str, content: bytes | str, who: str = "staff_finance", kind: str = "") -> Intake:
    raw = content.encode() if isinstance(content, str) else content
    return intake.receive(uploaded=ContentFile(raw, name=name), kind=kind, by=office.standing(who), at=AT)


def work() -> int:
    """Let the background do what is due; what it enqueues by its own clock is due as well."""
    return jobs.run_due(at=MUCH_LATER)


def fresh(row: Intake) -> Intake:
    return Intake.objects.get(pk=row.pk)


def packed(files: dict[str, bytes | str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_file_becomes_a_draft_with_its_words_and_itself(office: Council) -> None:
    row = bring(office, "คู่มือ_รับเรื่อง.txt", WORDS)
    assert row.state == IntakeState.WAITING
    assert not Item.objects.exists()
    work()
    row = fresh(row)
    assert row.state == IntakeState.READY
    item = row.item
    assert item is not None
    assert (item.title, item.kind, item.state, item.created_by_id) == ("คู่มือ รับเรื่อง", "manual", "draft", row.by_id)
    assert "<p>ลงทะเบียนรับภายในวันเดียวกัน</p>" in item.draft.body
    assert [page.text for page in row.pages.all()] == [WORDS.strip()]
    kept = Attachment.objects.get(item=item).file
    assert storage.path_of(kept).read_text("utf-8") == WORDS


def test_the_same_bytes_are_taken_once(office: Council) -> None:
    first = bring(office, "ก.txt", WORDS)
    second = bring(office, "ข.txt", WORDS, who="head_finance")
    assert (second.state, second.item_id) == (IntakeState.DUPLICATE, None)
    work()
    assert fresh(second).item_id == fresh(first).item_id is not None
    third = bring(office, "ค.txt", WORDS)
    assert (third.state, third.item_id) == (IntakeState.DUPLICATE, fresh(first).item_id)
    assert Item.objects.count() == StoredFile.objects.count() == 1


def test_two_at_the_same_moment_are_one(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    with pytest.raises(IntegrityError):
        Intake.objects.create(organisation=row.organisation, name="ข", sha256=row.sha256, at=AT)


def test_a_file_that_was_taken_away_may_come_again(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    work()
    attached = Attachment.objects.get(item=fresh(row).item)
    writing.detach(attachment_id=attached.pk, by=office.standing("staff_finance"), at=later(2))
    assert bring(office, "ก.txt", WORDS).state == IntakeState.WAITING


def test_what_is_refused_keeps_a_line_and_nothing_else(office: Council) -> None:
    row = bring(office, "ก.exe", "MZ")
    assert (row.state, row.refusal, row.file_id) == (IntakeState.FAILED, Refusal.UNKNOWN_TYPE, None)
    assert not StoredFile.objects.exists()
    with pytest.raises(NotPossibleError):
        intake.retry(intake_id=row.pk, by=office.standing("staff_finance"), at=AT)


def test_the_same_refused_file_has_one_line(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    for _time in range(2):
        bring(office, "ก.exe", "MZ")
    assert Intake.objects.count() == 1
    monkeypatch.setattr(intake, "MAX_BYTES", 3)
    assert bring(office, "ใหญ่.exe", "MZMZ").sha256 == ""


def test_a_failed_reading_keeps_the_file_and_may_be_tried_again(
    office: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_named: Any) -> None:
        raise FileRefused(Refusal.TOO_HEAVY)

    row = bring(office, "ก.txt", WORDS)
    with monkeypatch.context() as patch:
        patch.setattr(intake_reading, "extract", refuse)
        work()
    row = fresh(row)
    assert (row.state, row.refusal) == (IntakeState.FAILED, Refusal.TOO_HEAVY)
    assert row.file is not None
    assert storage.path_of(row.file).exists()
    intake.retry(intake_id=row.pk, by=office.standing("staff_finance"), at=later(2))
    work()
    assert fresh(row).state == IntakeState.READY


def test_a_lost_worker_loses_and_doubles_nothing(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    row = bring(office, "ก.txt", WORDS)
    whole = writing.create

    def die(**named: Any) -> Item:
        whole(**named)
        raise KeyboardInterrupt  # As a kill: nothing after this line runs.

    with monkeypatch.context() as patch:
        patch.setattr(writing, "create", die)
        with pytest.raises(KeyboardInterrupt):
            work()
    assert not Item.objects.exists()
    assert fresh(row).state == IntakeState.READING
    jobs.run_due(at=MUCH_LATER + timedelta(minutes=3))  # The lease has run out.
    jobs.run_due(at=MUCH_LATER + timedelta(minutes=6))
    intake_reading.read(intake_id=row.pk, at=later(21))
    assert fresh(row).state == IntakeState.READY
    assert Item.objects.count() == Attachment.objects.count() == IntakePage.objects.count() == 1


def test_a_reading_that_never_ended_may_be_begun_again(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    assert not intake.may_retry(row, at=later(14))
    assert intake.may_retry(row, at=later(16))


def test_an_archive_is_taken_apart(office: Council) -> None:
    content = packed(
        {"งาน/ก.txt": WORDS, "ซ้ำ.txt": WORDS, "ข.exe": "MZ", "ลึก.zip": packed({"a.txt": "x"}), "Thumbs.db": "x"}
    )
    row = bring(office, "รวม.zip", content)
    work()
    row = fresh(row)
    assert (row.state, row.item_id, row.pages_total) == (IntakeState.READY, None, 4)
    found = {part.name: (part.state, part.refusal) for part in row.parts.all()}
    assert found == {
        "งาน/ก.txt": ("ready", ""),
        "ซ้ำ.txt": ("duplicate", ""),
        "ข.exe": ("failed", "unknown_type"),
        "ลึก.zip": ("failed", "nested_archive"),
    }
    assert Item.objects.get().title == "ก"
    assert bring(office, "อีกครั้ง.zip", content).state == IntakeState.DUPLICATE


def test_an_archive_left_half_unpacked_goes_on(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    row = bring(office, "รวม.zip", packed({f"{n}.txt": f"เรื่องที่ {n} ของกองคลัง" for n in range(6)}))
    whole, brought = intake.receive, []

    def die(**named: Any) -> Intake:
        if len(brought) == 3:
            raise KeyboardInterrupt
        brought.append(whole(**named))
        return brought[-1]

    with monkeypatch.context() as patch:
        patch.setattr(intake, "receive", die)
        with pytest.raises(KeyboardInterrupt):
            work()
    jobs.run_due(at=MUCH_LATER + timedelta(minutes=3))
    assert row.parts.count() == Item.objects.count() == StoredFile.objects.count() - 1 == 6


def test_thai_names_of_windows_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xxxxxx.txt", b"a")
    raw = path.read_bytes().replace(b"xxxxxx", "คู่มือ".encode("cp874"))
    path.write_bytes(raw)
    assert archives.names_in(path) == ["คู่มือ.txt"]


def test_scanned_pages_follow_a_few_at_a_time(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[int]] = []

    def scan(_path: Path, pages: list[int]) -> ExtractedDocument:
        asked.append(pages)
        if 6 in pages:
            raise FileRefused(Refusal.TOO_HEAVY)
        return ExtractedDocument(tuple(Paragraph(f"ข้อความหน้า {n}", n) for n in pages), "pdf", ("read_by_machine",))

    told = ExtractedDocument((Paragraph("ปก", 1),), "pdf", tuple(f"scanned_page:{n}" for n in range(2, 11)))
    monkeypatch.setattr(intake_reading, "extract", lambda *_args, **_named: told)
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(sandbox, "read_scans", scan)
    row = bring(office, "รายงาน.txt", WORDS)
    assert jobs.run_one(at=later(1))
    row = fresh(row)
    assert (row.state, row.pages_read, row.pages_total) == (IntakeState.READING, 1, 10)
    work()
    row = fresh(row)
    assert asked == [[2, 3, 4], [5, 6, 7], [8, 9, 10]]
    assert (row.state, row.pages_read) == (IntakeState.READY, 10)
    assert row.warnings == ["read_by_machine", *(f"scanned_page:{n}" for n in (5, 6, 7))]
    assert [page.number for page in row.pages.all()] == [1, 2, 3, 4, 8, 9, 10]
    assert row.item is not None
    assert "ข้อความหน้า 10" in row.item.draft.body


def test_without_tesseract_a_scan_is_kept_with_a_warning(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ExtractedDocument((), "pdf", ("scanned_page:1",))
    monkeypatch.setattr(intake_reading, "extract", lambda *_args, **_named: told)
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    row = bring(office, "สแกน001.txt", WORDS)
    work()
    row = fresh(row)
    assert (row.state, row.warnings) == (IntakeState.READY, ["scanned_page:1"])
    assert Attachment.objects.get(item=row.item).file_id == row.file_id


def test_whoever_left_writes_no_more(office: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    row = bring(office, "ก.txt", WORDS)
    monkeypatch.setattr(intake_reading.standing, "load", lambda person, today: journeys_visitor(office, today))
    work()
    assert (fresh(row).state, fresh(row).refusal) == (IntakeState.FAILED, "no_right")


def journeys_visitor(office: Council, today: Any) -> Any:
    return intake_reading.standing.of_link(office.organisation, today=today)


def test_visitors_bring_nothing_and_unknown_kinds_are_refused(office: Council) -> None:
    by = journeys_visitor(office, office.standing("hr").today)
    with pytest.raises(NotPermittedError):
        intake.receive(uploaded=ContentFile(b"a", name="a.txt"), kind="", by=by, at=AT)
    with pytest.raises(NotPossibleError):
        bring(office, "ก.txt", WORDS, kind="nothing")


def test_files_on_their_way_are_seen_by_who_brought_them_and_the_secretary(office: Council) -> None:
    row = bring(office, "ก.txt", WORDS)
    assert row.file is not None

    def sees(name: str) -> bool:
        by = office.standing(name)
        assert row.file is not None
        seen = Intake.objects.visible_to(by).filter(pk=row.pk).exists()
        assert file_permissions.may_open(by, row.file) == seen
        return seen

    assert sees("staff_finance")
    assert sees("hr")
    assert not sees("head_office")
    work()
    item = fresh(row).item
    assert item is not None
    values = {"visibility": "named", "named_ids": f",{office.people['staff_finance'].pk},"}
    writing.set_particulars(item_id=item.pk, values=values, by=office.standing("staff_finance"), at=later(3))
    assert sees("staff_finance")
    assert not sees("hr")


def test_acts_are_in_the_ledger(office: Council) -> None:
    bring(office, "ก.txt", WORDS)
    work()
    bring(office, "ก.txt", WORDS)
    bring(office, "ก.exe", "MZ")
    verbs = set(Entry.objects.filter(verb__startswith="intake.").values_list("verb", flat=True))
    assert verbs == {"intake.received", "intake.ready", "intake.duplicate", "intake.refused"}


def test_pasted_text_is_a_file_too(office: Council) -> None:
    by = office.standing("staff_finance")
    row = intake.receive_text(title="ถามตอบ: ใบ/เสร็จ", text="ถาม-ตอบ เรื่องใบเสร็จ", kind="", by=by, at=AT)
    work()
    item = fresh(row).item
    assert item is not None
    assert (item.title, item.kind) == ("ถามตอบ: ใบ เสร็จ", "faq")


@pytest.mark.parametrize(
    ("name", "lines", "title"),
    [
        ("คู่มือ_รับเรื่อง  ร้องเรียน.DOCX", ["x"], "คู่มือ รับเรื่อง ร้องเรียน"),
        ("IMG_20260901_0001.jpg", ["๑", "ประกาศ  อบต. ขุมทอง"], "ประกาศ อบต. ขุมทอง"),
        ("สแกน 001.pdf", [], "สแกน 001"),
        ("เอกสาร1.docx", ["ข้อบังคับตำบล" * 40], ("ข้อบังคับตำบล" * 40)[:160]),
        (".pdf", [], ".pdf"),
    ],
)
def test_titles(name: str, lines: list[str], title: str) -> None:
    assert rules.title_of(name, lines) == title


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("คู่มือตามระเบียบพัสดุ", "", "manual"),
        ("พ.ร.บ. การสาธารณสุข", "", "regulation"),
        ("งานขยะ", "ขั้นตอนการออกตรวจ", "procedure"),
        ("แบบคำร้องทั่วไป", "", "form"),
        ("AAR น้ำท่วม", "", "lesson"),
        ("งานขยะ", "", "manual"),
    ],
)
def test_kinds(title: str, text: str, kind: str) -> None:
    known = ("manual", "procedure", "regulation", "form", "lesson", "faq")
    assert rules.kind_of(title, text, known) == kind
    assert rules.kind_of(title, text, ("own",)) == "own"


def test_pages_and_body() -> None:
    table = Table((("ก", "ข\nค"),), where="แผน")
    assert rules.pages_of(ExtractedDocument((table,), "xlsx")) == [Page(1, "ก\tข ค", "แผน")]
    slides = ExtractedDocument((Paragraph("ข", 2), Paragraph("ก", 1)), "pptx")
    assert rules.pages_of(slides) == [Page(1, "ก", "สไลด์ที่ 1"), Page(2, "ข", "สไลด์ที่ 2")]
    body, is_whole = rules.body_of([Paragraph("<b> & ก\nข"), table])
    assert body.startswith("<p>&lt;b&gt; &amp; ก<br>ข</p><table>")
    assert is_whole
    assert rules.body_of([Paragraph("ก" * 9), Paragraph("ข")], longest=9) == ("<p>" + "ก" * 9 + "</p>", False)


def test_a_long_file_is_repeated_in_part_and_searched_whole(office: Council) -> None:
    row = bring(office, "ยาว.txt", "\n".join(f"บรรทัดที่ {n} ของระเบียบ" for n in range(4_000)))
    work()
    row = fresh(row)
    assert row.item is not None
    assert row.warnings == ["words_left_out"]
    assert "บรรทัดที่ 3999 " not in row.item.draft.body
    assert "บรรทัดที่ 3999 " in row.pages.get().text
