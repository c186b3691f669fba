"""Build the two font sets that the package ships, from ``fontpkg-sarabun`` (OFL, no reserved name).

    python -m tools.fonts web        khum/ui/static/ui/fonts/sarabun-{400,600,700}.woff2
    python -m tools.fonts official   khum/papers/fonts/KhumSarabun-*.ttf and coverage.txt

The results are committed, so nobody needs fontTools to install or run Khum. The recipe is ADR 0005.
"""

from __future__ import annotations

import sys
import unicodedata
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from typing import Any

import typst
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
WEB_DIR = ROOT / "khum" / "ui" / "static" / "ui" / "fonts"
OFFICIAL_DIR = ROOT / "khum" / "papers" / "fonts"

WEB_WEIGHTS = {"400": "Regular", "600": "SemiBold", "700": "Bold"}
OFFICIAL_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
OFFICIAL_FAMILY = "Khum Sarabun"

# TH SarabunPSK draws smaller in the em than Sarabun: its capitals are 0.476 em high, Sarabun's 0.700 em.
EM_SCALE = 1.47
# The word space of TH SarabunPSK in its em; Sarabun's own is narrower.
SPACE_WIDTH = 0.216

# Sarabun lifts or lowers a tone a little over each of these vowels; the vertical move makes Typst write the
# cluster twice into the text layer, so that copied and searched text reads ถิ่ถิ่น.
LEVELLED_VOWELS = ("uni0E31", "uni0E34", "uni0E35", "uni0E36", "uni0E37", "uni0E47", "uni0E4D")
TONES = ("uni0E48", "uni0E49", "uni0E4A", "uni0E4B", "uni0E4C")
SLIPPED_BASE = "uni0E29"
CONSONANT_HEIGHT = 576
# GPOS lookup types.
MARK_TO_BASE = 4
MARK_TO_MARK = 6
TONE_OVER_VOWEL = "uni0E48.small"

# Latin, Thai, Greek, and the signs that officials use. No other script: Typst 0.15 panics on some of them.
COVERAGE_BLOCKS = ((0xA0, 0x250), (0x370, 0x400), (0xE01, 0xE5C), (0x1E00, 0x1F00), (0x2010, 0x27C0))

WEB_UNICODES = (
    (0x0020, 0x007E),
    (0x00A0, 0x00FF),
    (0x0E01, 0x0E3A),
    (0x0E3F, 0x0E5B),
    (0x200B, 0x200D),
    (0x2010, 0x2026),
    (0x2030, 0x2033),
    (0x2060, 0x2060),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x25CC, 0x25CC),
)


def source_dir() -> Path:
    """Folder of ``fontpkg-sarabun``; raises ModuleNotFoundError without the ``dev`` dependency group."""
    spec = find_spec("fontpkg_sarabun")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fontpkg-sarabun is missing: run `make setup`")
    return Path(spec.origin).parent


def open_source(style: str) -> TTFont:
    """Sarabun in one style, with its own time stamp kept so that a rebuild gives the same bytes."""
    return TTFont(source_dir() / "files" / f"Sarabun-{style}.ttf", recalcTimestamp=False)


def official_font(style: str) -> TTFont:
    """Sarabun in one style as *Khum Sarabun*: tones level, smaller in the em, renamed."""
    font = open_source(style)
    level_tones(font)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm * EM_SCALE)
    redraw_space(font)
    rename(font, OFFICIAL_FAMILY)
    del font["DSIG"]
    return font


