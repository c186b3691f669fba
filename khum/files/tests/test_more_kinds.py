"""Markdown, web pages, slides, ODT, old Word files, pictures and scans: what is read, and what hostile ones do."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from config.safekeeping import health
from khum.domain.extracted import Paragraph, Table
from khum.files import guard, programs, reading, sandbox
from khum.files.extract import doc, ocr
from khum.files.kinds import TAKEN_IN
from khum.files.refusals import FileRefused, Refusal
from khum.files.tests import builders, hostile, more_builders

Build = Callable[[Path], Path]
FONT = next(Path(__file__).resolve().parents[2].rglob("KhumSarabun-Regular.ttf"), None)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="Tesseract with Thai (tha) and English is not installed")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def texts(path: Path, name: str) -> list[object]:
    """What is read of a file: words of paragraphs, rows of tables."""
    document = reading.extract(path, name=name, allowed=TAKEN_IN)
    return [block.text if isinstance(block, Paragraph) else block.rows for block in document.blocks]


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: x\n---\n# คู่มือ **รับเรื่อง**\n\n> อ่าน [แบบ](a.pdf) ก่อน\n- ข้อ *แรก*\n***\n"
        "| ก | ข |\n|---|---|\n| 1 | 2 |\n"
        "```\nx = 1\n```\n",
        "utf-8",
    )
    assert texts(path, "a.md") == ["คู่มือ รับเรื่อง", "อ่าน แบบ ก่อน", "- ข้อ แรก", (("ก", "ข"), ("1", "2")), "x = 1"]


def test_a_web_page_says_what_a_reader_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<!DOCTYPE html><html><head><title>x</title><script>alert(1)</script></head><body><h1>ประกาศ</h1>"
        "<p>เรื่อง <b>การ</b>ชำระ&nbsp;ภาษี<br>ปี ๒๕๗๐</p><script>document.write('ไม่อ่าน')</script><style>p{}</style>"
        "<table><tr><th>ที่<th>รายการ</tr><tr><td>๑<td><p>บ้าน</p><p>ที่ดิน</p></tr></table>"
        "<img src='http://10.0.0.1/a.png' onerror='x()'><textarea>พิมพ์</textarea>จบ</body></html>",
        "utf-8",
    )
    assert texts(path, "a.htm") == [
        "ประกาศ",
        "เรื่อง การชำระ ภาษี",
        "ปี ๒๕๗๐",
        (("ที่", "รายการ"), ("๑", "บ้าน\nที่ดิน")),
        "จบ",
    ]


def test_slides_in_the_order_of_the_show(tmp_path: Path) -> None:
    path = more_builders.training_pptx(tmp_path / "a")
    document = reading.extract(path, name="a.pptx", allowed=TAKEN_IN)
    assert document.blocks == (
        Paragraph("อบรมการจัดการขยะ", 1),
        Paragraph("งานสาธารณสุข", 1),
        Paragraph("ขั้นตอนการออกตรวจ", 2),
        Table((("ก", "ข"),), 2),
        Paragraph("อย่าลืมถุงมือ", 2, "notes"),
    )


def test_odt_in_reading_order(tmp_path: Path) -> None:
    assert texts(more_builders.manual_odt(tmp_path / "a"), "a.odt") == [
        "คู่มือรับเรื่องร้องเรียน",
        "รับเรื่อง แล้ว\nลงทะเบียน",
        (("ที่", "ขั้นตอน"), ("๑", "")),
    ]


@needs_office
@pytest.mark.slow
def test_an_old_word_file_with_its_table(tmp_path: Path) -> None:
    said = texts(more_builders.old_doc(tmp_path, str(OFFICE)), "a.doc")
    assert said[0] == "แผนการจัดการความรู้ ประจำปี ๒๕๖๒"
    assert isinstance(said[1], tuple)
    assert said[1][1][1] == "ประชุมคณะทำงาน"


def test_without_libreoffice_the_reason_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.doc"
    path.write_bytes(hostile.OLE + b"\0" * 504 + "WordDocument".encode("utf-16-le") + b"\0" * 600)
    with pytest.raises(FileRefused) as refused:
        reading.extract(path, name="a.doc", allowed=TAKEN_IN)
    assert refused.value.code == Refusal.NO_OFFICE


@needs_ocr
@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_words_of_a_picture(tmp_path: Path, name: str) -> None:
    assert FONT is not None
    path = more_builders.picture(tmp_path / name, "คู่มือการจัดเก็บภาษีที่ดิน", "กองคลัง", font=FONT)
    document = reading.extract(path, name=name, allowed=TAKEN_IN)
    said = "".join(block.text for block in document.blocks if isinstance(block, Paragraph)).replace(" ", "")
    assert "คู่มือการจัดเก็บภาษีที่ดิน" in said
    assert document.warnings == ("read_by_machine",)


@needs_ocr
@pytest.mark.slow
def test_words_of_a_scanned_page(tmp_path: Path) -> None:
    assert FONT is not None
    lines = ["รายงานการประชุมครั้งที่สอง"] * 12
    photo = more_builders.picture(tmp_path / "a.jpg", *lines, font=FONT).read_bytes()
    head = b"<</Type/XObject/Subtype/Image/Width 1800/Height 1800/BitsPerComponent 8/ColorSpace/DeviceGray"
    drawn = head + b"/Filter/DCTDecode/Length %d>>\nstream\n" % len(photo) + photo + b"\nendstream"
    path = tmp_path / "a.pdf"
    path.write_bytes(
        hostile.page_pdf(b"q 560 0 0 560 10 140 cm /I Do Q", resources=b"/XObject<</I 5 0 R>>", objects=(drawn,))
    )
    assert reading.extract(path, name="a.pdf").warnings == ("scanned_page:1",)
    document = sandbox.read_scans(path, [1])
    assert "การประชุม" in "".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_without_tesseract_a_picture_is_kept_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert FONT is not None
    document = reading.extract(
        more_builders.picture(tmp_path / "a.png", "ก", font=FONT), name="a.png", allowed=TAKEN_IN
    )
    assert document.blocks == ()
    assert document.warnings == ("unread_picture",)
    assert sandbox.read_scans(hostile.scanned_pdf(tmp_path / "a.pdf"), [1]).warnings == ("scanned_page:1",)


XXE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
PNG_OF_A_BILLION_POINTS = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\0\0\0\0" + b"\0" * 4 + b"\0" * 50
)


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _old_word(path: Path, *, flags: int = 0, more: bytes = b"") -> Path:
    block = b"\xec\xa5" + b"\0" * 9 + bytes([flags]) + b"\0" * 500
    return _write(path, hostile.OLE + b"\0" * 504 + block + "WordDocument".encode("utf-16-le") + more)


def _long_part(path: Path, name: str, parts: dict[str, str | bytes]) -> Path:
    return builders.write_zip(path, {**parts, name: b"<x>" + b"a" * (120 * hostile.MIB) + b"</x>"})


HOSTILE: list[tuple[str, str, Build, set[Refusal]]] = [
    (
        "xxe in pptx",
        "a.pptx",
        lambda p: builders.write_zip(p, more_builders.pptx_parts(XXE)),
        {Refusal.UNSAFE_XML},
    ),
    (
        "xxe in odt",
        "a.odt",
        lambda p: builders.write_zip(p, {**more_builders.odt_parts(""), "content.xml": XXE}),
        {Refusal.UNSAFE_XML},
    ),
    (
        "120 MB in a slide",
        "a.pptx",
        lambda p: _long_part(p, "ppt/slides/slide1.xml", more_builders.pptx_parts("")),
        {Refusal.ZIP_BOMB},
    ),
    (
        "120 MB in an odt",
        "a.odt",
        lambda p: _long_part(p, "content.xml", more_builders.odt_parts("")),
        {Refusal.ZIP_BOMB},
    ),
    (
        "programs in an odt",
        "a.odt",
        lambda p: builders.write_zip(p, more_builders.odt_parts("", **{"Basic/Standard/Module1.xml": "<x/>"})),
        {Refusal.MACROS},
    ),
    (
        "locked odt",
        "a.odt",
        lambda p: builders.write_zip(
            p, more_builders.odt_parts("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"})
        ),
        {Refusal.ENCRYPTED},
    ),
    ("odt that is a docx", "a.odt", builders.plan_docx, {Refusal.WRONG_TYPE}),
    ("pptx that is a docx", "a.pptx", builders.plan_docx, {Refusal.WRONG_TYPE}),
    ("locked pptx", "a.pptx", hostile.encrypted_office, {Refusal.ENCRYPTED}),
    (
        "broken slide",
        "a.pptx",
        lambda p: builders.write_zip(p, more_builders.pptx_parts("<p:sld")),
        {Refusal.CORRUPTED},
    ),
    ("broken odt", "a.odt", lambda p: builders.write_zip(p, more_builders.odt_parts("<text:p>")), {Refusal.CORRUPTED}),
    (
        "odt as deep as a well",
        "a.odt",
        lambda p: builders.write_zip(
            p, more_builders.odt_parts("<text:section>" * 50_000 + "</text:section>" * 50_000)
        ),
        {Refusal.CORRUPTED, Refusal.TOO_HEAVY, Refusal.ZIP_BOMB},
    ),
    ("pdf named html", "a.html", lambda p: _write(p, b"%PDF-1.7\n" * 9), {Refusal.WRONG_TYPE}),
    ("bytes named md", "a.md", lambda p: _write(p, bytes(range(256)) * 9), {Refusal.WRONG_TYPE}),
    (
        "too much web page",
        "a.html",
        lambda p: _write(p, b"<p>" + b"a" * (6 * hostile.MIB)),
        {Refusal.TOO_MUCH_TEXT, Refusal.CORRUPTED},
    ),
    ("doc with macros", "a.doc", lambda p: _old_word(p, more="_VBA_PROJECT".encode("utf-16-le")), {Refusal.MACROS}),
    ("locked doc", "a.doc", lambda p: _old_word(p, flags=1), {Refusal.ENCRYPTED}),
    ("sheet named doc", "a.doc", lambda p: _write(p, hostile.OLE + b"\0" * 2000), {Refusal.WRONG_TYPE}),
    ("web page named doc", "a.doc", lambda p: _write(p, b"<html><body>"), {Refusal.WRONG_TYPE}),
    (
        "picture of 3.6 billion points",
        "a.png",
        lambda p: _write(p, PNG_OF_A_BILLION_POINTS),
        {Refusal.TOO_HEAVY, Refusal.CORRUPTED},
    ),
    ("half a picture", "a.png", lambda p: _write(p, b"\x89PNG\r\n\x1a\n\0\0"), {Refusal.CORRUPTED}),
    ("picture named wrong", "a.jpg", lambda p: _write(p, b"\x89PNG\r\n\x1a\n" + b"\0" * 99), {Refusal.WRONG_TYPE}),
    (
        "501 files",
        "a.zip",
        lambda p: more_builders.archive(p, {f"{n}.txt": b"a" for n in range(501)}),
        {Refusal.TOO_MANY_FILES},
    ),
    ("archive that climbs", "a.zip", lambda p: more_builders.archive(p, {"../../a.txt": b"a"}), {Refusal.UNSAFE_NAMES}),
    (
        "archive bomb",
        "a.zip",
        lambda p: more_builders.archive(p, {"a.txt": b"a" * (60 * hostile.MIB)}),
        {Refusal.ZIP_BOMB},
    ),
    ("locked archive", "a.zip", hostile.encrypted_zip, {Refusal.ENCRYPTED}),
    ("archive of nothing", "a.zip", lambda p: more_builders.archive(p, {}), {Refusal.EMPTY}),
    ("archive in name only", "a.zip", lambda p: _write(p, b"PK\x03\x04" + b"\0" * 99), {Refusal.CORRUPTED}),
]


@pytest.mark.parametrize(("name", "build", "codes"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_hostile_files_end_with_a_reason(tmp_path: Path, name: str, build: Build, codes: set[Refusal]) -> None:
    path = build(tmp_path / "upload")
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        reading.extract(path, name=name, allowed=TAKEN_IN)
    assert refused.value.code in codes
    assert time.monotonic() - began < 20


def test_a_deep_web_page_ends_in_time(tmp_path: Path) -> None:
    path = _write(tmp_path / "a", b"<div>" * 200_000 + "ลึก".encode())
    began = time.monotonic()
    with suppress(FileRefused):
        reading.extract(path, name="a.html", allowed=TAKEN_IN)
    assert time.monotonic() - began < 30


@pytest.mark.skipif(not hasattr(__import__("os"), "waitid"), reason="this system cannot wait without reaping")
def test_what_a_stopped_child_started_ends_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\necho $$ > {mark}\n/bin/sleep 60\n")
    script.chmod(0o755)
    path = _old_word(tmp_path / "a.doc")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path))
        with pytest.raises(FileRefused):
            reading.extract(path, name="a.doc", allowed=TAKEN_IN, limits=sandbox.Limits(memory=3 << 30, wall_seconds=4))
    pid = int(mark.read_text())
    time.sleep(0.2)
    status = Path(f"/proc/{pid}/status")
    assert not status.exists() or "\nState:\tZ" in status.read_text()


def test_a_form_that_reads_takes_neither_archives_nor_old_files(tmp_path: Path) -> None:
    for build, name, code in (
        (lambda p: more_builders.archive(p, {"a.txt": b"a"}), "a.zip", Refusal.UNKNOWN_TYPE),
        (_old_word, "a.doc", Refusal.OLD_OFFICE),
    ):
        with pytest.raises(FileRefused) as refused:
            guard.check(build(tmp_path / "x"), name=name)
        assert refused.value.code == code


def test_missing_programs_are_named_with_what_they_would_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    monkeypatch.setattr(doc, "program", lambda: None)
    assert [lack.program for lack in programs.missing()] == ["tesseract", "soffice"]
    assert [finding.where for finding in health.notes()][-2:] == ["tesseract", "soffice"]
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    monkeypatch.setattr(doc, "program", lambda: "/usr/bin/soffice")
    assert programs.missing() == []
