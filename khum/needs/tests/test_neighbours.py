"""Who knows across councils: only where both agreed, and only who allows it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.needs.actions import knowing, neighbours
from khum.needs.models import Goal, Neighbour
from khum.needs.queries.neighbours import agreements, outsiders
from khum.needs.tests import journeys

pytestmark = pytest.mark.django_db
WORDS = "ประเมินภาษีที่ดิน"


@pytest.fixture
def both():
    ours, theirs = journeys.council(), journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    journeys.holder(theirs, journeys.need(theirs), "staff_finance")
    Goal.objects.update(year_be=FiscalYear.containing(localdate()).be)
    return ours, theirs


def agree(one, other):
    return neighbours.agree(other_id=other.organisation.pk, by=one.standing("hr", localdate()), at=now())


def allow(office, **values):
    by = office.standing("staff_finance", localdate())
    knowing.choose_contact(values={"is_known_outside": True, **values}, by=by, at=now())


def test_found_only_while_both_agree_and_the_person_allows_it(both):
    ours, theirs = both
    by = ours.standing("staff_works", localdate())
    allow(theirs)
    assert outsiders(by, WORDS) == []
    agree(ours, theirs)
    assert outsiders(by, WORDS) == []
    agree(theirs, ours)
    found = outsiders(by, WORDS)
    assert [(row.name, row.council, row.phone) for row in found] == [("staff_finance rimnam", "เทศบาลตำบลริมน้ำ", "")]
    assert outsiders(by, "ซ่อมถนน") == []
    assert outsiders(theirs.standing("hr", localdate()), WORDS) == []
    allow(theirs, is_known_outside=False)
    assert outsiders(by, WORDS) == []
    allow(theirs)
    neighbours.end(other_id=ours.organisation.pk, by=theirs.standing("palad", localdate()), at=now())
    assert outsiders(by, WORDS) == []


def test_contact_crosses_only_as_allowed(both):
    ours, theirs = both
    agree(ours, theirs)
    agree(theirs, ours)
    person = theirs.people["staff_finance"]
    person.phone, person.email = "081-222-3333", "tax@example.test"
    person.save(update_fields=["phone", "email"])
    allow(theirs, shows_phone=True)
    body = ours.browser("staff_works").get(reverse("needs:who-knows"), {"q": WORDS}).content.decode()
    assert "081-222-3333" in body
    assert "tax@example.test" not in body


def test_only_the_secretaries_agree_and_never_with_themselves(both):
    ours, theirs = both
    with pytest.raises(NotPermittedError):
        neighbours.agree(other_id=theirs.organisation.pk, by=ours.standing("nayok", localdate()), at=now())
    with pytest.raises(NotPossibleError):
        neighbours.agree(other_id=ours.organisation.pk, by=ours.standing("hr", localdate()), at=now())
    agree(ours, theirs)
    agree(ours, theirs)
    assert Neighbour.objects.count() == 1
    assert [(row.ours, row.theirs, row.holds) for row in agreements(theirs.standing("hr", localdate()))] == [
        (False, True, False)
    ]


def test_agreeing_and_ending_in_the_browser(both):
    ours, theirs = both
    assert "ริมน้ำ" not in ours.browser("hr").get(reverse("needs:neighbours")).content.decode().split("<form")[0]
    assert ours.browser("staff_works").get(reverse("needs:neighbours")).status_code == 403
    client, other = ours.browser("hr"), theirs.organisation.pk
    assert client.post(reverse("needs:neighbour-end", args=[other])).status_code == 404
    assert client.post(reverse("needs:neighbour-agree", args=[ours.organisation.pk])).status_code == 404
    assert client.post(reverse("needs:neighbour-agree", args=[other])).status_code == 404
    for name in ("ไม่มีจริง", ours.organisation.name, ""):
        assert client.post(reverse("needs:neighbours"), {"name": name}).status_code == 422
    assert client.post(reverse("needs:neighbours"), {"name": " เทศบาลตำบลริมน้ำ "}).status_code == 302
    asked = theirs.browser("palad").get(reverse("needs:neighbours")).content.decode()
    assert "เขาตกลงแล้ว เรายังไม่ตกลง" in asked
    back = reverse("needs:neighbour-agree", args=[ours.organisation.pk])
    assert theirs.browser("palad").post(back).status_code == 302
    assert Neighbour.objects.count() == 2
    assert client.post(reverse("needs:neighbour-end", args=[other])).status_code == 302
    assert Neighbour.objects.get().other == ours.organisation
