"""The child process: its limits, its manners, and what it does not know."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.files import child, sandbox, wire
from khum.files.kinds import FileKind
from khum.files.refusals import FileRefused, Refusal
from khum.files.sandbox import Limits
from khum.files.tests import builders


def request(path: Path, kind: str = "txt", **limits: float) -> dict[str, object]:
    return {"path": str(path), "reader": kind, "options": {}, "limits": asdict(Limits()) | limits}


def test_the_wire_carries_everything_but_what_cannot_be_stored() -> None:
    document = ExtractedDocument(
        (Paragraph("ก\x00ข\ud800\n\t", 3, "L1"), Table((("๑", ""), ("a\x0b", "b")), None, "แผน")), "docx", ("w:1",)
    )
    assert wire.load(wire.dump_document(document)) == ExtractedDocument(
        (Paragraph("กข\n\t", 3, "L1"), Table((("๑", ""), ("a", "b")), None, "แผน")), "docx", ("w:1",)
    )


def test_the_child_knows_no_secret_and_loads_no_django(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHUM_SECRET_KEY", "secret")
    environment = sandbox._environment(tmp_path)
    assert "KHUM_SECRET_KEY" not in environment
    probe = "import sys, khum.files.child, khum.files.extract.{0}; print('django' in sys.modules)"
    for kind in ("txt", "csv", "docx", "xlsx", "pdf"):
        code = [sys.executable, "-c", probe.format(kind)]
        said = subprocess.run(code, env=environment, capture_output=True, text=True, check=True).stdout
        assert said == "False\n", kind


@pytest.mark.skipif(sys.platform != "linux", reason="namespaces and limits are those of Linux")
def test_the_child_limits_itself(tmp_path: Path) -> None:
    probe = (
        "import resource as r, json, os; from khum.files import child; from khum.files.sandbox import Limits;"
        "from dataclasses import asdict;"
        "child.limit_resources(asdict(Limits(memory=2**29, cpu_seconds=7, written=5)));"
        "child.leave_network();"
        "print(json.dumps([r.getrlimit(w)[1] for w in"
        " (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE, r.RLIMIT_CORE)]));"
        "print(open('/proc/net/dev').read().count(':'))"
    )
    said = subprocess.run(
        [sys.executable, "-c", probe],
        env=sandbox._environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    limits, interfaces = said.splitlines()
    assert json.loads(limits) == [2**29, 7, 5, 64, 0]
    if os.geteuid() == 0 or Path("/proc/sys/kernel/unprivileged_userns_clone").exists():
        assert int(interfaces) <= 2  # Only the loopback that every namespace has (and at most its tunnel stub).


def test_answers_of_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("แผน", "utf-8")
    assert wire.load(child.answer_to_request(request(path))).blocks == (Paragraph("แผน", where="L1"),)
    assert "too_much_text" in child.answer_to_request(request(path, answer=5)).decode()
    assert "corrupted" in child.answer_to_request(request(tmp_path / "none.txt")).decode()
    for error, code in ((MemoryError(), "too_heavy"), (RecursionError(), "too_heavy"), (KeyError(), "corrupted")):

        def fail(_path: Path, error: Exception = error) -> ExtractedDocument:
            raise error

        monkeypatch.setattr(child, "_reader", lambda _kind, fail=fail: fail)
        assert code in child.answer_to_request(request(path)).decode()


def test_what_a_library_prints_is_not_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("แผน", "utf-8")
    probe = (
        "import sys, khum.files.child as c; old = c.answer_to_request;"
        "c.answer_to_request = lambda r: (print('noise', flush=True), old(r))[1]; c.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        input=json.dumps(request(path)).encode(),
        env=sandbox._environment(tmp_path),
        capture_output=True,
        check=True,
    )
    assert wire.load(done.stdout).blocks == (Paragraph("แผน", where="L1"),)
    assert b"noise" in done.stderr


def test_an_answer_that_never_ends_is_cut(tmp_path: Path) -> None:
    path = builders.plan_docx(tmp_path / "a.docx")
    with pytest.raises(FileRefused) as refused:
        sandbox.run(path, FileKind.DOCX, limits=Limits(answer=20))
    assert refused.value.code == Refusal.TOO_MUCH_TEXT


@pytest.mark.parametrize(
    ("code", "expected"), [(-9, "too_heavy"), (-6, "too_heavy"), (-11, "corrupted"), (1, "corrupted")]
)
def test_why_a_child_died(code: int, expected: str) -> None:
    assert sandbox._why_died(code) == expected


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with pytest.raises(FileRefused):
        sandbox.run(tmp_path / "none.pdf", FileKind.PDF)
    assert list(scratch.iterdir()) == []
