"""The radar and the hand-over in the browser: who sees and does what, without scripts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from khum.domain.fiscal_year import FiscalYear
from khum.exchange.models import Departure, HandOver
from khum.exchange.tests import journeys
from khum.library.tests import journeys as library
from khum.needs.tests import journeys as needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"exchange:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def test_visitors_sign_in_first():
    for page in ("radar", "departure-new"):
        assert Client().get(reverse(f"exchange:{page}")).status_code == 302


def test_an_empty_radar_teaches_the_next_step(office):
    assert "เริ่มจากผู้ที่จะเกษียณ" in go(office, "hr", "radar").content.decode()
    assert "เริ่มส่งมอบงานที่นี่" in go(office, "staff_works", "radar").content.decode()


def test_the_fiscal_year_or_the_date_of_birth_is_enough_and_nothing_of_it_is_kept(office):
    year = FiscalYear.containing(localdate()).be
    person = office.people["staff_finance"].pk
    page = go(office, "hr", "departure-new", person=person, kind="retirement")
    assert page.status_code == 422
    assert "กรุณาระบุวันสุดท้าย" in page.content.decode()
    page = go(office, "hr", "departure-new", person=person, kind="retirement", born_on=f"1/10/{year - 59}")
    assert page.status_code == 200
    noted = Departure.objects.get()
    assert noted.leaves_on == FiscalYear(year + 1).end
    go(office, "head_finance", "departure-new", person=person, kind="retirement", retires_year=year + 2)
    noted.refresh_from_db()
    assert noted.leaves_on == FiscalYear(year + 2).end
    past = (localdate() - timedelta(days=40)).strftime("%d/%m/") + str(localdate().year + 542)
    assert go(office, "hr", "departure-new", person=person, kind="transfer", leaves_on=past).status_code == 422


def test_a_head_names_only_the_own_division_and_others_only_themselves(office):
    works = office.people["staff_works"].pk
    page = go(office, "head_finance", "departure-new", person=works, kind="transfer", leaves_on="1/10/2580")
    assert page.status_code == 422
    page = go(office, "staff_works", "departure-new", person=works, kind="transfer", leaves_on="1/10/2580")
    assert page.status_code == 200
    assert Departure.objects.get().person_id == works


def test_the_radar_shows_the_gravest_first_to_those_who_may_see(office):
    journeys.departure(office)
    journeys.departure(office, "staff_works")
    needs.holder(office, needs.need(office), "staff_finance")
    body = go(office, "hr", "radar").content.decode()
    assert body.index("staff_finance") < body.index("staff_works")
    assert "เสี่ยงสูง" in body
    assert (
        "staff_finance"
        not in go(office, "hr", "radar").client.get(reverse("exchange:radar"), {"q": "works"}).content.decode()
    )
    assert "staff_works" not in go(office, "head_finance", "radar").content.decode()
    assert "staff_finance" not in go(office, "staff_works", "radar").content.decode()


def test_from_the_radar_to_the_signature(office):
    departure = journeys.departure(office)
    page = go(office, "staff_finance", "begin", departure.pk, act="1")
    made = HandOver.objects.get()
    assert page.redirect_chain[-1][0] == reverse("exchange:hand-over", args=[made.pk])
    successor = office.people["clerk_finance"].pk
    assert go(office, "staff_finance", "successor", made.pk).status_code == 403
    go(office, "head_finance", "successor", made.pk, successor=successor, position="")
    page = go(office, "staff_finance", "part", made.pk, "role", duties="ตรวจฎีกา", draft="1")
    assert "เก็บร่างแล้ว" in page.content.decode()
    assert "ตรวจฎีกา" in go(office, "staff_finance", "part", made.pk, "role").content.decode()
    assert go(office, "staff_finance", "part", made.pk, "role", duties=" ").status_code == 422
    page = go(office, "staff_finance", "part", made.pk, "role", duties="ตรวจฎีกาและทำบัญชี")
    assert page.redirect_chain[-1][0] == reverse("exchange:part", args=[made.pk, "flight"])
    assert go(office, "staff_finance", "part", made.pk, "nothing").status_code == 404
    assert go(office, "clerk_finance", "part", made.pk, "role").status_code == 403
    data = {"on": "1/9/2569", "work": "ปิดบัญชีประจำเดือน", "stage": "together", "learned": "ลำดับการตรวจ"}
    go(office, "clerk_finance", "shadow", made.pk, **data)
    assert go(office, "clerk_finance", "shadow", made.pk, **data | {"on": "1/9/2690"}).status_code == 422
    assert go(office, "staff_finance", "hand", made.pk, act="1").status_code == 409
    journeys.told(office, made)
    assert "ส่งมอบให้ผู้รับช่วง" in go(office, "staff_finance", "hand-over", made.pk).content.decode()
    go(office, "staff_finance", "hand", made.pk, act="1")
    assert go(office, "head_finance", "sign", made.pk).status_code == 403
    assert go(office, "clerk_finance", "give-back", made.pk, note="").status_code in {200, 422}
    page = go(office, "clerk_finance", "sign", made.pk, note="ปิดบัญชีได้เอง")
    assert "clerk_finance khumthong ลงนามรับมอบเมื่อ" in page.content.decode()
    page = go(office, "head_finance", "move", made.pk, act="1")
    assert "โอนแล้วเมื่อ" in page.content.decode()


def test_the_sheet_prints(office):
    made = journeys.signed(office)
    for extension in ("pdf", "docx"):
        answer = go(office, "clerk_finance", "sheet", made.pk, extension)
        assert answer.status_code == 200
        assert len(answer.content) > 5000
    assert go(office, "clerk_finance", "sheet", made.pk, "xlsx").status_code == 404


def test_calling_off_keeps_what_was_written(office):
    made = journeys.hand_over(office)
    assert go(office, "staff_finance", "call-off", made.departure_id).status_code == 403
    go(office, "hr", "call-off", made.departure_id, note="ต่ออายุราชการ")
    assert "ต่ออายุราชการ" in go(office, "hr", "departure", made.departure_id).content.decode()
    assert HandOver.objects.exists()


def test_nothing_is_seen_by_others_nor_by_another_council(office):
    made = journeys.hand_over(office)
    other = library.council("rimnam", "เทศบาลตำบลริมน้ำ")
    for who, council in (("staff_works", office), ("hr", other)):
        for page, key in (("departure", made.departure_id), ("hand-over", made.pk), ("shadow", made.pk)):
            assert go(council, who, page, key).status_code == 404


def test_the_radar_asks_few_questions(office, django_assert_max_num_queries):
    for who in ("staff_finance", "staff_works", "clerk_finance", "hr"):
        journeys.departure(office, who)
    needs.holder(office, needs.need(office), "staff_finance")
    client = office.browser("palad")
    client.get(reverse("exchange:radar"))
    with django_assert_max_num_queries(25):
        client.get(reverse("exchange:radar"))
