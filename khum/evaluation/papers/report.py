"""A report as an official paper: cover, preface, parts, figures, activities, recommendations, evidence (row 117)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from khum.domain.thai_date import long_date
from khum.evaluation.papers import report_parts as parts
from khum.evaluation.rules.reports import Part, ReportKind
from khum.papers.blocks import (
    Block,
    Contents,
    Cover,
    Heading,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    QrCode,
    Section,
    Signature,
    Signatures,
    Spacer,
)
from khum.papers.registry import PaperKind
from khum.papers.values import Align, Orientation, PageNumbers, Picture

DRAFT_MARK = "ร่าง"


@dataclass(frozen=True, slots=True)
class Signing:
    """Who prepared and who signed, as far as it came; ``sha256`` once it is frozen."""

    prepared: Signature
    signed: Signature
    is_final: bool = False
    sha256: str = ""


def report_paper(
    content: Mapping[str, Any],
    texts: Sequence[tuple[Part, str]],
    signing: Signing,
    *,
    dated: date,
    emblem: Picture | None = None,
) -> Paper:
    """The whole report; a draft is marked as such."""
    written = dict(texts)
    sections = [
        Section((_cover(content, emblem, is_final=signing.is_final),), numbers=PageNumbers.NONE),
        Section(
            (*_chapter(Part.PREFACE, written, content), PageBreak(), Contents(depth=1)),
            numbers=PageNumbers.LETTERS,
            restart_numbers=True,
        ),
        Section(tuple(_body(content, written)), restart_numbers=True),
    ]
    if content["tables"]:
        sections.append(Section(tuple(parts.activities(content)), orientation=Orientation.LANDSCAPE))
    sections += [
        Section((*_end(content, written), *_signatures(signing))),
        Section((*parts.evidence(content), *_proof(content, signing))),
    ]
    return Paper(
        title=content["title"],
        kind=f"report-{content['kind']}",
        organisation=content["organisation"],
        dated=dated,
        sections=tuple(sections),
        keep_whole=(content["organisation"],),
        mark="" if signing.is_final else DRAFT_MARK,
    )


def _cover(content: Mapping[str, Any], emblem: Picture | None, *, is_final: bool) -> Cover:
    name = ReportKind(content["kind"]).label_th.removesuffix("ประจำปี")
    rest = content["title"].removeprefix(name).strip()
    draft = () if is_final else ("(ฉบับร่าง)",)
    return Cover(((name,), (rest, *draft), (content["organisation"],)), emblem)


def _body(content: Mapping[str, Any], written: Mapping[Part, str]) -> Iterator[Block]:
    yield from _chapter(Part.SUMMARY, written, content)
    yield from parts.summary_chart(content)
    yield from _chapter(Part.RESULTS, written, content)
    yield from parts.figures(content)
    yield from parts.years(content)
    yield from parts.committee(content)


def _end(content: Mapping[str, Any], written: Mapping[Part, str]) -> Iterator[Block]:
    yield from _chapter(Part.PROBLEMS, written, content)
    yield from _chapter(Part.SUGGESTIONS, written, content)
    yield from parts.recommendations(content)
    yield from parts.acts(content)
    yield from _chapter(Part.NEXT, written, content)


def _chapter(part: Part, written: Mapping[Part, str], content: Mapping[str, Any]) -> Iterator[Block]:
    """A heading with its paragraphs; lines that begin with a dash become points; nothing where it is not written."""
    if part not in written:
        return
    is_preface = part is Part.PREFACE
    yield Heading(part.label_th, in_contents=not is_preface, align=Align.CENTER if is_preface else Align.START)
    points: list[str] = []
    for line in (line.strip() for line in written[part].splitlines()):
        if line.startswith(("- ", "– ", "• ")):
            points.append(line[2:].strip())
            continue
        if points:
            yield NumberedList(tuple(points), marker="–")
            points = []
        if line:
            yield Paragraph(line)
    if points:
        yield NumberedList(tuple(points), marker="–")
    if is_preface:
        yield Spacer()
        yield Paragraph(content["organisation"], indent_cm=0, justify=False, align=Align.END)


def _signatures(signing: Signing) -> Iterator[Block]:
    yield Spacer(1)
    yield Signatures((signing.prepared, signing.signed), across=2)


def _proof(content: Mapping[str, Any], signing: Signing) -> Iterator[Block]:
    """By which code and at which page the figures are checked."""
    code = content["snapshot"] or signing.sha256
    as_of = long_date(date.fromisoformat(content["as_of"]))
    yield Heading("การตรวจสอบตัวเลข", level=2, in_contents=False)
    if not code:
        yield Paragraph(f"ข้อมูล ณ วันที่ {as_of} ฉบับร่างยังไม่มีรหัสตรวจสอบ")
        return
    yield Paragraph(f"ตัวเลขในรายงานนี้บันทึกไว้ ณ วันที่ {as_of} และไม่เปลี่ยนแปลงอีก ตรวจสอบได้ด้วยรหัสต่อไปนี้")
    yield Paragraph(" ".join(code[place : place + 16] for place in range(0, len(code), 16)), indent_cm=0, justify=False)
    if content["base"]:
        yield QrCode(f"{content['base']}evaluation/check/?hash={code}", "สแกนเพื่อตรวจสอบตัวเลข", 3)


KINDS = tuple(PaperKind(f"report-{kind.value}", kind.label_th, report_paper, subject="report") for kind in ReportKind)
