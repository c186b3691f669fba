"""Files meant to harm, built small and fast; the guard or the limits of the child must stop each."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from khum.files.tests.builders import OFFICE_RELATIONS, body, docx_parts, relations, write_zip

MIB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))


def billion_laughs(path: Path) -> Path:
    """Nested entities that grow to a billion words."""
    text = body("<w:p><w:r><w:t>&lol9;</w:t></w:r></w:p>").replace(
        "?>", f'?><!DOCTYPE d [<!ENTITY lol0 "lol">{LAUGHS}]>', 1
    )
    return write_zip(path, docx_parts(text))


def xxe(path: Path, secret: Path) -> Path:
    """An entity that would read a file of the server."""
    doctype = f'?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    return write_zip(path, docx_parts(body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>").replace("?>", doctype, 1)))


def padded_doctype(path: Path) -> Path:
    """A declaration far behind the first kilobytes, in UTF-16."""
    text = body("<w:p/>").replace("?>", f"?><!--{' ' * 70_000}--><!DOCTYPE d>", 1).replace("UTF-8", "UTF-16")
    return write_zip(path, docx_parts(text.encode("utf-16")))  # type: ignore[arg-type]


def odd_encoding(path: Path) -> Path:
    """A part in UTF-7, where a declaration would not look like one."""
    return write_zip(path, docx_parts(body("<w:p/>").replace("UTF-8", "UTF-7")))


def external_relation(path: Path, kind: str, target: str, mode: str = "External") -> Path:
    """A document that refers to something outside itself."""
    return write_zip(
        path,
        docx_parts(body("<w:p/>"), **{"word/_rels/document.xml.rels": relations((kind, target, mode))}),
    )


def long_text_node(path: Path, size: int = 120 * MIB) -> Path:
    """One word of many megabytes that packs to a few kilobytes."""
    head, tail = body("<w:p><w:r><w:t>@</w:t></w:r></w:p>").split("@")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in docx_parts("").items():
            if name != "word/document.xml":
                archive.writestr(name, content)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(head.encode())
            for _ in range(size // MIB):
                part.write(b"a" * MIB)
            part.write(tail.encode())
    return path


def empty_paragraphs(path: Path, number: int = 5_000_000) -> Path:
    """Millions of paragraphs that say nothing."""
    return write_zip(path, docx_parts(body("<w:p/>" * number)))


def lying_sizes(path: Path) -> Path:
    """A part whose directory entry says it is small, though it inflates to more."""
    write_zip(path, docx_parts(body("<w:p/>" * 300_000)))
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("word/document.xml").file_size
    raw[:] = raw.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(raw)
    return path


def with_parts(path: Path, *names: str) -> Path:
    """A good document with more parts beside it."""
    return write_zip(path, docx_parts(body("<w:p/>"), **dict.fromkeys(names, b"x")))


def with_macro_type(path: Path) -> Path:
    """A .docm under the name of a .docx, whose macro part has an innocent name."""
    parts = docx_parts(body("<w:p/>"))
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return write_zip(path, parts)


def encrypted_zip(path: Path) -> Path:
    """A ZIP whose parts ask for a password."""
    write_zip(path, docx_parts(body("<w:p/>")))
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(mark)
        while start >= 0:
            raw[start + offset] |= 1
            start = raw.find(mark, start + 4)
    path.write_bytes(raw)
    return path


def encrypted_office(path: Path) -> Path:
    """What Word writes for a document with a password: OLE with a stream called EncryptedPackage."""
    path.write_bytes(OLE + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512)
    return path


def old_office(path: Path) -> Path:
    """A document of Word 97: OLE with a stream called WordDocument."""
    path.write_bytes(OLE + b"\0" * 1024 + "WordDocument".encode("utf-16-le") + b"\0" * 512)
    return path


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these numbered objects with a right cross-reference table; object 1 is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + table + end


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n" % (len(content), more) + content + b"\nendstream"


def page_pdf(content: bytes, more: bytes = b"", resources: bytes = b"", objects: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page; ``objects`` are numbered from 5."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
            _stream(content, more),
            *objects,
        ]
    )


def encrypted_pdf(path: Path) -> Path:
    """A PDF that opens with a password only (standard handler, 40-bit; the keys fit no empty password)."""
    handler = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"41" * 32, b"42" * 32)
    plain = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", handler]
    path.write_bytes(pdf(plain, b"/Encrypt 3 0 R/ID[<4142><4142>]"))
    return path


def inflating_pdf(path: Path, size: int = 600 * MIB) -> Path:
    """A page whose content inflates to more than the child may hold: deflated twice, so that the file stays small."""
    packer = zlib.compressobj(1)
    once = b"".join([*(packer.compress(b" " * MIB) for _ in range(size // MIB)), packer.flush()])
    path.write_bytes(page_pdf(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"))
    return path


def scanned_pdf(path: Path) -> Path:
    """A page that is one picture and no text."""
    picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    path.write_bytes(
        page_pdf(
            b"q 595 0 0 842 0 0 cm /I Do Q",
            resources=b"/XObject<</I 5 0 R>>",
            objects=(picture + b"\nstream\n\x7f\nendstream",),
        )
    )
    return path


def endless_pages_pdf(path: Path) -> Path:
    """A page tree that holds itself."""
    path.write_bytes(pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"]))
    return path


def huge_sheet(path: Path) -> Path:
    """Two cells at opposite corners of the largest sheet."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    )
    return write_zip(path, xlsx_parts(sheet))


def xlsx_parts(sheet: str) -> dict[str, str | bytes]:
    """The parts of a least XLSX around this sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "Internal")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE_RELATIONS}">'
        '<sheets><sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", "Internal")),
        "xl/worksheets/sheet1.xml": sheet,
    }


def sparse(path: Path, size: int = 200 * MIB) -> Path:
    """A large file that takes no room."""
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(size)
    return path


def one_broken_page_pdf(path: Path) -> Path:
    """Two pages, of which the second is no page at all."""
    path.write_bytes(
        pdf(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            ]
        )
    )
    return path
