"""Files that become items: their states, the title and the kind that their words suggest, their pages and body."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from xml.etree.ElementTree import Element, SubElement, tostring

from khum.domain.extracted import ExtractedDocument, Paragraph, Table


class IntakeState(StrEnum):
    """Where a file stands on its way to an item."""

    WAITING = "waiting"
    READING = "reading"
    READY = "ready"
    DUPLICATE = "duplicate"
    FAILED = "failed"

    @property
    def label_th(self) -> str:
        """As a Thai reader knows it."""
        return _LABELS[self]


_LABELS = {
    IntakeState.WAITING: "รออ่าน",
    IntakeState.READING: "กำลังอ่าน",
    IntakeState.READY: "พร้อมใช้",
    IntakeState.DUPLICATE: "มีอยู่แล้ว",
    IntakeState.FAILED: "อ่านไม่ได้",
}
UNDER_WAY = frozenset({IntakeState.WAITING, IntakeState.READING})

LONGEST_TITLE = 250
LONGEST_BODY = 60_000
"""Letters of a file that its draft repeats for reading and editing; all of it stays in the pages and in the file."""
PAGES_AT_ONCE = 3
"""Pages that are pictures, read in one piece of background work: a page takes two to six seconds, the work sixty."""
USUAL_KIND = "manual"

# Names that cameras, scanners and programs give say nothing about the content.
_GENERIC = re.compile(
    r"^(?:img|dsc|dscn|pxl|scan|scanned|photo|image|picture|screenshot|doc|document|untitled|file|new|text|line|album|"
    r"สแกน|เอกสาร|ไฟล์|ภาพ|รูป|รูปภาพ|สำเนา|ไม่มีชื่อ|ใหม่|[\W\d_])*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[ก-ฮa-z]", re.IGNORECASE)
_FEWEST_LETTERS = 4
_LONGEST_HEADING = 160
_LOOKED_AT = 600
_KINDS = (
    ("faq", re.compile(r"คำถามที่พบบ่อย|ถาม\s*[-–/]\s*ตอบ|\bfaq\b|\bq\s*&\s*a\b", re.IGNORECASE)),
    ("lesson", re.compile(r"บทเรียน|\baar\b|after action", re.IGNORECASE)),
    ("practice", re.compile(r"แนวปฏิบัติที่ดี|แนวปฏิบัติที่เป็นเลิศ|best practice", re.IGNORECASE)),
    ("story", re.compile(r"เรื่องเล่า")),
    ("form", re.compile(r"แบบฟอร์ม|แบบคำร้อง|แบบคำขอ|ใบคำร้อง|ใบลา")),
    ("manual", re.compile(r"คู่มือ")),
    (
        "regulation",
        re.compile(r"พระราชบัญญัติ|พ\.?ร\.?บ\.|ระเบียบ|ข้อบัญญัติ|เทศบัญญัติ|กฎกระทรวง|ประกาศ|คำสั่ง|หนังสือเวียน|หนังสือสั่งการ|ที่\s*มท"),
    ),
    ("procedure", re.compile(r"ขั้นตอน|วิธีปฏิบัติ|กระบวนงาน|วิธีการ")),
)


@dataclass(frozen=True, slots=True)
class Page:
    """The words of one page, slide or sheet; ``place`` names it to a reader, "" where a file has no pages."""

    number: int
    text: str
    place: str = ""


def title_of(name: str, first_lines: Iterable[str]) -> str:
    """The title that a file suggests: its name, or its first heading where a machine named it.

    >>> title_of("คู่มือ_รับเรื่อง.docx", []), title_of("IMG_2034.jpg", ["๑", "ประกาศ อบต."])
    ('คู่มือ รับเรื่อง', 'ประกาศ อบต.')
    """
    stem = " ".join(PurePath(name).stem.replace("_", " ").split())
    if not _GENERIC.match(stem):
        return stem[:LONGEST_TITLE]
    for line in first_lines:
        heading = " ".join(line.split())
        if len(_LETTERS.findall(heading)) >= _FEWEST_LETTERS:
            return heading[:_LONGEST_HEADING].strip()
    return (stem or name)[:LONGEST_TITLE]


def kind_of(title: str, text: str, known: Iterable[str]) -> str:
    """The kind of item that the title suggests, else the first lines; a manual where nothing does."""
    kinds = set(known)
    for words in (title, text[:_LOOKED_AT]):
        for code, pattern in _KINDS:
            if code in kinds and pattern.search(words):
                return code
    return USUAL_KIND if USUAL_KIND in kinds else min(kinds, default=USUAL_KIND)


def pages_of(document: ExtractedDocument) -> list[Page]:
    """The words of a document page by page; slides are pages, and so are the sheets of a workbook."""
    texts: dict[tuple[int, str], list[str]] = defaultdict(list)
    sheets: dict[str, int] = {}
    for block in document.blocks:
        if document.source_format == "xlsx":
            texts[sheets.setdefault(block.where, len(sheets) + 1), block.where].append(text_of(block))
        elif block.page is None:
            texts[1, ""].append(text_of(block))
        else:
            texts[block.page, _page_name(document.source_format, block.page)].append(text_of(block))
    return [Page(number, "\n".join(said), place) for (number, place), said in sorted(texts.items())]


def _page_name(source_format: str, number: int) -> str:
    if source_format in {"png", "jpeg"}:
        return ""
    return f"สไลด์ที่ {number}" if source_format == "pptx" else f"หน้า {number}"


def text_of(block: Paragraph | Table) -> str:
    """The words of a block: cells of a row parted by tabs."""
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in block.rows)


def body_of(blocks: Iterable[Paragraph | Table], *, longest: int = LONGEST_BODY) -> tuple[str, bool]:
    """The blocks as the body of a draft, and whether all of them found room."""
    pieces: list[str] = []
    room = longest
    for block in blocks:
        room -= len(text_of(block))
        if room < 0:
            return "".join(pieces), False
        pieces.append(tostring(_element(block), encoding="unicode", method="html"))
    return "".join(pieces), True


def _element(block: Paragraph | Table) -> Element:
    if isinstance(block, Paragraph):
        paragraph = Element("p")
        _say(paragraph, block.text)
        return paragraph
    table = Element("table")
    rows = SubElement(table, "tbody")
    for row in block.rows:
        line = SubElement(rows, "tr")
        for cell in row:
            _say(SubElement(line, "td"), cell)
    return table


def _say(element: Element, text: str) -> None:
    lines = text.split("\n")
    element.text = lines[0]
    for line in lines[1:]:
        SubElement(element, "br").tail = line
