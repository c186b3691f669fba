"""Pages of recognition in the browser without scripts: who sees and does what, what is kept, how many queries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.papers.tests.reading import docx_part, xlsx_sheets
from khum.recognition.models import Award, Gift, Nomination, Round, Thanks
from khum.recognition.tests import journeys

pytestmark = pytest.mark.django_db
BUDGET = 25
"""Most queries of a page, however much there is."""


@pytest.fixture
def office():
    made = journeys.council()
    journeys.committee(made, localdate())
    return made


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"recognition:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def told(office) -> Award:
    found = journeys.opened(office, localdate())
    journeys.nominated(office, found, day=localdate())
    journeys.told(office, found, localdate())
    return Award.objects.get()


@pytest.mark.parametrize("page", ["list", "thank", "coverage", "gifts", "values", "round-new"])
def test_visitors_sign_in_first(page):
    assert Client().get(reverse(f"recognition:{page}")).status_code == 302


def test_a_colleague_is_thanked_in_the_browser_and_everybody_reads_it(office):
    person = office.people["staff_finance"].pk
    assert "ยังไม่มีคำขอบคุณ" in go(office, "staff_works", "list").content.decode()
    wrong = go(office, "staff_works", "thank", person="", words="สอนใช้แบบฟอร์ม", value="moral", use="")
    assert wrong.status_code == 422
    assert "สอนใช้แบบฟอร์ม" in wrong.content.decode()
    done = go(office, "staff_works", "thank", person=person, words="สอนใช้แบบฟอร์ม", value="moral", use="")
    assert "สอนใช้แบบฟอร์ม" in done.content.decode()
    thanks = Thanks.objects.get()
    assert "Moral" in go(office, "clerk_finance", "thanks", thanks.pk).content.decode()
    again = go(office, "staff_works", "thank", person=person, words="อีกครั้ง", value="", use="")
    assert again.status_code == 409


def test_a_round_from_names_to_certificates_and_gifts_in_the_browser(office):
    today = localdate()
    go(office, "hr", "round-new", title="ผู้แบ่งปันแห่งปี", criteria="มีผู้นำไปใช้", closes_on=short(today))
    found = Round.objects.get()
    person = office.people["staff_finance"].pk
    bare = go(office, "staff_works", "nominate", found.pk, person=person, words="เขียนคู่มือดี", value="", use="")
    assert bare.status_code == 422
    go(office, "staff_works", "nominate", found.pk, person=person, words="เขียนคู่มือดี", value="yield", use="")
    one = Nomination.objects.get()
    assert "เขียนคู่มือดี" not in go(office, "staff_finance", "round", found.pk).content.decode()
    assert "เขียนคู่มือดี" in go(office, "palad", "round", found.pk).content.decode()
    assert go(office, "staff_works", "deciding", found.pk, go="1").status_code == 403
    go(office, "hr", "deciding", found.pk, go="1")
    assert go(office, "palad", "decide", one.pk, refuse="1", reason="").status_code == 422
    go(office, "palad", "decide", one.pk, award="1", reason="ตามเกณฑ์")
    go(office, "hr", "tell", found.pk, resolution="มติที่ประชุมครั้งที่ 3/2569")
    award = Award.objects.get()
    body = go(office, "staff_finance", "round", found.pk).content.decode()
    assert "มติที่ประชุมครั้งที่ 3/2569" in body
    pdf = go(office, "staff_finance", "certificate", award.pk, "pdf")
    assert pdf.content.startswith(b"%PDF")
    text = docx_part(go(office, "staff_finance", "certificate", award.pk, "docx").content)
    assert "staff_finance" in text
    assert "เขียนคู่มือดี" in text
    go(office, "hr", "gift", award.pk, what="ของที่ระลึก", cost="300", source="งบกลาง", on=short(today))
    assert Gift.objects.get().cost == 300
    assert "ของที่ระลึก" in go(office, "nayok", "gifts").content.decode()
    assert "ของที่ระลึก" in str(xlsx_sheets(go(office, "hr", "gifts-file", "xlsx").content))


def test_money_values_and_rounds_are_for_who_keeps_them(office):
    award = told(office)
    for page, args in (
        ("gifts", []),
        ("gifts-file", ["xlsx"]),
        ("values", []),
        ("round-new", []),
        ("gift", [award.pk]),
    ):
        assert go(office, "staff_works", page, *args).status_code == 403
    assert go(office, "staff_works", "tell", award.round_id).status_code == 403
    assert go(office, "staff_works", "certificate", award.pk, "exe").status_code == 404


def test_another_council_sees_nothing(office):
    award = told(office)
    thanks = journeys.thanked(office, day=localdate())
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for page, args in (
        ("round", [award.round_id]),
        ("thanks", [thanks.pk]),
        ("nominate", [award.round_id]),
        ("certificate", [award.pk, "pdf"]),
        ("gift", [award.pk]),
        ("person", [award.person_id]),
        ("decide", [Nomination.objects.get().pk]),
    ):
        assert go(other, "hr", page, *args).status_code == 404, page
    assert thanks.words not in go(other, "hr", "list").content.decode()


def test_the_file_for_the_appraisal_is_for_the_person_the_head_and_executives(office):
    used = journeys.confirmed_use(office)
    person = office.people["staff_finance"].pk
    year = "2569"
    for who, status in (
        ("staff_finance", 200),
        ("head_finance", 200),
        ("hr", 200),
        ("nayok", 200),
        ("staff_works", 403),
    ):
        answer = office.browser(who).get(reverse("recognition:person", args=[person]), {"year": year})
        assert answer.status_code == status, who
        assert (str(used.item) in answer.content.decode()) is (status == 200)
    paper = office.browser("hr").get(reverse("recognition:person-file", args=[person, "docx"]), {"year": year})
    assert str(used.item) in docx_part(paper.content)


def test_values_are_typed_and_wrong_ones_given_back(office):
    assert go(office, "hr", "values", text="ก\nก").status_code == 422
    assert "สุจริต" in go(office, "hr", "values", text="สุจริต: ไม่โกง").content.decode()


@pytest.mark.parametrize("page", ["list", "coverage", "round", "person", "gifts", "thank"])
def test_pages_read_few_times_however_much_there_is(office, page, django_assert_max_num_queries):
    today = localdate()
    award = told(office)
    for number in range(9):
        journeys.thanked(office, day=today - timedelta(days=number), value_code="moral")
        journeys.opened(office, today, title=f"รอบที่ {number}")
    args = {"round": [award.round_id], "person": [award.person_id]}.get(page, [])
    client = office.browser("hr")
    client.get(reverse("recognition:list"))
    with django_assert_max_num_queries(BUDGET):
        assert client.get(reverse(f"recognition:{page}", args=args), {"year": "x", "q": ""}).status_code == 200
