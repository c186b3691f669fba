"""Numbered lists of a DOCX as Word's own lists, so that an added point gets the next number by itself."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from khum.papers.blocks import NumberedList, Paper, Span
from khum.papers.word.typography import element, write

_HANG_CM = 0.9


def add_list(document: WordDocument, block: NumberedList, paper: Paper) -> None:
    """Add the points of a list with Word's numbering."""
    number = _numbering(document, block, paper)
    for item in block.items:
        paragraph = document.add_paragraph()
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number
        paragraph.paragraph_format.left_indent = Cm(block.indent_cm + _HANG_CM)
        paragraph.paragraph_format.first_line_indent = Cm(-_HANG_CM)
        paragraph.paragraph_format.space_after = Pt(2)
        for span in (Span(item),) if isinstance(item, str) else item:
            write(paragraph, span.text, bold=span.bold, italic=span.italic, underline=span.underline)


def _numbering(document: WordDocument, block: NumberedList, paper: Paper) -> int:
    """Define a list of its own and return its number; two lists never share one count."""
    numbering = document.part.numbering_part.element
    abstract_id = 1 + max(
        (int(found.get(qn("w:abstractNumId"))) for found in numbering.findall(qn("w:abstractNum"))), default=0
    )
    counted = "{n}" in block.marker
    style = ("thaiNumbers" if paper.thai_digits else "decimal") if counted else "bullet"
    abstract = element("w:abstractNum", abstractNumId=str(abstract_id))
    abstract.append(element("w:multiLevelType", val="singleLevel"))
    level = element("w:lvl", ilvl="0")
    level.append(element("w:start", val=str(block.start)))
    level.append(element("w:numFmt", val=style))
    level.append(element("w:lvlText", val=block.marker.replace("{n}", "%1")))
    level.append(element("w:lvlJc", val="left"))
    abstract.append(level)
    # All abstract definitions stand before the numbers that use them.
    first_number = numbering.find(qn("w:num"))
    if first_number is None:
        numbering.append(abstract)
    else:
        first_number.addprevious(abstract)
    return int(numbering.add_num(abstract_id).numId)
