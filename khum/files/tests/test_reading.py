"""The whole way: guard, child process, blocks."""

from __future__ import annotations

from pathlib import Path

from khum.domain.extracted import Paragraph, Table
from khum.files import reading
from khum.files.tests import builders


def test_docx_is_read_in_a_child_in_body_order(tmp_path: Path) -> None:
    path = builders.plan_docx(tmp_path / "upload")
    document = reading.extract(path, name="แผน KM.docx")
    assert document.source_format == "docx"
    assert document.blocks == (
        Paragraph("แผนการจัดการความรู้ ประจำปี ๒๕๖๒"),
        Table((("กิจกรรม", "", "ผู้รับผิดชอบ"), ("๑", "ประชุมคณะทำงาน", "สำนักปลัด"), ("", "น้ำ & <ป่า>", ""))),
        Paragraph("จบแผน"),
    )
