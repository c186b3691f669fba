"""Choosing how to pass a knowledge on, by the five criteria of row 73; the tools are dated data beside the code.

Knowledge in people goes to tools between people (row 52), knowledge in documents to tools of access (row 51).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from khum.needs.rules.kinds import Nature

_FILE = Path(__file__).resolve().parent.parent / "data" / "tools.json"
_PEOPLE, _DOCUMENTS = "people", "documents"
ADVISED = 4
"""How many tools are advised; more is no advice."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of knowledge management; ``kind`` is people, documents or both, ``fits`` its choices by criterion."""

    code: str
    name: str
    name_en: str
    kind: str
    why: str
    why_en: str
    fits: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the five questions, with its choices (code, Thai, English)."""

    code: str
    label: str
    label_en: str
    choices: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """A tool with how well it fits: criteria met of those answered."""

    tool: Tool
    met: int
    asked: int


@cache
def tools() -> Mapping[str, Tool]:
    """Every tool by its code."""
    return {
        row["code"]: Tool(**row | {"fits": {name: frozenset(codes) for name, codes in row["fits"].items()}})
        for row in _data()["tools"]
    }


@cache
def criteria() -> tuple[Criterion, ...]:
    """The five questions in their order."""
    return tuple(
        Criterion(row["code"], row["label"], row["label_en"], tuple((c[0], c[1], c[2]) for c in row["choices"]))
        for row in _data()["criteria"]
    )


def dated() -> str:
    """The day of the data, ISO."""
    return str(_data()["dated"])


def advise(answers: Mapping[str, str]) -> list[Advice]:
    """The tools that fit best, at most :data:`ADVISED`; answers name the code of a choice by criterion."""
    nature = Nature(answers["nature"])
    asked = {code: choice for code, choice in answers.items() if choice}
    found = [
        Advice(tool, sum(choice in tool.fits.get(code, ()) for code, choice in asked.items()), len(asked))
        for tool in tools().values()
        if _suits(tool, nature)
    ]
    return sorted(found, key=lambda advice: -advice.met)[:ADVISED]


def tool_names(codes: Iterable[str]) -> list[str]:
    """Thai names of tools; unknown codes of older data stay as they are."""
    return [tools()[code].name if code in tools() else code for code in codes]


def _suits(tool: Tool, nature: Nature) -> bool:
    """What lives in people is never answered with a document alone, nor a document with a person alone."""
    if nature is Nature.TACIT:
        return tool.kind != _DOCUMENTS
    return tool.kind != _PEOPLE if nature is Nature.EXPLICIT else True


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
