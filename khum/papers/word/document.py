"""Print a paper as DOCX that an official edits in Word: styles, sections, real lists, repeated table headings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt

from khum.papers import blocks as b
from khum.papers import measures, pictures
from khum.papers.pdf import heading_pages
from khum.papers.word import heads, tables
from khum.papers.word.lists import add_list
from khum.papers.word.mark import add_mark
from khum.papers.word.typography import (
    HEADING_PT,
    close_field,
    element,
    lay_page,
    open_field,
    set_up,
    write,
    write_field,
)
from khum.papers.written import in_digits, lines, written


def to_docx(paper: b.Paper, *, office_fonts: Path | None = None) -> bytes:
    """Print as DOCX; page numbers in the contents are those of the PDF until Word recomputes them.

    Raises TextTooLongError, BadPictureError and, where the paper has contents, PrintingError.
    """
    pages = iter(heading_pages(paper, office_fonts=office_fonts)) if _has_contents(paper) else iter(())
    paper = written(paper)
    document = docx.Document()
    set_up(document, paper)
    _describe(document, paper)
    writer = _Writer(document, paper, pages)
    for number, section in enumerate(paper.sections):
        word_section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        lay_page(word_section, section, paper)
        if paper.mark:
            add_mark(word_section, paper.mark, place=number)
        writer.write_section(section)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _has_contents(paper: b.Paper) -> bool:
    return any(isinstance(block, b.Contents) for section in paper.sections for block in section.blocks)


def _listed_headings(paper: b.Paper) -> Iterator[b.Heading]:
    for section in paper.sections:
        for block in section.blocks:
            if isinstance(block, b.Heading) and block.in_contents:
                yield block


def _describe(document: WordDocument, paper: b.Paper) -> None:
    properties = document.core_properties
    properties.title = paper.title
    properties.author = properties.last_modified_by = paper.organisation
    properties.comments = ""
    properties.language = f"{paper.lang}-TH"
    properties.created = properties.modified = datetime.combine(paper.dated, time(12))


class _Writer:
    """Writes blocks one after the other; knows the pages of the headings and numbers their bookmarks."""

    def __init__(self, document: WordDocument, paper: b.Paper, pages: Iterator[str]) -> None:
        self.document = document
        self.paper = paper
        self.listed = list(zip(_listed_headings(paper), pages, strict=False))
        self.bookmarks = 0
        self.available = 0.0

    def write_section(self, section: b.Section) -> None:
        """Write the blocks of a section at the width of its page."""
        self.available = measures.text_width(section.orientation)
        for block in section.blocks:
            self.write_block(block)

    def write_block(self, block: b.Block) -> None:
        """Write one block."""
        match block:
            case b.Heading():
                self._heading(block)
            case b.Paragraph():
                self._paragraph(block)
            case b.NumberedList():
                add_list(self.document, block, self.paper)
            case b.Table():
                tables.add_table(self.document, block, self.paper, self.available)
            case b.Contents():
                self._contents(block)
            case b.Cover():
                heads.add_cover(self.document, block, self.paper)
            case b.MemoHead():
                heads.add_memo_head(self.document, block, self.paper, self.available)
            case b.OrderHead():
                heads.add_order_head(self.document, block, self.paper, self.available)
            case b.Issued():
                heads.add_issued(self.document, block, self.paper)
            case b.Signatures():
                heads.add_signatures(self.document, block, self.paper, self.available)
            case _:
                self._rest(block)

    def _rest(self, block: b.Block) -> None:
        match block:
            case b.Image():
                self._picture(block.picture, block.width_cm, block.caption)
            case b.QrCode():
                code = b.Picture(pictures.qr_png(block.content), block.caption or block.content)
                self._picture(code, block.size_cm, block.caption)
            case b.KeyValues():
                self._key_values(block)
            case b.Bars():
                self._bars(block)
            case b.Spacer():
                spacer = self.document.add_paragraph().paragraph_format
                spacer.line_spacing, spacer.keep_with_next = Cm(block.height_cm), True
            case b.PageBreak():
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.line_spacing = Pt(1)
                paragraph.add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, block: b.Heading) -> None:
        level = min(block.level, len(HEADING_PT))
        paragraph = self.document.add_paragraph(style=f"Heading {level}")
        paragraph.alignment = tables.ALIGNMENTS[block.align]
        run = write(paragraph, block.text, points=None)
        if block.in_contents:
            self.bookmarks += 1
            number = str(self.bookmarks)
            start = element("w:bookmarkStart", id=number, name=f"_Toc{number:0>6}")
            run._r.addprevious(start)
            run._r.addnext(element("w:bookmarkEnd", id=number))

    def _paragraph(self, block: b.Paragraph) -> None:
        paragraph = self.document.add_paragraph()
        justify = block.justify and block.align is b.Align.START
        paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY if justify else tables.ALIGNMENTS[block.align]
        paragraph.paragraph_format.first_line_indent = Cm(block.indent_cm)
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.keep_with_next = block.keep_next or None
        for span in (b.Span(block.text),) if isinstance(block.text, str) else block.text:
            write(paragraph, span.text, bold=span.bold, italic=span.italic, underline=span.underline)

    def _contents(self, block: b.Contents) -> None:
        """Lines of Word's own contents field; its button renews them."""
        title = self.document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(title, block.title, bold=True, points=20)
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(self.available), WD_TAB_ALIGNMENT.RIGHT)
        write(paragraph, "เรื่อง\tหน้า", bold=True)
        shown = [
            (number, heading, page)
            for number, (heading, page) in enumerate(self.listed, start=1)
            if heading.level <= block.depth
        ]
        for place, (number, heading, page) in enumerate(shown):
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.8 * (heading.level - 1))
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                Cm(self.available), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )
            if place == 0:
                open_field(paragraph, f'TOC \\o "1-{block.depth}" \\h \\z')
            write(paragraph, f"{heading.text}\t")
            write_field(paragraph, f"PAGEREF _Toc{number:0>6} \\h", page)
            if place == len(shown) - 1:
                close_field(paragraph)

    def _picture(self, picture: b.Picture, width: float, caption: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heads.add_picture(paragraph, picture, width_cm=width)
        if caption:
            paragraph.paragraph_format.keep_with_next = True
            below = self.document.add_paragraph()
            below.alignment = WD_ALIGN_PARAGRAPH.CENTER
            write(below, caption, points=14)

    def _key_values(self, block: b.KeyValues) -> None:
        widths = [block.indent_cm + block.label_cm, self.available - block.label_cm - block.indent_cm]
        table = tables.grid(self.document, len(block.items), widths)
        for row, (label, value) in zip(table.rows, block.items, strict=True):
            left, right = tables.cells(row)
            tables.fill(left, label, self.paper, points=16, bold=block.bold)
            left.paragraphs[0].paragraph_format.left_indent = Cm(block.indent_cm)
            tables.fill(right, value, self.paper, points=16)
        self.document.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def _bars(self, block: b.Bars) -> None:
        """A chart as the table of its figures: Word edits a table, not a drawing."""
        rows = tuple(
            b.Row((bar.label, self._with_unit(bar.value, block), self._with_unit(bar.target, block)))
            for bar in block.items
        )
        columns = (
            b.Column(block.title, 9),
            b.Column("ผล", 3.5, b.Align.END),
            b.Column("เป้าหมาย", 3.5, b.Align.END),
        )
        table = b.Table(block.title, columns, rows)
        tables.add_table(self.document, table, self.paper, self.available)

    def _with_unit(self, value: float | None, block: b.Bars) -> str:
        return in_digits(" ".join([*lines(value, self.paper), block.unit]), self.paper) if value is not None else ""
