"""Pages of the organisation: who may see and change them, what they cost, and what they do."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from khum.people.actions import chart, committees, persons
from khum.people.models import Committee, Division, Holding, Person, Position
from khum.people.rules import CommitteeKind, PositionKind, SeatRole
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db
START = date(2024, 10, 1)


@pytest.fixture
def hr():
    return cast.council()


@pytest.fixture
def other():
    return cast.council("rimnam", "other_hr", "ทต.ริมน้ำ")


@pytest.fixture
def finance(hr):
    """A post of a division with its holder."""
    division = chart.add_division(name="กองคลังใหม่", by=hr, at=cast.AT)
    post = chart.add_position(
        title="ผู้อำนวยการกองคลัง", kind=PositionKind.DIVISION_HEAD, division=division, by=hr, at=cast.AT
    )
    holder = chart.add_person(by=hr, at=cast.AT, prefix="นาง", first_name="สมศรี", last_name="มั่งมี")
    chart.appoint(position=post, person=holder, start=START, by=hr, at=cast.AT)
    return post


@pytest.fixture
def committee(hr, finance):
    made = committees.form_committee(
        kind=CommitteeKind.KM, name="คณะกรรมการจัดการความรู้", year_be=2570, start=START, by=hr, at=cast.AT
    )
    committees.add_seat(committee_id=made.pk, position=finance, role=SeatRole.MEMBER, start=START, by=hr, at=cast.AT)
    return made


def readable(post: Position, committee: Committee) -> list[str]:
    holder = post.holdings.get().person_id
    plain = [
        reverse(f"people:{name}") for name in ("people", "people-file", "settings", "chart", "vacancies", "committees")
    ]
    return [
        *plain,
        reverse("people:person", args=[holder]),
        reverse("people:position", args=[post.pk]),
        reverse("people:committee", args=[committee.pk]),
    ]


def managed(post: Position, committee: Committee) -> list[str]:
    held = post.holdings.get()
    plain = ("organisation", "division-new", "position-new", "person-new", "committee-new")
    return [
        *[reverse(f"people:{name}") for name in plain],
        *[reverse(f"people:{name}", args=[post.division_id]) for name in ("division", "division-close")],
        *[reverse(f"people:{name}", args=[post.pk]) for name in ("position-edit", "position-close", "handover")],
        *[reverse(f"people:{name}", args=[held.person_id]) for name in ("person-edit", "person-leave")],
        reverse("people:holding-end", args=[held.pk]),
        *[reverse(f"people:{name}", args=[committee.pk]) for name in ("committee-edit", "committee-again")],
        reverse("people:seat-end", args=[committee.pk, committee.seats.get().pk]),
    ]


def posted(committee: Committee) -> list[str]:
    return [reverse(f"people:{name}", args=[committee.pk]) for name in ("seat-add", "committee-number")]


def test_visitors_are_sent_to_sign_in(client, finance, committee):
    for address in readable(finance, committee) + managed(finance, committee):
        assert client.get(address).headers["Location"].startswith("/accounts/login/"), address
    for address in posted(committee):
        assert client.post(address).headers["Location"].startswith("/accounts/login/")


def test_staff_read_and_do_not_change(client_as, hr, finance, committee):
    browser = client_as(cast.staff(hr, "malee"))
    for address in readable(finance, committee):
        assert browser.get(address).status_code == 200, address
    for address in managed(finance, committee):
        assert browser.get(address).status_code == 403, address
    for address in managed(finance, committee) + posted(committee):
        assert browser.post(address).status_code == 403, address


def test_secretary_opens_every_page_and_an_empty_form_is_refused(client_as, hr, finance, committee):
    browser = client_as(hr.person)
    for address in readable(finance, committee) + managed(finance, committee):
        assert browser.get(address).status_code == 200, address
    for address in managed(finance, committee) + posted(committee):
        assert browser.post(address, {"csrf": "1"}).status_code == 422, address


def test_other_organisations_things_do_not_exist(client_as, other, finance, committee):
    browser = client_as(other.person)
    for address in [*readable(finance, committee)[6:], *managed(finance, committee)[5:]]:
        assert browser.get(address).status_code == 404, address
    for address in posted(committee):
        assert browser.post(address).status_code == 404
    for address in readable(finance, committee)[:6]:
        assert "สมศรี".encode() not in browser.get(address).content


def test_pages_cost_few_queries(client_as, hr, finance, committee, django_assert_max_num_queries):
    for number in range(30):
        post = chart.add_position(
            title=f"ตำแหน่ง {number}", kind=PositionKind.OFFICER, division=finance.division, by=hr, at=cast.AT
        )
        chart.appoint(position=post, person=cast.staff(hr, first_name=f"คน{number}"), start=START, by=hr, at=cast.AT)
    browser = client_as(hr.person)
    browser.get("/")
    for address in readable(finance, committee):
        with django_assert_max_num_queries(18):
            browser.get(address)


def test_hand_over_in_one_screen(client_as, hr, finance, committee):
    successor = cast.staff(hr, first_name="วิชัย")
    address = reverse("people:handover", args=[finance.pk])
    browser = client_as(hr.person)
    assert "คณะกรรมการจัดการความรู้" in browser.get(address).content.decode()
    form = {"successor": successor.pk, "start": "1 ต.ค. 2568", "how": "own", "order_reference": "คำสั่งที่ 9/2568"}
    assert browser.post(address, form).status_code == 302
    old, new = finance.holdings.order_by("start_date")
    assert (old.end_date, new.start_date, new.person) == (date(2025, 9, 30), date(2025, 10, 1), successor)
    assert "วิชัย" in browser.get(reverse("people:committee", args=[committee.pk])).content.decode()
    assert browser.post(address, form).status_code == 422


def test_ending_leaves_a_vacancy_that_the_chart_and_the_committee_show(client_as, hr, finance, committee):
    browser = client_as(hr.person)
    address = reverse("people:holding-end", args=[finance.holdings.get().pk])
    assert browser.post(address, {"day": "1 ม.ค. 2500"}).status_code == 422
    assert browser.post(address, {"day": "30 ก.ย. 2568"}).status_code == 302
    assert "ว่าง 3 ตำแหน่ง" in browser.get(reverse("people:chart")).content.decode()
    assert "ผู้อำนวยการกองคลัง" in browser.get(reverse("people:vacancies")).content.decode()
    assert "กรรมการว่าง 1 ตำแหน่ง" in browser.get(reverse("people:committee", args=[committee.pk])).content.decode()


def test_chart_grows_and_shrinks_by_forms(client_as, hr, finance):
    browser = client_as(hr.person)
    assert browser.post(reverse("people:division-new"), {"name": "กองคลังใหม่"}).status_code == 422
    assert browser.post(reverse("people:division-new"), {"name": "กองช่างใหม่"}).status_code == 302
    division = Division.objects.get(name="กองช่างใหม่")
    form = {"title": "นายช่างโยธา", "kind": "officer", "division": division.pk}
    assert browser.post(reverse("people:position-new"), form).status_code == 302
    post = Position.objects.get(title="นายช่างโยธา")
    close_division = reverse("people:division-close", args=[division.pk])
    assert browser.post(close_division, {"day": "1 พ.ย. 2569"}).status_code == 422
    assert browser.post(reverse("people:position-close", args=[post.pk]), {"day": "1 พ.ย. 2569"}).status_code == 302
    assert browser.post(close_division, {"day": "1 พ.ย. 2569"}).status_code == 302
    closing = reverse("people:position-close", args=[finance.pk])
    assert browser.post(closing, {"day": "1 พ.ย. 2569"}).status_code == 422


def test_person_leaves_and_is_kept(client_as, hr, finance):
    holder = finance.holdings.get().person
    browser = client_as(hr.person)
    address = reverse("people:person-leave", args=[holder.pk])
    assert browser.post(address, {"day": "30 ก.ย. 2568"}).status_code == 302
    assert Holding.objects.get(person=holder).end_date == date(2025, 9, 30)
    assert "สมศรี" not in browser.get(reverse("people:people")).content.decode()
    assert "สมศรี" in browser.get(reverse("people:people"), {"state": "left"}).content.decode()
    own = reverse("people:person-leave", args=[hr.person.pk])
    assert browser.post(own, {"day": "30 ก.ย. 2568"}).status_code == 422


def test_list_is_narrowed_and_downloaded(client_as, hr, finance):
    browser = client_as(hr.person)
    found = browser.get(reverse("people:people"), {"words": "ผู้อำนวยการ", "division": finance.division_id})
    assert "สมศรี" in found.content.decode()
    assert "สมศรี" not in browser.get(reverse("people:people"), {"division": 999999}).content.decode()
    assert browser.get(reverse("people:people-file")).content[:2] == b"PK"


def test_committee_of_another_year_takes_the_seats(client_as, hr, committee):
    browser = client_as(hr.person)
    address = reverse("people:committee-again", args=[committee.pk])
    form = {"year_be": "2571", "start": "1 ต.ค. 2570"}
    assert browser.post(address, form).status_code == 302
    again = Committee.objects.get(year_be=2571)
    assert again.seats.get().position == committee.seats.get().position
    assert browser.post(address, form).status_code == 422


def test_seats_and_order_of_a_committee(client_as, hr, finance, committee):
    browser = client_as(hr.person)
    add = reverse("people:seat-add", args=[committee.pk])
    malee = cast.staff(hr)
    assert browser.post(add, {"position": finance.pk, "person": "", "role": "member"}).status_code == 422
    assert browser.post(add, {"position": finance.pk, "person": malee.pk, "role": "member"}).status_code == 422
    assert browser.post(add, {"position": "", "person": malee.pk, "role": "secretary"}).status_code == 302
    seat = committee.seats.get(person=malee)
    end = reverse("people:seat-end", args=[committee.pk, seat.pk])
    assert browser.post(end, {"day": "1 ม.ค. 2600"}).status_code == 302
    number = reverse("people:committee-number", args=[committee.pk])
    assert browser.post(number, {"issued_on": "2 ต.ค. 2569", "number": "7"}).status_code == 302
    committee.refresh_from_db()
    assert (committee.order_number, committee.order_year_be) == (7, 2569)
    assert browser.post(number, {"issued_on": "3 ต.ค. 2569", "number": "8"}).status_code == 302


def test_details_of_the_council_and_of_people_are_kept(client_as, hr, finance):
    browser = client_as(hr.person)
    form = {"kind": "provincial", "name": "อบจ.ขุมทอง", "accent_hue": "250"}
    assert browser.post(reverse("people:organisation"), form).status_code == 302
    hr.organisation.refresh_from_db()
    assert hr.organisation.titles.short == "อบจ."
    form = {"first_name": "ปราณี", "staff_kind": "contract", "joined_on": "1 ต.ค. 2560"}
    assert browser.post(reverse("people:person-new"), form).status_code == 302
    made = Person.objects.get(first_name="ปราณี")
    assert browser.post(reverse("people:person-edit", args=[made.pk]), {**form, "phone": "02"}).status_code == 302
    made.refresh_from_db()
    assert (made.phone, made.joined_on) == ("02", date(2017, 10, 1))


def test_successor_may_leave_the_old_post(hr, finance):
    old = chart.add_position(title="นักวิชาการ", kind=PositionKind.OFFICER, division=None, by=hr, at=cast.AT)
    malee = cast.staff(hr)
    chart.appoint(position=old, person=malee, start=START, by=hr, at=cast.AT)
    persons.hand_over(
        position_id=finance.pk, successor_id=malee.pk, start=date(2025, 10, 1), is_acting=False, leaves_posts=True,
        by=hr, at=cast.AT,
    )  # fmt: skip
    assert old.holdings.get().end_date == date(2025, 9, 30)


def test_vacancy_of_a_committee_waits_for_the_secretary_alone(client_as, hr, finance, committee):
    chart.end_holding(holding_id=finance.holdings.get().pk, end=date(2025, 9, 30), by=hr, at=cast.AT)
    first_page = client_as(hr.person).get("/").content.decode()
    assert "ตำแหน่งผู้อำนวยการกองคลังว่าง" in first_page
    assert reverse("people:handover", args=[finance.pk]) in first_page
    assert "ตำแหน่งผู้อำนวยการกองคลังว่าง" not in client_as(cast.staff(hr, "malee")).get("/").content.decode()
