"""A paper in the words it will be printed with: cleaned text, Thai digits, dates in the Buddhist era.

This is the one place where digits change. Every printer takes its text from here, so PDF, DOCX, XLSX and HTML
agree to the letter.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from khum.domain import thai_date
from khum.papers.blocks import Block, Heading, Paper, Span, Text, Value
from khum.papers.guard import clean

Node = TypeVar("Node")

# Digits beside Latin letters are part of a name, address or code (Covid-19, https://…) and stay as they are.
_RUN = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z]")


def written(paper: Paper) -> Paper:
    """Return the paper with every text cleaned and, where it asks for them, in Thai digits.

    Numbers and dates keep their type; ``lines`` writes them. A heading without text is left out, since no reader
    of tagged PDF could name it. Raises TextTooLongError.
    """
    rewritten = _rewritten(paper, paper)
    sections = tuple(replace(section, blocks=_named(section.blocks)) for section in rewritten.sections)
    return replace(rewritten, sections=sections)


def _named(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not (isinstance(block, Heading) and not block.text))


def _rewritten(node: Node, paper: Paper) -> Node:
    if isinstance(node, Enum):
        return node
    if isinstance(node, str):
        return in_digits(clean(node), paper)  # type: ignore[return-value]
    if isinstance(node, Span):
        return replace(node, text=_span_text(node.text, paper))
    if isinstance(node, tuple):
        return tuple(_rewritten(item, paper) for item in node)  # type: ignore[return-value]
    if is_dataclass(node) and not isinstance(node, type):
        changed: dict[str, Any] = {
            field.name: _rewritten(getattr(node, field.name), paper)
            for field in fields(node)
            if not field.metadata.get("raw")
        }
        return replace(node, **changed)
    return node


def _span_text(text: str, paper: Paper) -> str:
    """Clean a span but keep the one space that parts it from its neighbours."""
    inner = in_digits(clean(text), paper)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[1:] and text[-1].isspace() else ''}"


def in_digits(text: str, paper: Paper) -> str:
    """Write the digits of ``text`` as the paper does, but for those in Latin words."""
    if not paper.thai_digits:
        return text
    return _RUN.sub(lambda run: run[0] if _LATIN.search(run[0]) else thai_date.thai_digits(run[0]), text)


def lines(value: Value, paper: Paper) -> tuple[str, ...]:
    """Lines of a cell as they are printed: ``("๑,๒๓๔.๕",)``, ``("๑ ต.ค. ๖๑",)``; an empty cell has none."""
    if value is None or value == "":
        return ()
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return tuple(value.split("\n"))
    if isinstance(value, date):
        return (in_digits(thai_date.short_date(value), paper),)
    return (in_digits(_number(value), paper),)


def long_day(day: date | None, paper: Paper) -> str:
    """``๑ ตุลาคม ๒๕๖๑``; empty where the day is not known."""
    return "" if day is None else in_digits(thai_date.long_date(day), paper)


def order_day(day: date, paper: Paper) -> str:
    """``๑  ตุลาคม พ.ศ. ๒๕๖๑``, the form that orders and announcements end with."""
    month = thai_date.MONTHS_TH[day.month - 1]
    return in_digits(f"{day.day} {month} พ.ศ. {thai_date.be_year(day)}", paper)


def marker(pattern: str, number: int, paper: Paper) -> str:
    """``"{n})"`` and 3 → ``๓)``; a pattern without ``{n}`` is a bullet."""
    return pattern.replace("{n}", in_digits(str(number), paper))


def plain(text: Text) -> str:
    """A text without its styles."""
    return text if isinstance(text, str) else "".join(span.text for span in text)


def _number(value: int | float | Decimal) -> str:
    """Write a number with commas and without needless zeros; at most two decimals."""
    rounded = round(Decimal(str(value)), 2)
    return f"{rounded:,f}".rstrip("0").rstrip(".") if rounded % 1 else f"{int(rounded):,}"
