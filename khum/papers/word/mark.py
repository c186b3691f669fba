"""The mark of a draft: one word, large and pale, behind the text of every page of a DOCX."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.section import Section as WordSection
from docx.section import _Header

from khum.papers.word.typography import FONT

# The drawing that Word itself makes of a "DRAFT" watermark: it lies in the header, so every page shows it.
_SHAPE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr>
<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>
<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="mark{number}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt=""
 style="position:absolute;width:230pt;height:105pt;rotation:325;z-index:-251658752;mso-position-horizontal:center;\
mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
 fillcolor="#ededed" stroked="f"><v:textpath style="font-family:{font};font-size:1pt;font-weight:bold"
 string={word}/></v:shape></w:pict></w:r>"""
_FIRST_NUMBER = 2049


def add_mark(section: WordSection, word: str, *, place: int) -> None:
    """Put the word behind the pages of a section; ``place`` counts the sections, since each drawing has its number."""
    number = _FIRST_NUMBER + 2 * place
    _into(section.header, word, number)
    if section.different_first_page_header_footer:
        _into(section.first_page_header, word, number + 1)


def _into(header: _Header, word: str, number: int) -> None:
    shape = _SHAPE.format(number=number, font=quoteattr(FONT)[1:-1], word=quoteattr(word))
    header.paragraphs[0]._p.append(parse_xml(shape))
