"""What needs offer to the shell: due items, the search, the menu, the demonstration."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DEMANDS, DUE_SOURCES, EXPERTISE, METRICS, SEARCH_SOURCES, SECTION_PAGES
from khum.library import demo as library_demo
from khum.needs import demo, due
from khum.needs.actions import documents, needs, people
from khum.needs.metrics import METRICS as FIGURES
from khum.needs.models import Goal, Need, NeedsDocument
from khum.needs.queries.risk import critical_needs
from khum.needs.tests import journeys
from khum.needs.tests.journeys import AT, DAY, YEAR
from khum.papers.registry import papers_of
from khum.people import demo as people_demo
from khum.search.queries.searching import Filters, find

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def waiting(office, who, day=DAY):
    return [(item.title, item.url) for item in due.items(office.standing(who, day))]


def test_heads_are_asked_for_their_draft_in_the_first_months_only(office):
    finance = office.divisions["กองคลัง"]
    assert waiting(office, "head_finance") == [
        ("ระบุองค์ความรู้ที่จำเป็นของกองคลัง", f"{reverse('needs:map')}?year={YEAR}&division={finance.pk}")
    ]
    assert waiting(office, "staff_finance") == []
    assert waiting(office, "head_finance", date(2027, 2, 1)) == []
    journeys.need(office)
    assert waiting(office, "head_finance") == []


def test_the_document_waits_for_the_committee_but_not_for_who_handed_it_in(office):
    document = journeys.submitted(office)
    address = f"{reverse('needs:document')}?year={YEAR}"
    assert waiting(office, "palad") == [(str(document), address)]
    assert (str(document), address) in waiting(office, "head_finance")
    assert waiting(office, "hr") == []
    documents.return_document(year=FiscalYear(YEAR), reason="เพิ่มกองช่าง", by=office.standing("palad", DAY), at=AT)
    assert [item.detail for item in due.items(office.standing("hr", DAY))] == ["คณะกรรมการส่งกลับ: เพิ่มกองช่าง"]
    journeys.approved(office)
    assert waiting(office, "palad") == []


def test_what_is_to_be_learned_waits_until_it_is_learned(office, django_assert_max_num_queries):
    need = journeys.need(office)
    by = office.standing("head_finance", DAY)
    learner = people.add_learner(
        need_id=need.pk, person=office.people["staff_works"], due_on=DAY + timedelta(days=30), by=by, at=AT
    )
    standing = office.standing("staff_works", DAY)
    with django_assert_max_num_queries(3):
        found = list(due.items(standing))
    assert [(item.title, item.due_on) for item in found] == [(need.title, learner.due_on)]
    people.note_learned(learner_id=learner.pk, by=standing, at=AT)
    assert waiting(office, "staff_works") == []


def test_needs_are_found_by_title_goal_and_holder_until_they_are_retired(office):
    need = journeys.need(office)
    journeys.holder(office, need, "staff_finance")
    by = office.standing("staff_works", DAY)
    for words in ("ประเมินภาษีที่ดิน", "จัดเก็บรายได้", "staff_finance"):
        assert [result.key for result in find(by, words, Filters(kind="needs")).results] == [need.pk], words
    other = journeys.council("rimnam", "ริมน้ำ")
    assert not find(other.standing("hr", DAY), "ประเมินภาษีที่ดิน", Filters(kind="needs")).results
    needs.retire_need(need_id=need.pk, reason="เลิก", by=office.standing("head_finance", DAY), at=AT)
    assert not find(by, "ประเมินภาษีที่ดิน", Filters(kind="needs")).results


def test_everything_is_registered():
    assert METRICS.get("M17") is FIGURES[0]
    assert METRICS.get("M17a") is FIGURES[1]
    assert DUE_SOURCES.get("needs")
    assert SEARCH_SOURCES.get("needs")
    assert DEMANDS.get("search")
    assert len([kind for kind in EXPERTISE if kind.code.startswith(("needs.", "library.", "people."))]) >= 5
    assert {page.code: page.section for page in SECTION_PAGES if page.url_name.startswith("needs:")} == {
        "needs": "plans",
        "who-knows": "communities",
    }
    assert [kind.code for kind in papers_of("needs")] == ["essential-knowledge", "knowledge-identification"]


def test_the_demonstration_has_a_map_and_documents_of_both_years_and_repeats_harmlessly():
    at = now()
    by = people_demo.build(at=at)
    library_demo.build(by=by, at=at)
    demo.build(by=by, at=at)
    year = FiscalYear.containing(localdate())
    assert NeedsDocument.objects.filter(state="approved").count() >= 1
    assert Need.objects.filter(goal__year_be=year.previous.be).count() == 11
    assert Need.objects.filter(goal__year_be=year.be).count() == 11
    assert len(set(Goal.objects.values_list("division", flat=True))) == 5
    assert critical_needs(by.organisation, localdate())
    before = Need.objects.count()
    demo.build(by=by, at=at)
    assert Need.objects.count() == before
