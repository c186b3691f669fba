"""Heads and feet of a DOCX: cover, memo, order, the place to sign."""

from __future__ import annotations

import io

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from khum.papers import measures, pictures
from khum.papers.blocks import Cover, Issued, MemoHead, OrderHead, Paper, Picture, Signature, Signatures
from khum.papers.word.tables import cells, grid
from khum.papers.word.typography import element, write
from khum.papers.written import long_day, order_day

_DOTS = "." * 40
CENTER = WD_ALIGN_PARAGRAPH.CENTER


def add_cover(document: WordDocument, block: Cover, paper: Paper) -> None:
    """Emblem and centred groups of lines; the first group is the largest."""
    _add_emblem(document.add_paragraph(), block.emblem, measures.EMBLEM_ON_COVER)
    for place, group in enumerate(block.groups):
        for number, line in enumerate(group):
            paragraph = document.add_paragraph()
            paragraph.alignment = CENTER
            paragraph.paragraph_format.space_before = Cm(0 if number else 3.2)
            write(paragraph, line, bold=True, points=24 if place else 32)


def add_memo_head(document: WordDocument, block: MemoHead, paper: Paper, available: float) -> None:
    """Head of a memo; the dotted rules are tab leaders, so what is typed stands on them."""
    table = grid(document, 1, [3.0, available - 6.0, 3.0])
    left, middle, _ = cells(table.rows[0])
    _add_emblem(left.paragraphs[0], block.emblem, measures.EMBLEM_ON_MEMO, align=WD_ALIGN_PARAGRAPH.LEFT)
    middle.paragraphs[0].alignment = CENTER
    write(middle.paragraphs[0], "บันทึกข้อความ", bold=True, points=29)
    _dotted(document, available, ("ส่วนราชการ", block.agency))
    _dotted(document, available, ("ที่", block.number), ("วันที่", long_day(block.dated, paper)))
    _dotted(document, available, ("เรื่อง", block.subject))
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    write(paragraph, f"เรียน  {block.to}")


def _dotted(document: WordDocument, available: float, *fields: tuple[str, str]) -> None:
    paragraph = document.add_paragraph()
    for number, (label, text) in enumerate(fields, start=1):
        end = Cm(available * number / len(fields))
        paragraph.paragraph_format.tab_stops.add_tab_stop(end, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
        write(paragraph, f"{label} ", bold=True, points=20)
        write(paragraph, f" {text}\t")


def add_order_head(document: WordDocument, block: OrderHead, paper: Paper, available: float) -> None:
    """Head of an order: emblem or its space, issuer, number, subject and a short rule."""
    _add_emblem(document.add_paragraph(), block.emblem, measures.EMBLEM_ON_ORDER)
    for text, bold in (
        (f"{block.word}{block.issuer}", True),
        (f"ที่ {block.number}", False),
        (f"เรื่อง {block.subject}", False),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = CENTER
        paragraph.paragraph_format.space_after = Pt(4)
        write(paragraph, text, bold=bold, points=18 if bold else None)
    _rule(document.add_paragraph(), available)


def _rule(paragraph: WordParagraph, available: float) -> None:
    """A 4 cm rule in the middle, as the lower border of an empty line."""
    side = Cm((available - 4) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.space_after = Pt(12)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="1", color="auto"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_issued(document: WordDocument, block: Issued, paper: Paper) -> None:
    """``สั่ง ณ วันที่ …``, with dots where the day is open."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(5)
    paragraph.paragraph_format.space_before = Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    day = order_day(block.day, paper) if block.day else f"{_DOTS[:8]} เดือน {_DOTS[:20]} พ.ศ. {_DOTS[:10]}"
    write(paragraph, f"{block.word} ณ วันที่ {day}")


def add_signatures(document: WordDocument, block: Signatures, paper: Paper, available: float) -> None:
    """Places to sign in a table without rules; a single one stands right of the middle."""
    if block.across == 1:
        widths = [available - 9.0, 9.0]
        for item in block.items:
            _sign(list(cells(grid(document, 1, widths).rows[0]))[1].paragraphs[0], item, paper)
            document.add_paragraph()
        return
    rows = -(-len(block.items) // block.across)
    table = grid(document, rows, [available / block.across] * block.across)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    places = [cell for row in table.rows for cell in cells(row)]
    for cell, item in zip(places, block.items, strict=False):
        _sign(cell.paragraphs[0], item, paper, before_acting="\n")
    document.add_paragraph()


def _sign(paragraph: WordParagraph, item: Signature, paper: Paper, *, before_acting: str = " ") -> None:
    paragraph.alignment = CENTER
    paragraph.paragraph_format.space_before = Pt(18)
    acting = f"{before_acting}รักษาราชการแทน" if item.acting else ""
    found = [
        f"(ลงชื่อ) {_DOTS} {item.role}".strip(),
        f"({item.name or _DOTS})",
        f"{item.position}{acting}",
        item.acting,
        long_day(item.signed_on, paper),
        f"วันที่ {_DOTS[:8]} / {_DOTS[:16]} / {_DOTS[:8]}" if item.dotted_date else "",
    ]
    write(paragraph, "\n".join(line for line in found if line))


def _add_emblem(
    paragraph: WordParagraph, emblem: Picture | None, height: float, *, align: WD_ALIGN_PARAGRAPH = CENTER
) -> None:
    """The organisation's emblem, or its prescribed height left free."""
    paragraph.alignment = align
    if emblem is None:
        paragraph.paragraph_format.space_before = Cm(height)
        paragraph.paragraph_format.line_spacing = Pt(1)
        return
    add_picture(paragraph, emblem, height_cm=height)


def add_picture(
    paragraph: WordParagraph, picture: Picture, *, width_cm: float | None = None, height_cm: float | None = None
) -> None:
    """Put a picture into a paragraph with its spoken name; raises BadPictureError."""
    pictures.extension(picture)
    shape = paragraph.add_run().add_picture(
        io.BytesIO(picture.content),
        width=Cm(width_cm) if width_cm else None,
        height=Cm(height_cm) if height_cm else None,
    )
    shape._inline.docPr.set("descr", picture.alt)
