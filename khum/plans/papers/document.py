"""The plan document: one description, printed as PDF, DOCX and XLSX (issue 2 §4, row 125)."""

from __future__ import annotations

from khum.domain import thai_date
from khum.domain.steps import Track
from khum.papers.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Heading,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    Section,
    Signature,
    Signatures,
    Spacer,
    Table,
)
from khum.papers.values import Align, Orientation, PageNumbers, Picture
from khum.plans.papers.amendment import amendment_part
from khum.plans.papers.particulars import Particulars, Signer
from khum.plans.papers.tables import plan_table
from khum.plans.rules.content import ChapterContent, CommitteeContent, PlanContent

KIND = "plan"
DRAFT_MARK = "ร่าง"
PREFACE = "preface"
MONITORING = "monitoring"


def plan_paper(
    content: PlanContent,
    particulars: Particulars,
    emblem: Picture | None = None,
    *,
    previous: PlanContent | None = None,
) -> Paper:
    """The whole document in the parts of row 125: cover, preface, contents, chapters, tables, committee, appendix.

    ``previous`` is what an amendment changed; the document then says so before its appendix.
    """
    changes = [] if previous is None else amendment_part(previous, content, particulars)
    return Paper(
        title=content.title,
        kind=KIND,
        organisation=content.organisation,
        dated=particulars.dated,
        keep_whole=(content.organisation, *_place_names(particulars.place)),
        mark=DRAFT_MARK if particulars.is_draft else "",
        sections=(
            Section((_cover(content, particulars, emblem),), numbers=PageNumbers.NONE),
            Section(
                (*_preface(content, particulars), PageBreak(), Contents()),
                numbers=PageNumbers.LETTERS,
                restart_numbers=True,
            ),
            Section(_body(content), restart_numbers=True),
            *(
                Section((plan_table(content, table),), orientation=Orientation.LANDSCAPE)
                if order
                else Section(
                    (Heading(_tables_heading(content)), plan_table(content, table)), orientation=Orientation.LANDSCAPE
                )
                for order, table in enumerate(content.tables)
            ),
            Section((*_monitoring(content), *_approval(particulars))),
            *([Section(tuple(changes))] if changes else []),
            Section(tuple(_appendix(particulars))),
        ),
    )


def _cover(content: PlanContent, particulars: Particulars, emblem: Picture | None) -> Cover:
    state = []
    if particulars.amendment:
        state.append(f"ฉบับแก้ไขครั้งที่ {particulars.amendment}")
    if particulars.is_draft:
        state.append("(ฉบับร่าง)")
    return Cover(
        groups=(
            ("แผนการจัดการความรู้", "(Knowledge Management Action Plan)"),
            (f"ประจำปีงบประมาณ {content.year_be}", *state),
            tuple(part for part in (content.organisation, particulars.place) if part),
        ),
        emblem=emblem,
    )


def _preface(content: PlanContent, particulars: Particulars) -> list[Block]:
    chapters = [chapter for chapter in content.chapters if chapter.code == PREFACE]
    blocks: list[Block] = []
    for chapter in chapters:
        blocks += _chapter(chapter, in_contents=False)
    if blocks:
        blocks += [
            Spacer(),
            Paragraph(content.organisation, indent_cm=0, justify=False, align=Align.END),
            Paragraph(_month(particulars), indent_cm=0, justify=False, align=Align.END),
        ]
    return blocks


def _month(particulars: Particulars) -> str:
    day = particulars.dated
    return f"{thai_date.MONTHS_TH[day.month - 1]} {thai_date.be_year(day)}"


def _chapter(chapter: ChapterContent, *, in_contents: bool = True) -> list[Block]:
    heading = Heading(chapter.heading, in_contents=in_contents, align=Align.START if in_contents else Align.CENTER)
    return [heading, *_text(chapter.body)]


def _text(body: str) -> list[Block]:
    """Paragraphs of a chapter; lines that begin with a dash become a list."""
    blocks: list[Block] = []
    points: list[str] = []
    for line in (line.strip() for line in body.splitlines()):
        if line.startswith(("- ", "– ", "• ")):
            points.append(line[2:].strip())
            continue
        if points:
            blocks.append(NumberedList(tuple(points), marker="–"))
            points = []
        if line:
            blocks.append(Paragraph(line))
    if points:
        blocks.append(NumberedList(tuple(points), marker="–"))
    return blocks


