"""The document of a year: the way to its approval, its frozen content, papers, figures, tool advice."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.needs.actions import documents, needs
from khum.needs.actions.documents import fingerprint
from khum.needs.metrics import METRICS
from khum.needs.models import NeedsDocument
from khum.needs.papers.kinds import ESSENTIAL, IDENTIFICATION, KINDS
from khum.needs.queries.document import content_of, counts
from khum.needs.rules import tools
from khum.needs.tests import journeys
from khum.needs.tests.journeys import AT, DAY, YEAR
from khum.papers import render
from khum.papers.tests.reading import pdf_text

FY = FiscalYear(YEAR)


@pytest.fixture
def office(db):
    return journeys.council()


def test_who_handed_it_in_does_not_approve_and_strangers_to_the_committee_neither(office):
    document = journeys.submitted(office)
    for who in ("hr", "staff_works", "nayok"):
        with pytest.raises(NotPermittedError):
            documents.approve_document(year=FY, number="1/2570", by=office.standing(who, DAY), at=AT)
    with pytest.raises(NotPermittedError):
        documents.submit_document(year=FY, by=office.standing("head_finance", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        documents.submit_document(year=FY, by=office.standing("hr", DAY), at=AT)
    assert document.state == "submitted"


def test_an_empty_map_is_not_handed_in(office):
    with pytest.raises(NotPossibleError):
        documents.submit_document(year=FY, by=office.standing("hr", DAY), at=AT)
    assert not NeedsDocument.objects.exists()


def test_returned_with_a_reason_and_handed_in_again(office):
    journeys.submitted(office)
    chair = office.standing("palad", DAY)
    with pytest.raises(NotPossibleError):
        documents.return_document(year=FY, reason=" ", by=chair, at=AT)
    returned = documents.return_document(year=FY, reason="กองช่างยังไม่ได้ระบุ", by=chair, at=AT)
    assert (returned.state, returned.returned_reason) == ("draft", "กองช่างยังไม่ได้ระบุ")
    assert journeys.approved(office).returned_reason == ""


def test_an_approved_document_is_frozen_and_prints_the_same(office):
    document = journeys.approved(office)
    assert document.sha256 == fingerprint(document.content)
    before = render.to_pdf(_paper(ESSENTIAL, office, document))
    held = document.content["strategies"][0]["goals"][0]["needs"][0]["holders"]
    assert held == [{"name": "staff_finance khumthong", "level": 3, "evidence": "ประเมินภาษีมาแล้วสามปี"}]
    made = journeys.need(office, title="เรื่องที่เพิ่มภายหลัง")
    needs.change_need(need_id=made.pk, values={"criticality": 1}, by=office.standing("head_finance", DAY), at=AT)
    document = NeedsDocument.objects.get()
    assert render.to_pdf(_paper(ESSENTIAL, office, document, today=date(2027, 5, 1))) == before
    assert fingerprint(content_of(office.organisation, YEAR, DAY)) != document.sha256
    with pytest.raises(NotPossibleError):
        documents.submit_document(year=FY, by=office.standing("hr", DAY), at=AT)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_papers_say_who_what_and_that_a_draft_is_one(office, kind):
    journeys.submitted(office)
    journeys.goal(office, "เป้าหมายที่ยังว่าง")
    draft = _paper(kind, office, NeedsDocument.objects.get())
    assert draft.mark == "ร่าง"
    text = " ".join(pdf_text(render.to_pdf(draft)).split())
    for words in ("การประเมินภาษีที่ดิน", "staff_finance", "ยุทธศาสตร์ที่ ๔", "ยังไม่ได้ระบุ"):
        assert words in text
    assert render.to_docx(draft)[:2] == b"PK"
    documents.approve_document(year=FY, number="1/2570", by=office.standing("palad", DAY), at=AT)
    final = _paper(kind, office, NeedsDocument.objects.get())
    assert final.mark == ""
    assert "palad khumthong" in pdf_text(render.to_pdf(final))


def test_figures_count_approved_documents_and_covered_goals(office):
    by_code = {metric.code: metric for metric in METRICS}
    assert by_code["M17a"].measure(office.organisation, FY.start, FY.end, DAY).value is None
    journeys.approved(office)
    journeys.goal(office, "เป้าหมายที่ยังว่าง")
    found = by_code["M17"].measure(office.organisation, FY.start, FY.end, DAY)
    assert (found.value, found.evidence[0].note) == (1, "เลขที่ 1/2570")
    assert by_code["M17"].measure(office.organisation, FY.previous.start, FY.previous.end, DAY).value == 0
    covered = by_code["M17a"].measure(office.organisation, FY.start, FY.end, DAY)
    assert (covered.value, covered.numerator, covered.denominator) == (50, 1, 2)
    other = journeys.council("rimnam", "ริมน้ำ")
    assert by_code["M17"].measure(other.organisation, FY.start, FY.end, DAY).value == 0


def test_content_counts_and_is_read_in_few_queries(office, django_assert_max_num_queries):
    for number in range(5):
        journeys.holder(office, journeys.need(office, title=f"เรื่องที่ {number}", criticality=number + 1), "hr")
    with django_assert_max_num_queries(6):
        content = content_of(office.organisation, YEAR, DAY)
    assert counts(content) == {"goals": 5, "covered": 5, "needs": 5, "gaps": 0, "at_risk": 2}


@pytest.mark.parametrize("nature", ["tacit", "explicit", "both"])
def test_advice_follows_the_sort_of_knowledge(nature):
    others = [row for row in tools.criteria() if row.code != "nature"]
    for chosen in product(*([choice[0] for choice in row.choices] for row in others)):
        _check_advice({"nature": nature} | {row.code: code for row, code in zip(others, chosen, strict=True)})


def _check_advice(answers):
    found = tools.advise(answers)
    assert 1 <= len(found) <= tools.ADVISED
    assert [row.met for row in found] == sorted((row.met for row in found), reverse=True)
    kinds = {row.tool.kind for row in found}
    if answers["nature"] == "tacit":
        assert "documents" not in kinds
    if answers["nature"] == "explicit":
        assert "people" not in kinds


def test_every_tool_names_known_choices_only():
    choices = {row.code: {choice[0] for choice in row.choices} for row in tools.criteria()}
    for tool in tools.tools().values():
        assert tool.fits.keys() == choices.keys()
        assert all(fits <= choices[code] for code, fits in tool.fits.items()), tool.code
    assert date.fromisoformat(tools.dated())
    assert tools.tool_names(["mentor", "gone"]) == ["ระบบพี่เลี้ยง/ผู้สอนงาน", "gone"]
    assert IDENTIFICATION.formats == ("pdf", "docx")


def _paper(kind, office, document, today=DAY):
    return kind.build(office.organisation, year=FY, document=document, today=today)
