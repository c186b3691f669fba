"""Small builders of honest and hostile files; none is kept in the repository."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def body(inner: str) -> str:
    """A main part of a DOCX around ``inner``."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{declaration}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def relations(*targets: tuple[str, str, str]) -> str:
    """A relations part; each target is (type, address, mode)."""
    lines = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE_RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for n, (kind, target, mode) in enumerate(targets)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def docx_parts(document: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a least DOCX with this main part."""
    return {"[Content_Types].xml": DOCX_TYPES, "word/document.xml": document, **more}


def write_zip(path: Path, parts: dict[str, str | bytes]) -> Path:
    """An archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def plan_docx(path: Path) -> Path:
    """An honest DOCX: a heading, a table with merged cells, a closing line."""
    document = docx.Document()
    document.add_paragraph("แผนการจัดการความรู้ ประจำปี ๒๕๖๒")
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "กิจกรรม"
    table.cell(0, 2).text = "ผู้รับผิดชอบ"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "๑"
    table.cell(1, 1).text = "ประชุมคณะทำงาน"
    table.cell(1, 2).text = "สำนักปลัด"
    table.cell(2, 1).text = "น้ำ & <ป่า>"
    document.add_paragraph("จบแผน")
    document.save(str(path))
    return path


def docx_bytes() -> bytes:
    """A DOCX in memory with one line."""
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("ข้อความ")
    document.save(stream)
    return stream.getvalue()