def _body(content: PlanContent) -> tuple[Block, ...]:
    """Scope, desired states, success factors and work goals, each followed by the chapters of principles."""
    blocks: list[Block] = []
    by_code = {chapter.code: chapter for chapter in content.chapters if chapter.code}
    blocks += _part("ขอบเขต KM (KM Focus Area)", content.focus_areas, by_code.get("scope"))
    blocks += _part("เป้าหมาย KM (Desired State)", content.desired_states, by_code.get("desired_states"))
    factors = tuple(
        f"{factor.text} (ผู้รับผิดชอบ: {factor.owner})" if factor.owner else factor.text
        for factor in content.success_factors
    )
    blocks += _part("ปัจจัยแห่งความสำเร็จ (Key Success Factor)", factors, by_code.get("success_factors"))
    goals = tuple(f"{g.strategy} : {g.goal}" if g.goal else g.strategy for g in content.goals)
    blocks += _part("ยุทธศาสตร์และเป้าหมายของงานที่แผนนี้สนับสนุน", goals, by_code.get("goals"))
    placed = {PREFACE, MONITORING, "scope", "desired_states", "success_factors", "goals"}
    for chapter in content.chapters:
        if chapter.code not in placed:
            blocks += _chapter(chapter)
    return tuple(blocks) or (Heading("ขอบเขต KM (KM Focus Area)"),)


def _part(heading: str, points: tuple[str, ...], chapter: ChapterContent | None) -> list[Block]:
    if not points and chapter is None:
        return []
    blocks: list[Block] = [Heading(heading)]
    if chapter is not None:
        blocks += _text(chapter.body)
    if points:
        blocks.append(NumberedList(points))
    return blocks


def _tables_heading(content: PlanContent) -> str:
    return f"แผนการจัดการความรู้{content.organisation}"


def _monitoring(content: PlanContent) -> list[Block]:
    blocks: list[Block] = [Heading("การติดตามและประเมินผล")]
    for chapter in content.chapters:
        if chapter.code == MONITORING:
            blocks += _text(chapter.body)
    for committee in content.committees:
        blocks += _committee(committee)
    if content.rules:
        blocks.append(Heading("เกณฑ์ตัวเลขที่แผนนี้ยึดถือ", level=2))
        blocks.append(NumberedList(tuple(rule.text for rule in content.rules)))
    return blocks


def _approval(particulars: Particulars) -> list[Block]:
    """The places to sign, in the order in which the plan goes its way."""
    if not particulars.signers:
        return []
    signatures = tuple(_signature(signer) for signer in particulars.signers)
    return [
        Heading("การจัดทำ การเห็นชอบ และการอนุมัติแผน", level=2),
        Signatures(signatures, across=min(2, len(signatures))),
    ]


def _committee(committee: CommitteeContent) -> list[Block]:
    seats = Table(
        name=committee.name,
        columns=(Column("ลำดับ", 1.5, Align.CENTER), Column("ตำแหน่ง", 9.5), Column("หน้าที่ในคณะกรรมการ", 5)),
        rows=tuple(Row((number, seat.position, seat.role)) for number, seat in enumerate(committee.seats, start=1)),
    )
    duties = tuple(line.strip(" -–•") for line in committee.duties.splitlines() if line.strip(" -–•"))
    if not duties:
        return [Heading(committee.name, level=2), seats]
    if duties[0].startswith("ให้คณะ"):  # a whole sentence, as plans taken over from files have it
        return [Heading(committee.name, level=2), seats, Paragraph("".join(duties))]
    called = Paragraph("ให้คณะกรรมการที่ได้รับการแต่งตั้งมีหน้าที่ ดังนี้", justify=False)
    return [Heading(committee.name, level=2), seats, called, NumberedList(duties, marker="({n})")]


def _signature(signer: Signer) -> Signature:
    return Signature(
        name=signer.name,
        position=signer.position,
        role=signer.role,
        acting=signer.acting_for,
        signed_on=signer.signed_on,
        dotted_date=signer.signed_on is None,
    )


def _appendix(particulars: Particulars) -> list[Block]:
    blocks: list[Block] = [Heading("ภาคผนวก")]
    if not particulars.attachments:
        blocks.append(Paragraph("ยังไม่มีคำสั่งหรือหลักฐานแนบท้ายแผนฉบับนี้", justify=False))
        return blocks
    rows = tuple(
        Row((number, item.title, item.detail or None, item.dated))
        for number, item in enumerate(particulars.attachments, start=1)
    )
    columns = (
        Column("ลำดับ", 1.5, Align.CENTER),
        Column("เอกสาร/หลักฐาน", 7),
        Column("รายละเอียด", 4.5),
        Column("ลงวันที่", 3),
    )
    blocks.append(Table(name="ภาคผนวก", columns=columns, rows=rows))
    return blocks


def _place_names(place: str) -> tuple[str, ...]:
    return tuple(place.split())


def tables_only(content: PlanContent, particulars: Particulars) -> Paper:
    """The tables without the text, for XLSX."""
    sections = tuple(
        Section((plan_table(content, table),), orientation=Orientation.LANDSCAPE)
        for table in sorted(content.tables, key=lambda table: table.track is Track.ANNUAL)
    )
    return Paper(
        title=content.title,
        kind=KIND,
        organisation=content.organisation,
        dated=particulars.dated,
        sections=sections or (Section((Heading(content.title),)),),
        mark=DRAFT_MARK if particulars.is_draft else "",
    )
