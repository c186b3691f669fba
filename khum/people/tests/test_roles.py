"""Roles: given to posts and people, ended, never without a keeper; and acting for a holder who is away."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from khum.activity.models import Entry
from khum.domain.verdict import NotPossibleError
from khum.people.actions import chart, persons, roles
from khum.people.models import RoleGrant
from khum.people.rules import PositionKind, RoleCode
from khum.people.tests import accounts_cast as cast

pytestmark = pytest.mark.django_db
START = date(2025, 10, 1)
PAGE = "/people/roles/"


@pytest.fixture
def hr():
    return cast.council()


@pytest.fixture
def post(hr):
    return chart.add_position(title="นักประชาสัมพันธ์", kind=PositionKind.OFFICER, division=None, by=hr, at=cast.AT)


def test_a_role_goes_with_the_post(client_as, hr, post):
    malee = cast.staff(hr, "malee")
    chart.appoint(position=post, person=malee, start=START, by=hr, at=cast.AT)
    browser = client_as(hr.person)
    form = {"role": "pr_steward", "position": post.pk, "person": "", "start": "1 ต.ค. 2569"}
    assert browser.post(PAGE, form).status_code == 302
    assert RoleCode.PR_STEWARD in cast.fresh(malee).roles
    refused = browser.post(PAGE, form)
    assert refused.status_code == 422
    assert "ได้ให้บทบาทนี้ไว้แล้ว" in refused.content.decode()
    line = Entry.objects.get(verb="role.granted", target_id=post.pk)
    assert line.detail["role"] == "pr_steward"
    grant = RoleGrant.objects.get(role="pr_steward")
    ended = browser.post(reverse("people:role-end", args=[grant.pk]), {"day": "22 พ.ย. 2569"})
    assert ended.status_code == 302
    assert RoleCode.PR_STEWARD not in cast.fresh(malee).roles


def test_a_person_may_have_a_role_by_name(client_as, hr):
    malee = cast.staff(hr, "malee")
    form = {"role": "administrator", "position": "", "person": malee.pk, "start": "1 ต.ค. 2569"}
    assert client_as(hr.person).post(PAGE, form).status_code == 302
    assert client_as(malee).get(PAGE).status_code == 200


def test_somebody_always_keeps_people_and_accounts(hr):
    grants = list(RoleGrant.objects.filter(organisation=hr.organisation))
    *others, last = grants
    for grant in others:
        roles.end_role(grant_id=grant.pk, end=cast.TODAY, by=hr, at=cast.AT)
    with pytest.raises(NotPossibleError, match="ดูแลบุคลากร"):
        roles.end_role(grant_id=last.pk, end=cast.TODAY, by=hr, at=cast.AT)


def test_who_may_not(client, client_as, hr, post):
    grant = RoleGrant.objects.filter(organisation=hr.organisation).first()
    pages = [PAGE, reverse("people:role-end", args=[grant.pk])]
    malee = cast.staff(hr, "malee")
    other = cast.council("rimnam", "other_hr", "ทต.ริมน้ำ")
    for page in pages:
        assert client.get(page).headers["Location"].startswith("/accounts/login/")
        assert client_as(malee).post(page, {"day": "22 พ.ย. 2569"}).status_code == 403
    assert client_as(other.person).post(pages[1], {"day": "22 พ.ย. 2569"}).status_code == 404
    refused = client_as(other.person).post(PAGE, {"role": "administrator", "position": post.pk, "start": "1 ต.ค. 2569"})
    assert refused.status_code == 422
    assert "นักประชาสัมพันธ์" not in client_as(other.person).get(PAGE).content.decode()


def test_the_page_costs_few_queries(client_as, hr, post, django_assert_max_num_queries):
    for number in range(12):
        malee = cast.staff(hr, first_name=f"คน{number}")
        roles.grant_role(role=RoleCode.PR_STEWARD, to=malee, start=START, by=hr, at=cast.AT)
    browser = client_as(hr.person)
    browser.get(PAGE)
    with django_assert_max_num_queries(14):
        browser.get(PAGE)


def test_acting_for_an_absent_holder_leaves_the_holder_in_the_post(client_as, hr, post):
    holder, deputy, third = (cast.staff(hr, first_name=name) for name in ("มานี", "ปิติ", "ชูใจ"))
    chart.appoint(position=post, person=holder, start=START, by=hr, at=cast.AT)
    address = reverse("people:handover", args=[post.pk])
    form = {"successor": deputy.pk, "start": "1 พ.ย. 2569", "how": "absent"}
    assert client_as(hr.person).post(address, form).status_code == 302
    assert [(h.person, h.end_date, h.is_acting) for h in post.holdings.order_by("pk")] == [
        (holder, None, False),
        (deputy, None, True),
    ]
    persons.hand_over(
        position_id=post.pk, successor_id=third.pk, start=date(2026, 11, 10), is_acting=True, holder_stays=True,
        by=hr, at=cast.AT,
    )  # fmt: skip
    ended = post.holdings.get(person=deputy)
    assert (ended.end_date, post.holdings.get(person=holder).end_date) == (date(2026, 11, 9), None)
    assert client_as(hr.person).post(address, {**form, "how": "vacant", "start": "1 ธ.ค. 2569"}).status_code == 302
    assert post.holdings.get(person=holder).end_date == date(2026, 11, 30)
