"""Slides of a PPTX in the order of the show: titles, texts, tables and the speaker's notes; a slide is a page."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.domain.text_blocks import table_of
from khum.files.extract.parts import name_of, parse, value_of

MAX_SLIDES = 500

_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_BREAKS = {"br": "\n", "tab": "\t"}
# Numbers and dates that the program writes on every slide say nothing about it.
_FURNITURE = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})


def read(path: Path) -> ExtractedDocument:
    """Paragraphs and tables; ``where`` is ``notes`` for what stands in the notes of a slide."""
    with zipfile.ZipFile(path) as archive:
        slides = _in_order(archive)
        blocks = tuple(
            block for page, name in enumerate(slides[:MAX_SLIDES], start=1) for block in _slide(archive, name, page)
        )
    left_out = (f"pages_left_out:{MAX_SLIDES}/{len(slides)}",) if len(slides) > MAX_SLIDES else ()
    return ExtractedDocument(blocks, "pptx", left_out)


def _in_order(archive: zipfile.ZipFile) -> list[str]:
    """Names of the slides as they are shown; by their numbers where the list cannot be followed."""
    present = set(archive.namelist())
    by_number = sorted((name for name in present if _SLIDE.fullmatch(name)), key=_number)
    if "ppt/presentation.xml" not in present:
        return by_number
    targets = _relations(archive, "ppt/presentation.xml")
    listed = [
        targets.get(next((value for key, value in node.attrib.items() if key.endswith("}id")), ""), "")
        for node in parse(archive, "ppt/presentation.xml").iter()
        if name_of(node) == "sldId"
    ]
    shown = [name for name in dict.fromkeys(listed) if name in present]
    return shown or by_number


def _number(name: str) -> int:
    found = _SLIDE.fullmatch(name)
    return int(found[1][:9]) if found else 0


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Parts that a part points to, by the key of the relation."""
    folder, base = posixpath.split(part)
    name = f"{folder}/_rels/{base}.rels"
    if name not in archive.namelist():
        return {}
    return {
        node.get("Id", ""): posixpath.normpath(posixpath.join(folder, node.get("Target", ""))).lstrip("/")
        for node in parse(archive, name)
        if name_of(node) == "Relationship" and node.get("TargetMode") != "External"
    }


def _slide(archive: zipfile.ZipFile, name: str, page: int) -> Iterator[Paragraph | Table]:
    yield from _blocks(parse(archive, name), page)
    for target in _relations(archive, name).values():
        if "/notesSlides/" in target and target in archive.namelist():
            for block in _blocks(parse(archive, target), page):
                if isinstance(block, Paragraph):
                    yield Paragraph(block.text, page, "notes")


def _blocks(root: etree._Element, page: int) -> Iterator[Paragraph | Table]:
    """Shapes in their order; a table is read cell by cell, its paragraphs once."""
    for node in root.iter():
        name = name_of(node)
        if name == "tbl":
            rows = [["\n".join(_texts(cell)) for cell in row if name_of(cell) == "tc"] for row in _rows(node)]
            if any(any(row) for row in rows):
                yield table_of(rows, page=page)
        elif name == "p" and not _is_elsewhere(node) and (text := _text(node)):
            yield Paragraph(text, page)


def _is_elsewhere(node: etree._Element) -> bool:
    """Whether a paragraph belongs to a table, to a repeated choice, or to the furniture of the slide."""
    for above in node.iterancestors():
        name = name_of(above)
        if name in {"tbl", "Fallback"}:
            return True
        if name == "sp":
            marks = (mark for mark in above.iter() if name_of(mark) == "ph")
            return any(value_of(mark, "type") in _FURNITURE for mark in marks)
    return False


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table if name_of(row) == "tr")


def _texts(container: etree._Element) -> list[str]:
    return [text for node in container.iter() if name_of(node) == "p" and (text := _text(node))]


def _text(paragraph: etree._Element) -> str:
    pieces = (
        (node.text or "") if name_of(node) == "t" else _BREAKS.get(name_of(node), "") for node in paragraph.iter()
    )
    return "".join(pieces).strip()