def level_tones(font: TTFont) -> None:
    """Give upper vowels and the tones above them one anchor height, so that no tone is moved vertically."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            if lookup.LookupType == MARK_TO_MARK:
                _level_marks(table)
            elif lookup.LookupType == MARK_TO_BASE:
                _level_slipped_base(table)


def _level_marks(table: Any) -> None:
    marks = dict(zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True))
    if TONE_OVER_VOWEL not in marks:
        return
    height = marks[TONE_OVER_VOWEL].MarkAnchor.YCoordinate
    for glyph, record in marks.items():
        if glyph.split(".")[0] in TONES and glyph.endswith(".small"):
            record.MarkAnchor.YCoordinate = height
    for glyph, record in zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True):
        if glyph.split(".")[0] in LEVELLED_VOWELS:
            for anchor in filter(None, record.Mark2Anchor):
                anchor.YCoordinate = height


def _level_slipped_base(table: Any) -> None:
    """Bold ษ has its anchor one unit above that of every other consonant."""
    for glyph, record in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
        for anchor in filter(None, record.BaseAnchor):
            if glyph == SLIPPED_BASE and anchor.YCoordinate == CONSONANT_HEIGHT + 1:
                anchor.YCoordinate = CONSONANT_HEIGHT


def redraw_space(font: TTFont) -> None:
    """Give both spaces the width of TH SarabunPSK and a contour without area, 0.004 mm long at 16 pt.

    pdfium drops a space without an outline where it stands between two clusters with marks (รู้ ท้), and with it
    the space in copied text.
    """
    glyphs = font.getBestCmap()
    for code in (0x20, 0xA0):
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        pen.lineTo((1, 0))
        pen.closePath()
        font["glyf"][glyphs[code]] = pen.glyph()
        font["hmtx"][glyphs[code]] = (round(SPACE_WIDTH * font["head"].unitsPerEm), 0)


def rename(font: TTFont, family: str) -> None:
    """Replace the family in every name record; the copyright and licence lines stay as they are."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = str(record).replace("Sarabun", family)
        elif record.nameID == 6:
            record.string = str(record).replace("Sarabun", family.replace(" ", ""))


def web_font(style: str) -> TTFont:
    """Sarabun in one style, cut to Thai and Latin, as WOFF2."""
    font = open_source(style)
    options = Options(layout_features=["*"], hinting=False, flavor="woff2")
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in WEB_UNICODES for code in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def printable(characters: list[str], folder: Path = OFFICIAL_DIR) -> list[str]:
    """Those of ``characters`` that the official font or Typst's own fonts can show, found by printing them."""
    if _prints(characters, folder):
        return characters
    if len(characters) == 1:
        return []
    middle = len(characters) // 2
    return printable(characters[:middle], folder) + printable(characters[middle:], folder)


def _prints(characters: list[str], folder: Path) -> bool:
    source = f'#set document(title: "x")\n#set text(font: "{OFFICIAL_FAMILY}")\n#sys.inputs.text.clusters().join(" ")'
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
    compiler = typst.Compiler(
        source.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"text": " ".join(characters)}
    )
    try:
        compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
    except typst.TypstError:
        return False
    return True


def write_coverage(folder: Path = OFFICIAL_DIR) -> None:
    """Write ``coverage.txt``: every character beyond ASCII that a PDF can show."""
    candidates = [
        chr(code)
        for start, end in COVERAGE_BLOCKS
        for code in range(start, end)
        if unicodedata.category(chr(code))[0] in "LNPS" or 0xE01 <= code < 0xE5C
    ]
    (folder / "coverage.txt").write_text("".join(printable(candidates, folder)), "utf-8")


def build_web(folder: Path = WEB_DIR) -> None:
    """Write the three web fonts and their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight, style in WEB_WEIGHTS.items():
        web_font(style).save(folder / f"sarabun-{weight}.woff2")
    copyfile(source_dir() / "LICENSE", folder / "OFL.txt")


def build_official(folder: Path = OFFICIAL_DIR) -> None:
    """Write the four official fonts and their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    for style in OFFICIAL_STYLES:
        official_font(style).save(folder / f"KhumSarabun-{style}.ttf")
    copyfile(source_dir() / "LICENSE", folder / "OFL.txt")
    write_coverage(folder)


def main(arguments: list[str]) -> int:
    """Build what is named, both without a name; 2 for an unknown name."""
    builders = {"web": build_web, "official": build_official}
    wanted = arguments or list(builders)
    if not set(wanted) <= set(builders):
        print(__doc__, file=sys.stderr)
        return 2
    for name in wanted:
        builders[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
