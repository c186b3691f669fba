"""A paper on the screen: a fragment of HTML that reads like the printed paper.

The page that shows it links ``papers/preview.css``. Nothing in the fragment carries a style or a script of its own,
as the content security policy wants.
"""

from __future__ import annotations

import base64
from typing import Any

from django.template.loader import render_to_string

from khum.papers import blocks as b
from khum.papers import measures, pictures
from khum.papers.written import lines, long_day, marker, order_day, written

Context = dict[str, Any]


def to_html(paper: b.Paper) -> str:
    """Return the fragment ``<article class="paper">…``; raises TextTooLongError and BadPictureError."""
    paper = written(paper)
    sections = [
        {
            "landscape": section.orientation is b.Orientation.LANDSCAPE,
            "blocks": [_context(block, section, paper) for block in section.blocks],
        }
        for section in paper.sections
    ]
    return render_to_string("papers/preview.html", {"paper": paper, "sections": sections})


def _context(block: b.Block, section: b.Section, paper: b.Paper) -> Context:
    context: Context = {"block": block, "template": f"papers/blocks/{block.kind}.html"}
    match block:
        case b.Heading():
            context["tag"] = f"h{min(block.level + 1, 6)}"
        case b.Paragraph():
            context["spans"] = spans(block.text)
        case b.NumberedList():
            context["items"] = [
                (marker(block.marker, number, paper), spans(item))
                for number, item in enumerate(block.items, start=block.start)
            ]
        case b.Table():
            context.update(_table(block, section, paper))
        case b.Contents():
            context["headings"] = _headings(block, paper)
        case b.QrCode():
            code = base64.b64encode(pictures.qr_svg(block.content)).decode()
            context.update(source=f"data:image/svg+xml;base64,{code}", alt=block.caption or block.content)
        case b.KeyValues():
            context["items"] = [(label, lines(value, paper)) for label, value in block.items]
        case b.Bars():
            context["items"] = [(bar, " ".join([*lines(bar.value, paper), block.unit])) for bar in block.items]
            context["largest"] = max([0, *(max(bar.value, bar.target or 0) for bar in block.items)])
        case _:
            context.update(_head(block, paper))
    return context


def _head(block: b.Block, paper: b.Paper) -> Context:
    match block:
        case b.Cover() | b.OrderHead():
            return {"emblem": _source(block.emblem)}
        case b.MemoHead():
            return {"emblem": _source(block.emblem), "day": long_day(block.dated, paper)}
        case b.Issued():
            return {"day": order_day(block.day, paper) if block.day else "…………………"}
        case b.Signatures():
            return {"items": [(item, long_day(item.signed_on, paper)) for item in block.items]}
        case b.Image():
            return {"source": _source(block.picture), "alt": block.picture.alt}
    return {}


def spans(text: b.Text) -> tuple[b.Span, ...]:
    """A text as its styled pieces."""
    return (b.Span(text),) if isinstance(text, str) else text


def _table(block: b.Table, section: b.Section, paper: b.Paper) -> Context:
    widths = measures.column_widths(block.columns, measures.text_width(section.orientation))
    total = sum(widths)
    titled = [bool(group.title) for group in block.groups for _ in range(group.span)]
    return {
        "widths": [f"{width / total:.1%}" for width in widths],
        "count": len(block.columns),
        "lead": [spans(text) for text in block.lead],
        "upper": _upper_titles(block),
        "lower": [column for number, column in enumerate(block.columns) if not block.groups or titled[number]],
        "rows": [
            {
                "kind": row.kind.value,
                "cells": [
                    (lines(value, paper), column.align.value)
                    for value, column in zip(row.cells, block.columns, strict=False)
                ],
            }
            for row in block.rows
        ],
    }


def _upper_titles(block: b.Table) -> list[tuple[str, int, int]]:
    """Title, columns and rows of each cell of the upper heading row; none without groups."""
    found: list[tuple[str, int, int]] = []
    place = 0
    for group in block.groups:
        if group.title:
            found.append((group.title, group.span, 1))
        else:
            found += [(column.title, 1, 2) for column in block.columns[place : place + group.span]]
        place += group.span
    return found


def _headings(block: b.Contents, paper: b.Paper) -> list[b.Heading]:
    return [
        found
        for section in paper.sections
        for found in section.blocks
        if isinstance(found, b.Heading) and found.in_contents and found.level <= block.depth
    ]


def _source(picture: b.Picture | None) -> str:
    if picture is None:
        return ""
    kind = {"png": "png", "jpg": "jpeg"}[pictures.extension(picture)]
    return f"data:image/{kind};base64,{base64.b64encode(picture.content).decode()}"
