"""The results of a survey as a paper (สรุปผลแบบสำรวจ): figures, bars with their table, groups, comparison, words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from khum.domain.thai_date import period
from khum.papers.blocks import (
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    KeyValues,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Section,
    Spacer,
    Table,
)
from khum.papers.values import Align, RowKind, Span
from khum.surveys.queries.results import Comparison, GroupRow, Results
from khum.surveys.rules.figures import Tally
from khum.surveys.rules.hiding import LEAST
from khum.surveys.rules.kinds import QuestionKind

KIND = "survey_results"
TITLE = "สรุปผลแบบสำรวจ"
_HIDDEN = f"ไม่แสดงกลุ่มที่มีผู้ตอบน้อยกว่า {LEAST} คน และกลุ่มที่จะทำให้คำนวณย้อนกลับได้"


def results_paper(result: Results, beside: Sequence[Comparison], *, with_words: bool, today: date) -> Paper:
    """Everything that may be shown; ``with_words`` adds what people wrote, for those who must act on it."""
    survey = result.survey
    blocks: list[Block] = [
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(survey.title, indent_cm=0, align=Align.CENTER),
        Paragraph(survey.organisation.name, indent_cm=0, align=Align.CENTER),
        KeyValues(tuple(_facts(result)), label_cm=6),
    ]
    if result.is_shown:
        blocks += _questions(result)
        blocks += _groups(result)
        for one in beside:
            blocks += _comparison(one)
        if with_words:
            blocks += _words(result)
    else:
        blocks.append(Paragraph(f"มีผู้ตอบน้อยกว่า {LEAST} คน จึงไม่แสดงคำตอบ เพื่อไม่ให้ทราบว่าผู้ใดตอบอย่างไร"))
    return Paper(
        title=f"{TITLE} {survey.title}",
        kind=KIND,
        organisation=survey.organisation.name,
        dated=today,
        sections=(Section(tuple(blocks)),),
        keep_whole=(survey.organisation.name,),
    )


def _facts(result: Results) -> list[tuple[str, str]]:
    survey = result.survey
    facts = [
        ("ช่วงเวลา", period(survey.opens_on, survey.closes_on)),
        ("การระบุชื่อ", "ไม่ระบุชื่อผู้ตอบ" if survey.is_anonymous else "ระบุชื่อผู้ตอบ"),
        ("กลุ่มเป้าหมาย", f"{survey.audience_value.label_th} {result.invited} คน"),
        ("ผู้ตอบ", f"{result.respondents} คน คิดเป็นร้อยละ {said(result.response)}"),
    ]
    if survey.bank_code:
        facts.append(("ชุดคำถาม", f"คลังคำถามของระบบ ชุด {survey.kind_value.label_th} ฉบับที่ {survey.bank_version}"))
    if result.shares:
        facts += [
            ("ผ่านเกณฑ์", f"{result.shares.passed} คน (เกณฑ์ร้อยละ {survey.pass_percent})"),
            ("ร้อยละของทุกคน", f"{said(result.shares.strict)} (ผู้ไม่ตอบนับว่าไม่ผ่าน)"),
            ("ร้อยละของผู้ตอบ", said(result.shares.of_respondents)),
        ]
    if result.index is not None:
        facts.append(("ดัชนี 0–100", said(result.index)))
    return facts


def _questions(result: Results) -> list[Block]:
    found: list[Block] = []
    scales = [tally for tally in result.tallies if tally.question.kind is QuestionKind.SCALE]
    if scales:
        items = tuple(Bar(tally.question.text, float(tally.mean or 0)) for tally in scales)
        found.append(Bars("คะแนนเฉลี่ยรายข้อ (1–5)", items))
    for number, tally in enumerate((t for t in result.tallies if t.question.kind is not QuestionKind.TEXT), start=1):
        found += [_options(tally, number), Spacer(0.3)]
    return found


def _options(tally: Tally, number: int) -> Table:
    rows = [
        Row((f"{option}{' (ข้อที่ถูก)' if place in tally.question.right else ''}", count, said(share)))
        for place, (option, count, share) in enumerate(
            zip(tally.question.options, tally.counts, tally.percents, strict=True)
        )
    ]
    rows.append(Row(("ผู้ตอบข้อนี้", tally.answered, ""), kind=RowKind.TOTAL))
    columns = (Column("คำตอบ", 11), Column("คน", 2.5, Align.END), Column("ร้อยละ", 2.5, Align.END))
    # The question stands in the table, so that no page ends between the two.
    lead = ((Span(f"{number}. {tally.question.text}", bold=True),),)
    return Table(name=f"ข้อ {number}", columns=columns, rows=tuple(rows), lead=lead)


def _groups(result: Results) -> list[Block]:
    if not result.groups and not result.hidden_divisions:
        return []
    is_scored = result.shares is not None
    rows = [Row(_group_cells(row, is_scored=is_scored)) for row in result.groups]
    columns = (
        Column("สำนัก/กอง", 6),
        Column("ผู้ได้รับเชิญ", 2.6, Align.END),
        Column("ผู้ตอบ", 2, Align.END),
        Column("ผ่านเกณฑ์ (ร้อยละของทุกคน)" if is_scored else "ดัชนี", 3.4, Align.END),
    )
    found: list[Block] = [Heading("แยกตามสำนัก/กอง", level=2)]
    if rows:
        found.append(Table(name="สำนักกอง", columns=columns, rows=tuple(rows)))
    if result.hidden_divisions:
        names = ", ".join(result.hidden_divisions)
        found.append(Paragraph(f"{_HIDDEN}: {names} และผู้ไม่สังกัดกอง (ผู้ตอบรวม {result.hidden_respondents} คน)"))
    return found


def _group_cells(row: GroupRow, *, is_scored: bool) -> tuple[str | int, ...]:
    figure = row.shares.strict if is_scored and row.shares else row.index
    return (row.division.name if row.division else "", row.invited or 0, row.respondents, said(figure))


def _comparison(one: Comparison) -> list[Block]:
    rows = [Row(("ผลรวม", said(one.before_headline), said(one.after_headline), signed(one.change)))]
    if one.gain is not None:
        rows.append(Row(("คะแนนเฉลี่ยของข้อที่ตอบถูก", said(one.before_average), said(one.after_average), signed(one.gain))))
    rows += [Row((q.text, said(q.before), said(q.after), signed(q.change))) for q in one.questions]
    columns = (
        Column("รายการ", 8.5),
        Column("ครั้งก่อน", 2.5, Align.END),
        Column("ครั้งนี้", 2.5, Align.END),
        Column("เปลี่ยนแปลง", 2.5, Align.END),
    )
    name = f"เทียบกับ {one.before.title}"
    return [Heading(name, level=2), Table(name="เปรียบเทียบ", columns=columns, rows=tuple(rows))]


def _words(result: Results) -> list[Block]:
    found: list[Block] = []
    for tally in result.tallies:
        if tally.texts:
            found += [Heading(tally.question.text, level=2), NumberedList(tally.texts)]
    return found


def said(figure: Decimal | None) -> str:
    """A figure as papers print it."""
    return "–" if figure is None else f"{figure:.1f}"


def signed(figure: Decimal | None) -> str:
    """A difference with its sign."""
    return "–" if figure is None else f"{figure:+.1f}"
