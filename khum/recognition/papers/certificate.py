"""The certificate of an award (เกียรติบัตร), as it was when the result was told."""

from __future__ import annotations

from khum.domain.thai_date import long_date
from khum.library.queries.emblems import emblem
from khum.papers.blocks import Block, Heading, Image, Paper, Paragraph, Section, Signature, Signatures, Spacer
from khum.papers.registry import PaperKind
from khum.papers.values import Align, Orientation, PageNumbers, Span
from khum.recognition.models import Award

KIND = "award_certificate"
TITLE = "เกียรติบัตร"


def certificate_paper(award: Award) -> Paper:
    """One landscape page: emblem, for whom, for what, by which resolution, signed. At most one query."""
    office = award.round.organisation
    picture = emblem(office.pk, office.emblem_sha256, name=office.name)
    top: tuple[Block, ...] = (Image(picture, width_cm=2),) if picture else ()
    blocks: tuple[Block, ...] = (
        *top,
        _line(f"เลขที่ {award.number}/{award.round.year_be}", align=Align.END),
        Heading(office.name, level=2, in_contents=False, align=Align.CENTER),
        _line("เกียรติบัตรฉบับนี้ให้ไว้เพื่อแสดงว่า"),
        Heading(award.person.full_name, in_contents=False, align=Align.CENTER),
        _line(f"ได้รับรางวัล “{award.round.title}”", bold=True),
        _line(award.reason),
        *(_line(text) for text in _because(award)),
        _line(f"ตาม{award.round.resolution}" if award.round.resolution else ""),
        _line(f"ให้ไว้ ณ วันที่ {long_date(award.on)}"),
        Spacer(0.6),
        Signatures((Signature(award.round.signed_name, award.round.signed_title),)),
    )
    return Paper(
        title=f"{TITLE} {award.person.full_name}",
        kind=KIND,
        organisation=office.name,
        dated=award.on,
        sections=(
            Section(blocks, orientation=Orientation.LANDSCAPE, numbers=PageNumbers.NONE, enlarged=1.25, framed=True),
        ),
        keep_whole=(office.name, award.person.full_name),
    )


def _because(award: Award) -> list[str]:
    return [f"จากการนำความรู้เรื่อง “{award.use.item}” ไปใช้ในงานจนเกิดผล"] if award.use else []


def _line(text: str, *, bold: bool = False, align: Align = Align.CENTER) -> Paragraph:
    return Paragraph((Span(text, bold=bold),), indent_cm=0, justify=False, align=align)


CERTIFICATE = PaperKind(KIND, TITLE, certificate_paper, "Certificate of an award", "award")
