"""Every harmful file is refused with a reason, or ends only the child that read it; the parent goes on."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils.translation import override

from khum.files import guard, messages, reading
from khum.files.kinds import STORABLE
from khum.files.refusals import FileRefused, Refusal
from khum.files.sandbox import Limits
from khum.files.tests import builders, hostile

Build = Callable[[Path], Path]
THAI = re.compile("[ก-๛]")


def raw(content: bytes) -> Build:
    """A builder that writes these bytes."""

    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def truncated(build: Build, share: float = 0.6) -> Build:
    """A builder of the first part of a file."""

    def write(path: Path) -> Path:
        content = build(path).read_bytes()
        path.write_bytes(content[: int(len(content) * share)])
        return path

    return write


def plain_xlsx(path: Path) -> Path:
    return builders.write_zip(path, hostile.xlsx_parts("<worksheet/>"))


HTML = b"<html><body><p>plan</p></body></html>"
REFUSED_BY_GUARD: list[tuple[str, str, Build, Refusal]] = [
    ("empty", "แผน.docx", raw(b""), Refusal.EMPTY),
    ("200 MB", "แผน.docx", hostile.sparse, Refusal.TOO_LARGE),
    ("unknown extension", "แผน.exe", raw(b"MZ\x90\0" * 100), Refusal.UNKNOWN_TYPE),
    ("no extension", "แผน", raw(b"abc"), Refusal.UNKNOWN_TYPE),
    ("picture", "แผน.png", raw(b"\x89PNG\r\n\x1a\n" + b"\0" * 100), Refusal.NOT_READABLE),
    ("docx named pdf", "แผน.pdf", raw(builders.docx_bytes()), Refusal.WRONG_TYPE),
    ("pdf named docx", "แผน.docx", raw(b"%PDF-1.7\n"), Refusal.WRONG_TYPE),
    ("pdf named txt", "แผน.txt", raw(b"%PDF-1.7\n" * 9), Refusal.WRONG_TYPE),
    ("png named csv", "แผน.csv", raw(b"\x89PNG\r\n\x1a\n" + b"a" * 100), Refusal.WRONG_TYPE),
    ("html before pdf", "แผน.pdf", raw(HTML + b"%PDF-1.7\n"), Refusal.WRONG_TYPE),
    ("html named doc", "แผน.doc", raw(HTML), Refusal.WRONG_TYPE),
    ("html named docx", "แผน.docx", raw(HTML), Refusal.WRONG_TYPE),
    ("binary named txt", "แผน.txt", raw(bytes(range(256)) * 10), Refusal.WRONG_TYPE),
    ("xlsx named docx", "แผน.docx", plain_xlsx, Refusal.WRONG_TYPE),
    ("plain zip", "แผน.docx", lambda p: builders.write_zip(p, {"a.txt": "a"}), Refusal.WRONG_TYPE),
    ("zeros", "แผน.docx", raw(b"\0" * 5000), Refusal.CORRUPTED),
    ("truncated docx", "แผน.docx", truncated(builders.plan_docx), Refusal.CORRUPTED),
    ("truncated xlsx", "แผน.xlsx", truncated(plain_xlsx), Refusal.CORRUPTED),
    ("old doc", "แผน.doc", hostile.old_office, Refusal.OLD_OFFICE),
    ("old doc named docx", "แผน.docx", hostile.old_office, Refusal.WRONG_TYPE),
    ("encrypted docx", "แผน.docx", hostile.encrypted_office, Refusal.ENCRYPTED),
    ("encrypted xlsx", "แผน.xlsx", hostile.encrypted_office, Refusal.ENCRYPTED),
    ("encrypted parts", "แผน.docx", hostile.encrypted_zip, Refusal.ENCRYPTED),
    ("docm", "แผน.docm", hostile.with_macro_type, Refusal.MACROS),
    ("docm named docx", "แผน.docx", hostile.with_macro_type, Refusal.MACROS),
    ("vba part", "แผน.docx", lambda p: hostile.with_parts(p, "word/vbaProject.bin"), Refusal.MACROS),
    ("activex", "แผน.docx", lambda p: hostile.with_parts(p, "word/activeX/activeX1.bin"), Refusal.MACROS),
    ("climbing name", "แผน.docx", lambda p: hostile.with_parts(p, "../../evil.sh"), Refusal.UNSAFE_NAMES),
    ("absolute name", "แผน.docx", lambda p: hostile.with_parts(p, "/etc/passwd"), Refusal.UNSAFE_NAMES),
    ("same name twice", "แผน.docx", lambda p: hostile.with_parts(p, "Word/Document.xml"), Refusal.UNSAFE_NAMES),
    ("billion laughs", "แผน.docx", hostile.billion_laughs, Refusal.UNSAFE_XML),
    ("xxe", "แผน.docx", lambda p: hostile.xxe(p, Path(__file__)), Refusal.UNSAFE_XML),
    ("late doctype in utf-16", "แผน.docx", hostile.padded_doctype, Refusal.UNSAFE_XML),
    ("utf-7", "แผน.docx", hostile.odd_encoding, Refusal.UNSAFE_XML),
    (
        "remote picture",
        "แผน.docx",
        lambda p: hostile.external_relation(p, "image", "http://10.0.0.1/a.png"),
        Refusal.EXTERNAL_CONTENT,
    ),
    (
        "remote template",
        "แผน.docx",
        lambda p: hostile.external_relation(p, "attachedTemplate", "https://a.example/t.dotm"),
        Refusal.EXTERNAL_CONTENT,
    ),
    (
        "template on a share",
        "แผน.docx",
        lambda p: hostile.external_relation(p, "attachedTemplate", "file://10.0.0.1/t.dotm"),
        Refusal.EXTERNAL_CONTENT,
    ),
    ("6000 parts", "แผน.docx", lambda p: hostile.with_parts(p, *map(str, range(6000))), Refusal.ZIP_BOMB),
    ("lying sizes", "แผน.docx", hostile.lying_sizes, Refusal.CORRUPTED),
    ("120 MB text node", "แผน.docx", hostile.long_text_node, Refusal.ZIP_BOMB),
    ("5 M paragraphs", "แผน.docx", hostile.empty_paragraphs, Refusal.ZIP_BOMB),
]


@pytest.mark.parametrize(
    ("name", "build", "code"), [case[1:] for case in REFUSED_BY_GUARD], ids=[case[0] for case in REFUSED_BY_GUARD]
)
def test_guard_refuses(tmp_path: Path, name: str, build: Build, code: Refusal) -> None:
    path = build(tmp_path / "upload")
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        guard.check(path, name=name)
    assert refused.value.code == code
    assert time.monotonic() - began < 3


KILLED_OR_REFUSED_BY_CHILD: list[tuple[str, str, Build, set[Refusal]]] = [
    ("encrypted pdf", "แผน.pdf", hostile.encrypted_pdf, {Refusal.ENCRYPTED}),
    ("half a pdf", "แผน.pdf", truncated(lambda p: raw(hostile.page_pdf(b"BT ET"))(p), 0.2), {Refusal.CORRUPTED}),
    ("only a pdf header", "แผน.pdf", raw(b"%PDF-1.7\n"), {Refusal.CORRUPTED}),
    ("endless page tree", "แผน.pdf", hostile.endless_pages_pdf, {Refusal.CORRUPTED, Refusal.TOO_HEAVY}),
    ("broken xml", "แผน.docx", lambda p: builders.write_zip(p, builders.docx_parts("<w:p")), {Refusal.CORRUPTED}),
    ("no letters we know", "แผน.txt", raw(b"\xfc\xfd\xfe\xff\xdb\xdc" * 20), {Refusal.UNKNOWN_ENCODING}),
]


@pytest.mark.parametrize(
    ("name", "build", "codes"),
    [case[1:] for case in KILLED_OR_REFUSED_BY_CHILD],
    ids=[case[0] for case in KILLED_OR_REFUSED_BY_CHILD],
)
def test_child_refuses(tmp_path: Path, name: str, build: Build, codes: set[Refusal]) -> None:
    with pytest.raises(FileRefused) as refused:
        reading.extract(build(tmp_path / "upload"), name=name)
    assert refused.value.code in codes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "build"),
    [("แผน.pdf", hostile.inflating_pdf), ("แผน.xlsx", hostile.huge_sheet)],
    ids=["pdf that inflates to 600 MB", "sheet of 17 billion cells"],
)
def test_child_is_stopped_and_the_parent_goes_on(tmp_path: Path, name: str, build: Build) -> None:
    path = build(tmp_path / "upload")
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        reading.extract(path, name=name, limits=Limits(memory=512 * hostile.MIB, wall_seconds=15))
    assert refused.value.code == Refusal.TOO_HEAVY
    assert time.monotonic() - began < 20
    assert reading.extract(builders.plan_docx(tmp_path / "good"), name="good.docx").blocks


@pytest.mark.slow
def test_text_beyond_the_answer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ยาว.txt"
    path.write_text("ก" * 4_000_000, "utf-8")
    with pytest.raises(FileRefused) as refused:
        reading.extract(path, name=path.name)
    assert refused.value.code == Refusal.TOO_MUCH_TEXT


def test_time_is_bounded(tmp_path: Path) -> None:
    path = builders.plan_docx(tmp_path / "a")
    began = time.monotonic()
    with pytest.raises(FileRefused) as refused:
        reading.extract(path, name="a.docx", limits=Limits(wall_seconds=0.01))
    assert refused.value.code == Refusal.TOO_HEAVY
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("hyperlink", "https://www.dla.go.th", "External"),
        ("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", "External"),
        ("image", "media/image1.png", "Internal"),
    ],
)
def test_harmless_relations_pass(tmp_path: Path, kind: str, target: str, mode: str) -> None:
    path = hostile.external_relation(tmp_path / "a", kind, target, mode)
    assert guard.check(path, name="แผน.DOCX").value == "docx"


@pytest.mark.parametrize(("name", "head"), [("ตรา.png", b"\x89PNG\r\n\x1a\n"), ("ภาพ.JPG", b"\xff\xd8\xff\xe0")])
def test_pictures_may_be_kept(tmp_path: Path, name: str, head: bytes) -> None:
    path = raw(head + b"\0" * 100)(tmp_path / "a")
    assert guard.check(path, name=name, allowed=STORABLE).content_type.startswith("image/")


def test_a_scan_is_read_with_a_warning(tmp_path: Path) -> None:
    document = reading.extract(hostile.scanned_pdf(tmp_path / "a"), name="สแกน.pdf")
    assert document.blocks == ()
    assert document.warnings == ("scanned_page:1",)


@pytest.mark.parametrize("code", Refusal)
def test_every_refusal_has_a_thai_and_an_english_sentence(code: Refusal) -> None:
    with override("th"):
        thai = messages.sentence(FileRefused(code))
    with override("en"):
        english = messages.sentence(FileRefused(code))
    assert THAI.search(thai)
    assert not THAI.search(english)


@pytest.mark.parametrize("code", sorted(messages.WARNING_CODES))
def test_every_warning_has_a_thai_sentence(code: str) -> None:
    with override("th"):
        assert THAI.search(messages.warning(f"{code}:3"))
        assert messages.warning(f"{code}:3").endswith(": 3")
