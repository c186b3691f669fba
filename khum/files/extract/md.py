"""Markdown files: their words without the marks; headings and points as paragraphs, pipe tables as tables."""

from __future__ import annotations

import re
from pathlib import Path

from khum.domain.extracted import ExtractedDocument
from khum.domain.text_blocks import blocks_from_text
from khum.files.extract import text_decoding

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^\s*(```|~~~).*$")
_RULE = re.compile(r"^\s*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r"^\s*(=+|-{2,})\s*$")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_QUOTE = re.compile(r"^\s*(?:>\s?)+")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(?=\S)([^\n]{1,2000}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,500})(?<=\S)\*(?![\w*])")


def read(path: Path) -> ExtractedDocument:
    """The blocks of a Markdown file; HTML inside it loses its tags."""
    text, warnings = text_decoding.decode(path)
    text = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    return ExtractedDocument(blocks_from_text("\n".join(_plain_lines(text))), "md", warnings)


def _plain_lines(text: str) -> list[str]:
    lines: list[str] = []
    is_code = False
    for line in text.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        elif is_code:
            lines.append(line)
        elif not _RULE.match(line) and not _UNDERLINE.match(line):
            lines.append(_plain(line))
    return lines


def _plain(line: str) -> str:
    """One line without its marks.

    >>> _plain("## **ขั้นตอน** [แบบฟอร์ม](a.pdf)")
    'ขั้นตอน แบบฟอร์ม'
    """
    line = _QUOTE.sub("", line)
    if found := _HEADING.match(line):
        line = found[1]
    for pattern, kept in ((_LINK, r"\1"), (_TAG, ""), (_EMPHASIS, r"\2"), (_ITALIC, r"\1")):
        line = pattern.sub(kept, line)
    return line
