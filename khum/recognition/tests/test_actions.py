"""Thanks, nominations, decisions, awards, gifts and their figures."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.library.actions import using
from khum.library.tests import journeys as library
from khum.recognition import due, metrics, search
from khum.recognition.actions import awarding, thanking
from khum.recognition.models import Award, Gift, Nomination
from khum.recognition.models.thanks import values_of
from khum.recognition.queries import pages
from khum.recognition.tests import journeys
from khum.recognition.tests.journeys import DAY, at

pytestmark = pytest.mark.django_db
START, END = DAY - timedelta(days=60), DAY + timedelta(days=60)
BY_CODE = {metric.code: metric for metric in metrics.METRICS}


@pytest.fixture
def office():
    made = journeys.council()
    journeys.committee(made)
    return made


def measured(office, code):
    return BY_CODE[code].measure(office.organisation, START, END, END)


def test_thanks_once_a_day_to_somebody_else_who_works_here(office):
    given = journeys.thanked(office, value_code="moral")
    assert given.division == office.divisions["กองคลัง"]
    with pytest.raises(NotPossibleError):
        journeys.thanked(office)
    assert journeys.thanked(office, day=DAY + timedelta(days=1))
    with pytest.raises(NotPossibleError):
        journeys.thanked(office, giver="hr", to="hr")
    with pytest.raises(NotPossibleError):
        journeys.thanked(office, giver="hr", value_code="nothing")
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    with pytest.raises(NotPossibleError):
        thanking.thank(receiver_id=other.people["hr"].pk, words="x", by=office.standing("hr"), at=at())


def test_thanks_for_a_use_go_to_one_of_its_two_sides(office):
    used = journeys.confirmed_use(office)
    assert journeys.thanked(office, giver="hr", to="staff_finance", use_id=used.pk).use == used
    assert journeys.thanked(office, giver="hr", to="staff_works", use_id=used.pk).use == used
    with pytest.raises(NotPossibleError):
        journeys.thanked(office, giver="hr", to="clerk_finance", use_id=used.pk)
    unconfirmed = using.use(item_id=used.item_id, by=office.standing("hr"), at=at())
    with pytest.raises(NotPossibleError):
        journeys.thanked(office, giver="palad", to="hr", use_id=unconfirmed.pk)


def test_a_nomination_rests_on_a_use_or_a_value_and_is_made_once(office):
    found = journeys.opened(office)
    with pytest.raises(NotPossibleError):
        journeys.nominated(office, found, value_code="")
    journeys.nominated(office, found)
    with pytest.raises(NotPossibleError):
        journeys.nominated(office, found)
    with pytest.raises(NotPossibleError):
        journeys.nominated(office, found, who="hr", by="hr")
    with pytest.raises(NotPossibleError):
        journeys.nominated(office, found, by="hr", day=DAY + timedelta(days=30))
    with pytest.raises(NotPermittedError):
        awarding.open_round(title="x", criteria="", closes_on=DAY, by=office.standing("staff_works"), at=at())


def test_the_committee_decides_nobody_on_themselves_or_on_whom_they_nominated(office):
    found = journeys.opened(office)
    one = journeys.nominated(office, found)
    own = journeys.nominated(office, found, who="palad", by="hr")
    mine = journeys.nominated(office, found, who="staff_works", by="palad")
    journeys.deciding(office, found)
    for who in ("staff_finance", "staff_works"):
        with pytest.raises((NotPermittedError, Nomination.DoesNotExist)):
            awarding.decide(nomination_id=one.pk, award=True, by=office.standing(who), at=at())
    for nomination in (own, mine):
        with pytest.raises((NotPermittedError, Nomination.DoesNotExist)):
            awarding.decide(nomination_id=nomination.pk, award=True, by=office.standing("palad"), at=at())
    with pytest.raises(NotPossibleError):
        awarding.decide(nomination_id=one.pk, award=False, by=office.standing("palad"), at=at())
    awarding.decide(nomination_id=one.pk, award=True, by=office.standing("palad"), at=at())
    with pytest.raises(NotPossibleError):
        awarding.tell(round_id=found.pk, resolution="มติ", by=office.standing("hr"), at=at())


def test_nominations_stay_secret_until_the_result(office):
    found = journeys.opened(office)
    journeys.nominated(office, found)
    seen = {
        who: Nomination.objects.visible_to(office.standing(who)).count()
        for who in ("staff_works", "staff_finance", "hr", "palad", "clerk_finance")
    }
    assert seen == {"staff_works": 1, "staff_finance": 0, "hr": 1, "palad": 1, "clerk_finance": 0}
    assert not Award.objects.visible_to(office.standing("staff_finance")).exists()
    journeys.told(office, found)
    assert Nomination.objects.visible_to(office.standing("staff_finance")).count() == 1


def test_a_result_gives_one_numbered_award_a_person(office):
    found = journeys.opened(office)
    journeys.nominated(office, found)
    journeys.nominated(office, found, by="hr")
    journeys.nominated(office, found, who="staff_works", by="hr", value_code="yield")
    done = journeys.told(office, found)
    assert done.signed_name == "nayok khumthong"
    awards = list(Award.objects.order_by("number"))
    assert [(award.person.first_name, award.number) for award in awards] == [("staff_finance", 1), ("staff_works", 2)]
    again = journeys.opened(office, title="รอบที่สอง")
    journeys.nominated(office, again)
    journeys.told(office, again)
    assert Award.objects.get(round=again).number == 3
    refused = journeys.opened(office, title="รอบที่สาม")
    journeys.nominated(office, refused)
    journeys.told(office, refused, award=False)
    assert not refused.awards.exists()


def test_gifts_are_kept_with_their_cost_and_seen_by_who_answers_for_money(office):
    found = journeys.opened(office)
    journeys.nominated(office, found)
    journeys.told(office, found)
    values = {"what": "กระเช้าผลไม้", "cost": Decimal("450.50"), "source": "งบประมาณ", "on": DAY}
    gift = awarding.log_gift(award_id=Award.objects.get().pk, **values, by=office.standing("hr"), at=at())
    with pytest.raises(NotPermittedError):
        awarding.log_gift(award_id=gift.award_id, **values, by=office.standing("staff_works"), at=at())
    assert pages.gifts(office.standing("nayok"), FiscalYear.containing(DAY)) == ([gift], Decimal("450.50"))
    assert not Gift.objects.visible_to(office.standing("staff_finance")).exists()


def test_people_recognised_are_counted_once_with_spread_and_reasons(office):
    assert measured(office, "M15").value == 0
    used = journeys.confirmed_use(office)
    journeys.thanked(office, giver="hr", to="clerk_finance")  # without a use it is nice and counts nothing
    journeys.thanked(office, giver="hr", to="staff_works", use_id=used.pk)
    found = journeys.opened(office)
    journeys.nominated(office, found, by="hr", use_id=used.pk)
    journeys.nominated(office, found, who="staff_works", by="hr", value_code="yield")
    journeys.told(office, found)
    assert measured(office, "M15").value == 2
    assert len(measured(office, "M15").evidence) == 2
    spread = measured(office, "M15a")
    assert (spread.numerator, spread.denominator) == (2, 3)
    assert measured(office, "M15b").value == 50
    assert measured(office, "M15c").numerator == 2
    covered = pages.coverage(office.standing("hr"), FiscalYear.containing(DAY))
    assert (covered.covered, covered.values_covered, covered.tied_to_use, covered.all) == (2, 2, 2, 4)


def test_both_sides_of_a_use_stand_in_the_file_of_the_year(office):
    used = journeys.confirmed_use(office)
    year = FiscalYear.containing(DAY)
    writer = pages.person_year(office.standing("hr"), office.people["staff_finance"], year)
    user = pages.person_year(office.standing("hr"), office.people["staff_works"], year)
    assert (writer.helped, writer.used) == ((used,), ())
    assert (user.used, user.helped) == ((used,), ())
    assert pages.person_year(office.standing("hr"), office.people["hr"], year).is_empty


def test_values_are_changed_by_who_keeps_them_and_codes_stay(office):
    with pytest.raises(NotPermittedError):
        thanking.set_values(text="ก", by=office.standing("staff_works"), at=at())
    journeys.thanked(office, value_code="integrity")
    thanking.set_values(text="สุจริต: ไม่โกง\nขยัน", by=office.standing("hr"), at=at())
    assert [(value.code, value.name) for value in values_of(office.organisation.pk)] == [
        ("integrity", "สุจริต"), ("activeness", "ขยัน"),
    ]  # fmt: skip
    assert measured(office, "M15c").value == 50


def test_the_committee_and_the_keeper_are_told_what_waits(office):
    found = journeys.opened(office)
    journeys.nominated(office, found)
    after = DAY + timedelta(days=22)
    assert [item.title for item in due.items(office.standing("hr", after))] == [found.title]
    journeys.deciding(office, found)
    assert [item.title for item in due.items(office.standing("palad"))] == [found.title]
    assert list(due.items(office.standing("staff_works"))) == []


def test_the_search_finds_told_results(office):
    found = journeys.opened(office)
    journeys.nominated(office, found)
    assert list(search.rounds(None)) == []
    journeys.told(office, found)
    [one] = search.rounds(None)
    assert "staff_finance" in one.parts[0].text
    assert library.DAY == DAY
