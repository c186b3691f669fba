"""Fonts, styles and pages of a DOCX as Thai offices set them.

Word takes Thai from the complex-script half of every setting, so each size, weight and language is given twice.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as WordSection
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from khum.papers import measures
from khum.papers.blocks import Orientation, PageNumbers, Paper, Section

# The font of official papers since 2553; Word has it on every office machine, so it is named and not embedded.
FONT = "TH SarabunPSK"
BODY_PT = 16
HEADING_PT = (20, 18, 16)
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_THEME_SLOTS = ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme")


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """A WordprocessingML element: ``element("w:tab", val="right")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_up(document: WordDocument, paper: Paper) -> None:
    """Give the document its default font, sizes, language and heading styles, free of theme fonts."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for slot in _THEME_SLOTS:
            fonts.attrib.pop(qn(f"w:{slot}"), None)
        _name_font(fonts)
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    normal = document.styles["Normal"]
    for properties in (defaults, normal.element.get_or_add_rPr()):
        _set_defaults(properties, paper)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for level, size in enumerate(HEADING_PT, start=1):
        _set_heading(document, level, size)


def _name_font(fonts: BaseOxmlElement) -> None:
    for slot in _SLOTS:
        fonts.set(qn(f"w:{slot}"), FONT)


def _set_defaults(properties: BaseOxmlElement, paper: Paper) -> None:
    for tag in ("w:rFonts", "w:sz", "w:szCs", "w:lang"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = element("w:rFonts")
    _name_font(fonts)
    properties.insert(0, fonts)
    half_points = str(BODY_PT * 2)
    properties.append(element("w:sz", val=half_points))
    properties.append(element("w:szCs", val=half_points))
    properties.append(element("w:lang", val="en-US", eastAsia="en-US", bidi=f"{paper.lang}-TH"))


def _set_heading(document: WordDocument, level: int, size: int) -> None:
    style = document.styles[f"Heading {level}"]
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.bold = style.font.cs_bold = True
    style.font.italic = style.font.cs_italic = False
    set_size(style.element.get_or_add_rPr(), size)
    style.paragraph_format.space_before = Pt(12 if level == 1 else 8)
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.keep_with_next = True


def set_size(properties: BaseOxmlElement, points: float) -> None:
    """Set the size of run properties for Latin and for Thai."""
    for tag in ("w:sz", "w:szCs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    # The schema wants sz and szCs before these.
    after = [
        child
        for child in properties
        if child.tag in {qn(f"w:{name}") for name in ("highlight", "u", "shd", "vertAlign", "rtl", "cs", "lang")}
    ]
    made = [element(tag, val=str(round(points * 2))) for tag in ("w:sz", "w:szCs")]
    for child in made:
        if after:
            after[0].addprevious(child)
        else:
            properties.append(child)


def write(
    paragraph: WordParagraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    points: float | None = None,
) -> Run:
    """Add Thai text to a paragraph; a line end in it becomes a line break."""
    run = paragraph.add_run(text)
    if bold:
        run.font.bold = run.font.cs_bold = True
    if italic:
        run.font.italic = run.font.cs_italic = True
    if underline:
        run.font.underline = True
    run.font.complex_script = True
    if points is not None and points != BODY_PT:
        set_size(run._r.get_or_add_rPr(), points)
    return run


def write_field(paragraph: WordParagraph, instruction: str, shown: str, *, points: float | None = None) -> None:
    """Add a field such as ``PAGE`` with the result that is shown until Word recomputes it."""
    open_field(paragraph, instruction)
    write(paragraph, shown, points=points)
    close_field(paragraph)


def open_field(paragraph: WordParagraph, instruction: str) -> None:
    """Begin a field; what is written until ``close_field`` is its shown result."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="begin"))
    code = element("w:instrText")
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="separate"))


def close_field(paragraph: WordParagraph) -> None:
    """End the field that ``open_field`` began."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def lay_page(word_section: WordSection, section: Section, paper: Paper) -> None:
    """Size, margins and page number of a section."""
    width, height = measures.page(section.orientation)
    landscape = section.orientation is Orientation.LANDSCAPE
    word_section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    word_section.page_width, word_section.page_height = Cm(width), Cm(height)
    margins = measures.MARGINS[section.orientation]
    word_section.top_margin, word_section.bottom_margin = Cm(margins["top"]), Cm(margins["bottom"])
    word_section.left_margin, word_section.right_margin = Cm(margins["left"]), Cm(margins["right"])
    word_section.header_distance = Cm(measures.NUMBER_AT)
    if section.framed:
        sides = [element(f"w:{side}", val="double", sz="12", space="24") for side in ("top", "left", "bottom", "right")]
        borders = element("w:pgBorders", offsetFrom="page")
        borders.extend(sides)
        word_section._sectPr.find(qn("w:pgMar")).addnext(borders)
    _number_pages(word_section, section, paper)


def _number_pages(word_section: WordSection, section: Section, paper: Paper) -> None:
    letters = section.numbers is PageNumbers.LETTERS
    if paper.thai_digits:
        style = "thaiLetters" if letters else "thaiNumbers"
    else:
        style = "lowerRoman" if letters else "decimal"
    kind = element("w:pgNumType", fmt=style)
    if section.restart_numbers:
        kind.set(qn("w:start"), "1")
    properties = word_section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.find(qn("w:pgMar")).addnext(kind)
    word_section.header.is_linked_to_previous = False
    paragraph = word_section.header.paragraphs[0]
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if section.numbers is PageNumbers.NONE:
        return
    later = section.numbers is PageNumbers.LATER
    word_section.different_first_page_header_footer = later
    if later:
        word_section.first_page_header.is_linked_to_previous = False
        write(paragraph, "– ")
    write_field(paragraph, "PAGE", "")
    if later:
        write(paragraph, " –")
