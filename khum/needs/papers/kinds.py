"""The papers that needs offer, built the same way for page, file and command line."""

from __future__ import annotations

from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import NeedsDocument
from khum.needs.papers import essential, identification
from khum.needs.queries.document import shown, signing_post
from khum.papers.blocks import Paper
from khum.papers.registry import PaperKind
from khum.people.models import Organisation


def essential_document(
    organisation: Organisation, *, year: FiscalYear, document: NeedsDocument | None, today: date
) -> Paper:
    """The essential-knowledge document of a year."""
    content = shown(document, organisation, year, today)
    return essential.essential_paper(content, document, signing_post=signing_post(organisation), today=today)


def identification_form(
    organisation: Organisation, *, year: FiscalYear, document: NeedsDocument | None, today: date
) -> Paper:
    """The identification form of a year."""
    content = shown(document, organisation, year, today)
    return identification.identification_paper(content, document, signing_post=signing_post(organisation), today=today)


ESSENTIAL = PaperKind(
    "essential-knowledge",
    "เอกสารแสดงองค์ความรู้ที่จำเป็น",
    essential_document,
    "Document of needed knowledge",
    "needs",
)
IDENTIFICATION = PaperKind(
    "knowledge-identification", "แบบบ่งชี้ความรู้", identification_form, "Knowledge identification form", "needs"
)
KINDS = (ESSENTIAL, IDENTIFICATION)
