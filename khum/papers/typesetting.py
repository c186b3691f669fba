"""A written paper as the JSON that the Typst templates read, and the pictures that go with it.

Text travels as runs ``{"w": pieces, "s": style}``; a piece is never cut by a line end (``wordbreak``). Nothing here
is markup: Typst reads values, so ``#read("/etc/passwd")`` in a title is a title.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from khum.papers import blocks as b
from khum.papers import heights, measures, pictures, wordbreak
from khum.papers.coverage import MISSING, showable
from khum.papers.written import lines, long_day, marker, order_day, written

Json = dict[str, Any]

# A cell with more letters than this for each centimetre of its width may break over pages; shorter rows stay whole.
LETTERS_PER_CM_BEFORE_BREAK = 130

# A list with no more letters than this stays on one page, together with the heading over it.
LETTERS_KEPT_TOGETHER = 600


@dataclass
class Typesetting:
    """What the printing child needs: ``document`` for the templates, ``files`` by name beside them."""

    paper: b.Paper
    document: Json = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    vocabulary: dict[str, dict[str, None]] = field(default_factory=dict)

    def runs(self, text: b.Text, *, longest: int = wordbreak.LONG_IN_PARAGRAPH) -> list[Json]:
        """A text as styled runs of pieces."""
        spans = (b.Span(text),) if isinstance(text, str) else text
        return [
            {"w": wordbreak.pieces(showable(span.text), self.paper.keep_whole, longest=longest), "s": _style(span)}
            for span in spans
            if span.text
        ]

    def even_runs(self, text: b.Text) -> list[Json]:
        """The same for running text with even edges, whose pieces are measured before they are set."""
        found = self.runs(text)
        for run in found:
            self.vocabulary.setdefault(run["s"], {}).update(dict.fromkeys(run["w"]))
        return found

    def cell(self, value: b.Value) -> list[list[Json]]:
        """Lines of a table cell, each as runs; long words may break there."""
        return [self.runs(line, longest=wordbreak.LONG_IN_CELL) for line in lines(value, self.paper)]

    def picture(self, picture: b.Picture | None) -> Json | None:
        """Store a picture beside the templates and name it."""
        if picture is None:
            return None
        name = f"picture-{len(self.files)}.{pictures.extension(picture)}"
        self.files[name] = picture.content
        return {"file": name, "alt": picture.alt}


def typeset(paper: b.Paper) -> Typesetting:
    """Prepare a paper for the printing child; raises TextTooLongError and BadPictureError."""
    desk = Typesetting(written(paper))
    levels = _Levels()
    desk.document = {
        "title": desk.paper.title or desk.paper.kind,
        "organisation": desk.paper.organisation,
        "lang": desk.paper.lang,
        "thai_digits": desk.paper.thai_digits,
        "mark": showable(desk.paper.mark),
        "sections": [_section(section, desk, levels) for section in desk.paper.sections],
    }
    desk.document["vocabulary"] = {style: list(pieces) for style, pieces in desk.vocabulary.items()}
    return desk


class _Levels:
    """Keep headings from skipping a level, which tagged PDF forbids."""

    def __init__(self) -> None:
        self.last = 0

    def next(self, level: int) -> int:
        self.last = max(1, min(level, self.last + 1))
        return self.last


def _style(span: b.Span) -> str:
    return "".join(letter for letter, on in (("b", span.bold), ("i", span.italic), ("u", span.underline)) if on)


def _section(section: b.Section, desk: Typesetting, levels: _Levels) -> Json:
    times = section.size.times_a4
    width, height = measures.page(section.orientation)
    margins, available = measures.MARGINS[section.orientation], measures.text_width(section.orientation)
    if section.panels > 1:
        margins, available = measures.folded(section.orientation, section.panels)
    available = round(available / section.enlarged, 3)
    set_blocks: list[Json] = []
    for block in section.blocks:
        if isinstance(block, b.Table):
            set_block = _table(block, desk, available)
        elif isinstance(block, b.Heading):
            set_block = _heading(block, desk, levels)
        else:
            set_block = _SETTERS[type(block)](block, desk)
        set_blocks.append({"kind": block.kind, **set_block})
    _spare_a_page(set_blocks, section, available)
    return {
        "width": width * times,
        "height": height * times,
        "margin": {side: length * times for side, length in margins.items()},
        "panels": section.panels,
        "gap": 2 * measures.FOLD_MARGIN * times,
        "scale": times * section.enlarged,
        "number_at": measures.NUMBER_AT,
        "text_width": available,
        "numbers": section.numbers.value,
        "restart": section.restart_numbers,
        "framed": section.framed,
        "blocks": set_blocks,
    }


def _spare_a_page(set_blocks: list[Json], section: b.Section, available: float) -> None:
    """Let a table that begins its section give way a little where it then fits the page."""
    place = next((place for place, block in enumerate(set_blocks) if block["kind"] != "heading"), None)
    if place is None or set_blocks[place]["kind"] != "table" or section.panels > 1 or section.enlarged != 1:
        return
    table, margin = set_blocks[place], measures.MARGINS[section.orientation]
    room = measures.page(section.orientation)[1] - margin["top"] - margin["bottom"]
    points = heights.POINTS_PER_CM
    table["size"] = heights.fitting_size(table, set_blocks[:place], room * points, available * points)


def _heading(block: b.Heading, desk: Typesetting, levels: _Levels) -> Json:
    return {
        "text": desk.runs(showable(block.text).strip() or MISSING),
        "level": levels.next(block.level),
        "in_contents": block.in_contents,
        "align": block.align.value,
    }


def _paragraph(block: b.Paragraph, desk: Typesetting) -> Json:
    justify = block.justify and block.align is b.Align.START
    return {
        "text": desk.even_runs(block.text) if justify else desk.runs(block.text),
        "indent": block.indent_cm,
        "justify": justify,
        "align": block.align.value,
        "keep_next": block.keep_next,
    }


def _list(block: b.NumberedList, desk: Typesetting) -> Json:
    texts = [desk.even_runs(item) for item in block.items]
    items = [
        {"marker": showable(marker(block.marker, number, desk.paper)), "text": text}
        for number, text in enumerate(texts, start=block.start)
    ]
    letters = sum(len(piece) for text in texts for run in text for piece in run["w"])
    return {"items": items, "indent": block.indent_cm, "whole": letters <= LETTERS_KEPT_TOGETHER}


def _table(block: b.Table, desk: Typesetting, available: float) -> Json:
    widths = measures.column_widths(block.columns, available)
    return {
        "name": block.name,
        "widths": widths,
        "align": [column.align.value for column in block.columns],
        "titles": [desk.runs(column.title, longest=wordbreak.LONG_IN_CELL) for column in block.columns],
        "lead": [desk.runs(line) for line in block.lead],
        "groups": [{"text": desk.cell(group.title), "span": group.span} for group in block.groups],
        "rows": [_row(row, widths, desk) for row in block.rows],
        "size": block.size_pt,
    }


def _row(row: b.Row, widths: Sequence[float], desk: Typesetting) -> Json:
    cells = [desk.cell(value) for value in row.cells]
    letters = [sum(map(len, lines(value, desk.paper))) for value in row.cells]
    breakable = any(count > LETTERS_PER_CM_BEFORE_BREAK * width for count, width in zip(letters, widths, strict=False))
    return {"kind": row.kind.value, "cells": cells, "breakable": breakable}


def _signatures(block: b.Signatures, desk: Typesetting) -> Json:
    items = [
        {
            "name": desk.runs(item.name),
            "position": [desk.runs(line) for line in item.position.split("\n")],
            "acting": desk.runs(item.acting),
            "role": desk.runs(item.role),
            "date": long_day(item.signed_on, desk.paper),
            "dotted_date": item.dotted_date,
        }
        for item in block.items
    ]
    return {"items": items, "across": block.across}


def _memo_head(block: b.MemoHead, desk: Typesetting) -> Json:
    return {
        "agency": desk.runs(block.agency),
        "number": desk.runs(block.number),
        "dated": long_day(block.dated, desk.paper),
        "subject": desk.runs(block.subject),
        "to": desk.runs(block.to),
        "emblem": desk.picture(block.emblem),
        "emblem_height": measures.EMBLEM_ON_MEMO,
    }


def _order_head(block: b.OrderHead, desk: Typesetting) -> Json:
    return {
        "issuer": desk.runs(f"{block.word}{block.issuer}"),
        "number": desk.runs(block.number),
        "subject": desk.runs(block.subject),
        "emblem": desk.picture(block.emblem),
        "emblem_height": measures.EMBLEM_ON_ORDER,
    }


def _cover(block: b.Cover, desk: Typesetting) -> Json:
    return {
        "groups": [[desk.runs(line) for line in group] for group in block.groups],
        "emblem": desk.picture(block.emblem),
        "emblem_height": measures.EMBLEM_ON_COVER,
    }


def _qr(block: b.QrCode, desk: Typesetting) -> Json:
    name = f"qr-{len(desk.files)}.svg"
    desk.files[name] = pictures.qr_svg(block.content)
    caption = desk.runs(block.caption)
    return {"file": name, "alt": block.caption or block.content, "caption": caption, "size": block.size_cm}


def _image(block: b.Image, desk: Typesetting) -> Json:
    return {
        "picture": desk.picture(block.picture),
        "width": block.width_cm,
        "caption": desk.runs(block.caption),
    }


def _key_values(block: b.KeyValues, desk: Typesetting) -> Json:
    items = [{"label": desk.runs(label), "value": desk.cell(value)} for label, value in block.items]
    return {"items": items, "label": block.label_cm, "bold": block.bold, "indent": block.indent_cm}


def _bars(block: b.Bars, desk: Typesetting) -> Json:
    largest = max([1e-9, *(max(bar.value, bar.target or 0) for bar in block.items)])
    items = [
        {
            "label": desk.runs(bar.label, longest=wordbreak.LONG_IN_CELL),
            "share": max(0.0, bar.value / largest),
            "target": None if bar.target is None else max(0.0, bar.target / largest),
            "value": showable(" ".join([*lines(bar.value, desk.paper), block.unit]).strip()),
        }
        for bar in block.items
    ]
    return {"title": desk.runs(block.title), "items": items}


_SETTERS: dict[type, Callable[[Any, Typesetting], Json]] = {
    b.Paragraph: _paragraph,
    b.NumberedList: _list,
    b.Contents: lambda block, desk: {"title": desk.runs(block.title), "depth": block.depth},
    b.Cover: _cover,
    b.Signatures: _signatures,
    b.MemoHead: _memo_head,
    b.OrderHead: _order_head,
    b.Issued: lambda block, desk: {
        "word": showable(block.word),
        "day": order_day(block.day, desk.paper) if block.day else "",
    },
    b.QrCode: _qr,
    b.Image: _image,
    b.KeyValues: _key_values,
    b.Bars: _bars,
    b.Spacer: lambda block, desk: {"height": block.height_cm},
    b.PageBreak: lambda block, desk: {},
}
