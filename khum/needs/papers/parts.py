"""What the papers of needs share: names of things, the order of rows, who approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from khum.needs.models import NeedsDocument
from khum.needs.rules.kinds import DocumentState, Form, Having, Level, Nature
from khum.needs.rules.risk import Heat
from khum.papers.blocks import Block, Column, Paper, Paragraph, Row, Section, Signature, Signatures, Spacer, Table
from khum.papers.values import Span

NATURES = {nature.value: nature.label_th for nature in Nature}
HAVINGS = {having.value: having.label_th for having in Having}
FORMS = {form.value: form.label_th for form in Form}


def strategy_tables(
    content: dict[str, Any],
    name: str,
    columns: tuple[Column, ...],
    row: Callable[[int, dict[str, Any], dict[str, Any] | None], Row],
) -> Iterator[Block]:
    """A table a strategy, a row a need; a goal without any keeps its row, so that the gap is seen."""
    place = 0
    for strategy in content["strategies"]:
        rows = []
        for goal in strategy["goals"]:
            for need in goal["needs"] or [None]:
                place += 1
                rows.append(row(place, goal, need))
        words = strategy["strategy"] or "ไม่ระบุยุทธศาสตร์"
        yield Table(name=f"{name} {words}", columns=columns, rows=tuple(rows), lead=((Span(words, bold=True),),))
        yield Spacer(0.3)


def held_by(need: dict[str, Any]) -> str:
    """Holders with their level, a line each."""
    lines = [f"{holder['name']} ({Level(holder['level']).label_th})" for holder in need["holders"]]
    return "\n".join(lines) or "ยังไม่มีผู้มีความรู้"


def kept_in(need: dict[str, Any]) -> str:
    """Items of the library and other places."""
    return "\n".join([*need["items"], *([need["place"]] if need["place"] else [])]) or "–"


def heat_words(need: dict[str, Any]) -> str:
    """Degree of risk in words."""
    return Heat(need["heat"]).label_th


def approval(document: NeedsDocument | None, signing_post: str) -> Iterator[Block]:
    """Who approved it and where; dots before."""
    yield Spacer(0.6)
    if document is None or document.state_value is not DocumentState.APPROVED:
        yield Signatures((Signature("", signing_post or "ประธานคณะกรรมการจัดการความรู้", dotted_date=True),))
        return
    if document.resolution:
        yield Paragraph(f"คณะกรรมการจัดการความรู้ให้ความเห็นชอบแล้ว {document.resolution}", keep_next=True)
    yield Signatures(
        (Signature(document.approved_name, document.approved_title, "ผู้เห็นชอบ", signed_on=document.approved_on),)
    )


def frame(
    content: dict[str, Any],
    document: NeedsDocument | None,
    *,
    kind: str,
    title: str,
    sections: tuple[Section, ...],
    today: date,
) -> Paper:
    """The paper around the blocks: a draft is marked, an approved one is dated with its approval."""
    is_final = document is not None and document.state_value is DocumentState.APPROVED
    needs = [need for strategy in content["strategies"] for goal in strategy["goals"] for need in goal["needs"]]
    names = {holder["name"] for need in needs for holder in need["holders"]}
    names |= {name for need in needs for name in need["learners"]}
    return Paper(
        title=f"{title} ปีงบประมาณ {content['year']}",
        kind=kind,
        organisation=content["organisation"],
        dated=(document.approved_on if is_final and document is not None else None) or today,
        sections=sections,
        keep_whole=(content["organisation"], *sorted(names)),
        mark="" if is_final else "ร่าง",
    )
