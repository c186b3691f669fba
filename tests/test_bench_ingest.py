"""``khum bench ingest``: how wrong letters are counted, and what is said of what could not be measured."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from config.cli import bench_ingest
from config.cli import bench_ingest_text as source
from khum.domain.extracted import ExtractedDocument, Paragraph
from khum.files.extract import doc, ocr


@pytest.mark.parametrize(
    ("read", "said", "share"), [("น้ำ ท่วม", "น้ำท่วม", 0), ("นำท่วม", "น้ำท่วม", 1 / 7), ("", "กขค", 1), ("", "", 0)]
)
def test_wrong_letters(read: str, said: str, share: float) -> None:
    assert bench_ingest.wrong_letters(read, said) == pytest.approx(share)


def test_what_is_not_there_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    monkeypatch.setattr(doc, "program", lambda: None)
    missing = [*bench_ingest._old_word(tmp_path, tmp_path, "", 1), *bench_ingest._scans(tmp_path, tmp_path, [])]
    rows = [row for sample in missing for row in bench_ingest._measured(sample)]
    assert len(rows) == 6
    assert all(row["value"] is None and row["holds"] and row["why"] for row in rows)


@pytest.mark.parametrize(("read", "code"), [("กขค", 0), ("กข", 1)])
def test_a_bar_that_does_not_hold_is_an_exit_code(
    read: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ExtractedDocument((Paragraph(read),), "txt")
    monkeypatch.setattr(bench_ingest, "_samples", lambda _folder: [bench_ingest.Sample("txt", lambda: told, "กขค", 1)])
    assert bench_ingest.run(Namespace(json=True)) == code
    said = capsys.readouterr()
    assert '"name": "ingest"' in said.out
    assert "wrong letters" in said.err


def test_no_two_rounds_are_alike() -> None:
    headings = [line for line, is_heading in source.marked_lines() if is_heading]
    assert len(set(headings)) == len(headings) == 24
