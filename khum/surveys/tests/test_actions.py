"""Making, opening, answering, reminding and closing surveys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import localdate

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.notify.actions import choose
from khum.notify.rules import Rhythm
from khum.people.models import Person
from khum.surveys import tasks
from khum.surveys.actions import answering, making, reminding, running
from khum.surveys.models import Invitation, Sheet, Survey
from khum.surveys.queries import pages, results
from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import Question
from khum.surveys.tests import journeys
from khum.surveys.tests.journeys import DAY, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def test_a_draft_has_the_questions_of_the_bank_of_that_day(office):
    survey = journeys.drafted(office, "understanding", is_anonymous=False)
    assert (survey.bank_code, survey.bank_version, survey.kind, len(survey.read)) == (
        "understanding", 1, "understanding", 8,
    )  # fmt: skip
    with pytest.raises(NotPermittedError):
        making.make(bank_code="climate", values={}, by=office.standing("staff_finance"), at=at())
    with pytest.raises(NotPossibleError):
        journeys.drafted(office, "nothing")


def test_questions_change_while_it_is_a_draft_only(office):
    survey = journeys.drafted(office)
    asked = [Question("own", QuestionKind.ONE, "ข้อใด", ("ก", "ข"))]
    making.set_questions(survey_id=survey.pk, asked=asked, by=office.standing("hr"), at=at())
    survey = running.open_survey(survey_id=survey.pk, by=office.standing("hr", DAY), at=at())
    assert survey.read == tuple(asked)
    with pytest.raises(NotPossibleError):
        making.set_questions(survey_id=survey.pk, asked=[], by=office.standing("hr"), at=at())
    with pytest.raises(NotPossibleError):
        making.discard(survey_id=survey.pk, by=office.standing("hr"), at=at())


def test_of_an_open_survey_only_the_last_day_moves(office):
    survey = journeys.opened(office)
    longer = DAY + timedelta(days=30)
    values = {"closes_on": longer, "is_anonymous": False, "title": "อื่น"}
    making.change(survey_id=survey.pk, values=values, by=office.standing("hr"), at=at())
    survey.refresh_from_db()
    assert (survey.closes_on, survey.is_anonymous, survey.title) == (longer, True, "แบบสำรวจ climate")


def test_the_audience_is_that_of_the_day_of_opening(office):
    assert journeys.opened(office).invitations.count() == 18
    finance = [office.divisions["กองคลัง"].pk]
    some = journeys.opened(office, audience="divisions", audience_of=finance)
    assert some.invitations.count() == 6
    assert some.headcount == 18
    heads = journeys.opened(
        office, "training", audience="posts", audience_of=["division_head", "permanent_secretary"], is_anonymous=False
    )
    assert {row.person.first_name for row in heads.invitations.all()} == {"head_office", "head_finance", "palad"}


def test_an_anonymous_survey_asks_at_least_five(office):
    works = [office.divisions["กองช่าง"].pk]
    with pytest.raises(NotPossibleError, match="ห้าคน"):
        journeys.opened(office, audience="divisions", audience_of=works)
    assert not Invitation.objects.exists()
    assert journeys.opened(office, audience="divisions", audience_of=works, is_anonymous=False)


def test_each_answers_once_within_the_days_and_completely(office):
    survey = journeys.opened(office)
    who = office.standing("staff_finance", DAY)
    with pytest.raises(NotPossibleError):
        answering.answer(survey_id=survey.pk, answers={"ask": 4}, by=who, at=at())
    journeys.answered(office, survey, ["staff_finance"])
    with pytest.raises(NotPossibleError):
        journeys.answered(office, survey, ["staff_finance"])
    with pytest.raises(NotPossibleError):
        journeys.answered(office, survey, ["hr"], day=survey.closes_on + timedelta(days=1))
    assert results.counts(survey) == (18, 1)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    with pytest.raises(Survey.DoesNotExist):
        journeys.answered(other, survey, ["hr"])


def test_a_named_survey_keeps_who_answered_what_and_the_ledger_says_so(office):
    survey = journeys.opened(office, "understanding", is_anonymous=False)
    journeys.answered(office, survey, ["staff_finance"])
    sheet = Sheet.objects.get()
    assert sheet.invitation.person == office.people["staff_finance"]
    assert Entry.objects.filter(verb="survey.answered", actor=office.people["staff_finance"]).exists()
    assert list(Sheet.objects.visible_to(office.standing("staff_works"))) == []
    assert list(Sheet.objects.visible_to(office.standing("hr"))) == [sheet]
    assert len(pages.named_rows(survey, office.standing("hr"))) == 18


def test_strict_shares_divide_by_everybody_asked(office):
    survey = journeys.opened(office, "awareness")
    journeys.answered(office, survey, journeys.of(office, "สำนักปลัด"))
    journeys.answered(office, survey, journeys.of(office, "กองคลัง")[:2], knows=False)
    found = results.of_survey(journeys.closed(office, survey))
    assert (found.shares.passed, found.shares.respondents, found.shares.headcount) == (7, 9, 18)
    assert (str(found.shares.strict), str(found.shares.of_respondents)) == ("38.9", "77.8")


def test_after_is_compared_with_before_and_with_the_year_before(office):
    old_day = DAY - timedelta(days=380)
    old = journeys.answered(
        office, journeys.opened(office, "understanding", old_day), ["hr", "nayok", "palad"], day=old_day, knows=False
    )
    assert not results.of_survey(old).is_shown
    journeys.answered(office, old, journeys.of(office, "กองคลัง"), day=old_day, knows=False)
    journeys.closed(office, old)
    pre = journeys.opened(office, "understanding")
    journeys.answered(office, pre, journeys.of(office, "กองคลัง"), knows=False)
    journeys.closed(office, pre, DAY)
    post = journeys.opened(office, "understanding", DAY + timedelta(days=1), follows=pre)
    journeys.answered(office, post, journeys.of(office, "สำนักปลัด"), day=DAY + timedelta(days=1))
    post = journeys.closed(office, post)
    found = results.of_survey(post)
    pair, year = pages.comparison(post, found, today=post.closes_on)
    assert pair.before == pre
    assert pair.gain == 100
    assert pair.questions[0].change == 100
    assert year.before == old
    assert pages.shown_results(journeys.opened(office), today=DAY) is None


def test_reminders_go_to_those_who_have_not_answered_and_stay_apart(office, settings):
    settings.PUBLIC_URL = "https://khum.example"
    Person.objects.update(email="someone@khum.example")
    survey = journeys.answered(office, journeys.opened(office), ["staff_finance", "hr"])
    hr = office.standing("hr", DAY)
    assert running.remind(survey_id=survey.pk, by=hr, at=at()) == 16
    with pytest.raises(NotPossibleError):
        running.remind(survey_id=survey.pk, by=hr, at=at())
    assert "people" not in Entry.objects.get(verb="survey.reminded").detail
    waiting = Invitation.objects.filter(survey=survey, answered_on=None)
    assert reminding.send(invitation_id=waiting[0].pk, today=DAY)
    assert f"https://khum.example/surveys/{survey.pk}/answer/" in mail.outbox[0].body
    choose(rhythm=Rhythm.NEVER, by=office.standing("palad", DAY), at=at())
    assert not reminding.send(invitation_id=waiting.get(person=office.people["palad"]).pk, today=DAY)
    done = Invitation.objects.filter(survey=survey).exclude(answered_on=None)
    assert not reminding.send(invitation_id=done[0].pk, today=DAY)
    assert len(mail.outbox) == 1


def test_surveys_whose_last_day_is_over_close_themselves(office):
    survey = journeys.opened(office, day=localdate() - timedelta(days=30))
    still_open = journeys.opened(office, day=localdate())
    tasks.close_over()
    tasks.close_over()
    survey.refresh_from_db()
    still_open.refresh_from_db()
    assert (survey.state, survey.closed_on, still_open.state) == ("closed", survey.closes_on, "open")
