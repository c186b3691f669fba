"""Fifty mixed files as they lie on an office's shared drive: honest ones, a copy, an archive, a game, a broken one."""

from __future__ import annotations

from pathlib import Path

import docx
import xlsxwriter

from khum.files.tests import builders, more_builders

NEW, DUPLICATE, FAILED, UNSUPPORTED = 48, 2, 1, 1
"""What becomes of the files: the archive itself is one of the new ones, and its two files have lines of their own."""


def fifty_files(folder: Path) -> Path:
    """Write them; every text is another one, but for the copies."""
    (folder / "งานคลัง").mkdir(parents=True)
    for n in range(14):
        (folder / f"บันทึก {n}.txt").write_text(f"บันทึกเรื่องที่ {n} ของสำนักปลัด", "utf-8")
    for n in range(8):
        (folder / f"คู่มือ {n}.md").write_text(f"# คู่มือเรื่องที่ {n}\n\n- ขั้นตอนแรก", "utf-8")
        (folder / f"ประกาศ {n}.html").write_text(f"<h1>ประกาศที่ {n}</h1><script>x()</script><p>ให้ทราบ</p>", "utf-8")
    for n in range(5):
        _word(folder / "งานคลัง" / f"รายงาน {n}.docx", f"รายงานการเงินเดือนที่ {n}")
        _sheet(folder / "งานคลัง" / f"ทะเบียน {n}.xlsx", n)
    for n in range(3):
        more_builders.archive(
            folder / f"อบรม {n}.pptx",
            {
                name: _bytes(part)
                for name, part in more_builders.pptx_parts(
                    more_builders.slide(more_builders.shape(f"อบรมครั้งที่ {n}"))
                ).items()
            },
        )
        builders.write_zip(folder / f"ขั้นตอน {n}.odt", more_builders.odt_parts(f"<text:p>ขั้นตอนที่ {n}</text:p>"))
    more_builders.archive(
        folder / "รวม.zip", {"ใน.txt": "เรื่องในซิป".encode(), "สำเนา.txt": "บันทึกเรื่องที่ 0 ของสำนักปลัด".encode()}
    )
    (folder / "สำเนา.md").write_text("# คู่มือเรื่องที่ 0\n\n- ขั้นตอนแรก", "utf-8")
    (folder / "เสีย.docx").write_bytes(b"PK\x03\x04" + b"\0" * 500)
    (folder / "เกม.exe").write_bytes(b"MZ")
    return folder


def _bytes(part: str | bytes) -> bytes:
    return part.encode() if isinstance(part, str) else part


def _word(path: Path, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))


def _sheet(path: Path, number: int) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("ทะเบียน").write_row(0, 0, ["ที่", "รายการ", number])
