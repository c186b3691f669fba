"""Builders of slides, ODT, web pages, old Word files and pictures; none is kept in the repository."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from khum.files.tests.builders import plan_docx, relations, write_zip

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def shape(*lines: str, kind: str = "body") -> str:
    """A text box of a slide."""
    said = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>{said}</p:txBody></p:sp>'


def slide(inner: str) -> str:
    """A slide around its shapes."""
    return (
        f'<?xml version="1.0"?><p:sld xmlns:p="{P}" xmlns:a="{A}"><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>'
    )


def pptx_parts(*slides: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a least PPTX; slide n lies in the part n, and they are shown in this order."""
    listed = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(len(slides)))
    show = f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>'
    targets = [("slide", f"slides/slide{n}.xml", "Internal") for n in range(1, len(slides) + 1)]
    parts = {f"ppt/slides/slide{n}.xml": content for n, content in enumerate(slides, start=1)}
    return {
        "[Content_Types].xml": TYPES,
        "ppt/presentation.xml": show,
        "ppt/_rels/presentation.xml.rels": relations(*targets),
        **parts,
        **more,
    }


def training_pptx(path: Path) -> Path:
    """Two slides, shown second part first, with a table, notes, a date and a number."""
    cells = "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>" for text in ("ก", "ข"))
    table = f"<p:graphicFrame><a:graphic><a:tbl><a:tr>{cells}</a:tr></a:tbl></a:graphic></p:graphicFrame>"
    parts = pptx_parts(
        slide(shape("ขั้นตอนการออกตรวจ", kind="title") + table + shape("๑", kind="sldNum")),
        slide(shape("อบรมการจัดการขยะ", "งานสาธารณสุข", kind="title")),
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations(
        ("slide", "slides/slide2.xml", "Internal"), ("slide", "slides/slide1.xml", "Internal")
    )
    parts["ppt/slides/_rels/slide1.xml.rels"] = relations(("notesSlide", "../notesSlides/notesSlide1.xml", "Internal"))
    parts["ppt/notesSlides/notesSlide1.xml"] = slide(shape("อย่าลืมถุงมือ"))
    return write_zip(path, parts)


def odt_parts(inner: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a least ODT around the text."""
    names = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:table="{TABLE}"'
    content = f"<office:document-content {names}><office:body><office:text>{inner}</office:text></office:body>"
    return {
        "mimetype": ODT_TYPE,
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>{content}</office:document-content>',
        "META-INF/manifest.xml": "<manifest/>",
        **more,
    }


def manual_odt(path: Path) -> Path:
    """A heading, words with a blank and a break, a table with a merged cell, and a deletion that is tracked."""
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>".format
    return write_zip(
        path,
        odt_parts(
            "<text:tracked-changes><text:p>ลบแล้ว</text:p></text:tracked-changes>"
            "<text:h>คู่มือรับเรื่องร้องเรียน</text:h>"
            "<text:p>รับเรื่อง<text:s/>แล้ว<text:line-break/>ลง<text:span>ทะเบียน</text:span></text:p>"
            "<table:table><table:table-row>"
            + cell("", "ที่")
            + cell("", "ขั้นตอน")
            + "</table:table-row><table:table-row>"
            + cell(' table:number-columns-spanned="2"', "๑")
            + "<table:covered-table-cell/></table:table-row>"
            '<table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        ),
    )


def old_doc(folder: Path, office: str) -> Path:
    """An old Word file, written by LibreOffice from a DOCX."""
    source = plan_docx(folder / "old.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, "--headless", profile, "--convert-to", "doc", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "old.doc"


def picture(path: Path, *lines: str, font: Path, size: int = 56) -> Path:
    """A photo of lines of type."""
    drawn = Image.new("L", (1800, 140 * len(lines) + 120), 255)
    draw = ImageDraw.Draw(drawn)
    for n, line in enumerate(lines):
        draw.text((80, 60 + 140 * n), line, font=ImageFont.truetype(str(font), size), fill=0)
    drawn.save(path, format="PNG" if path.suffix == ".png" else "JPEG", dpi=(300, 300))
    return path


def archive(path: Path, files: dict[str, bytes]) -> Path:
    """An archive of files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path
