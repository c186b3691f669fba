"""A round from opening to closing: frozen figures, samples, findings, recommendations, decisions, links, figures."""

from datetime import timedelta

import pytest
from django.db import connection

from khum.activity.models import Entry
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.evaluation import due, metrics
from khum.evaluation.actions import deciding, findings, links, rounds
from khum.evaluation.models import Recommendation, Round, SampleReview, Snapshot
from khum.evaluation.queries import frozen
from khum.evaluation.rules.states import RoundKind, SampleVerdict, Weight
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import AT, DAY, YEAR
from khum.meetings.tests import journeys as meetings

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def measured(metric, office, today=DAY):
    return metric(office.organisation, YEAR.start, YEAR.end, today)


def test_opening_freezes_every_figure_and_deals_the_samples(office):
    round_ = journeys.opened(office)
    figures = {figure.code: figure for figure in frozen.figures_of(round_.snapshot)}
    assert figures["M6"].value == 3
    assert next(row.url for row in figures["M6"].evidence).startswith("/meetings/")
    assert frozen.is_whole(round_.snapshot)
    samples = SampleReview.objects.filter(round=round_)
    assert samples.filter(metric="M6").count() == 2
    assert {sample.member_name for sample in samples} == {
        "palad khumthong",
        "head_finance khumthong",
        "head_office khumthong",
    }
    assert Entry.objects.get(verb="round.opened").detail["sha256"] == round_.snapshot.sha256


def test_frozen_figures_stay_when_the_records_change(office):
    round_ = journeys.opened(office)
    text = Snapshot.objects.get(round=round_).text
    meetings.written(office, journeys.MEETINGS[-1] + timedelta(days=30))
    assert Snapshot.objects.get(round=round_).text == text
    snapshot = Snapshot.objects.get(round=round_)
    for change in (snapshot.save, snapshot.delete, Snapshot.objects.all().delete):
        with pytest.raises(TypeError, match="never"):
            change()
    with pytest.raises(TypeError, match="never"):
        Snapshot.objects.update(text="")


def test_what_was_changed_in_the_database_no_longer_fits(office):
    snapshot = journeys.opened(office).snapshot
    by = office.standing("palad", DAY)
    assert frozen.fitting(by, snapshot.sha256[:20]) == snapshot
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evaluation_snapshot SET text = replace(text, 'M6', 'M7')")
    assert not frozen.is_whole(Snapshot.objects.get())


def test_a_round_needs_a_committee_a_period_and_is_held_once(office):
    hr = office.standing("hr", DAY)
    with pytest.raises(NotPossibleError):
        rounds.open_round(kind=RoundKind.HALF, year=YEAR, by=hr, at=AT)
    journeys.opened(office)
    with pytest.raises(NotPossibleError):
        rounds.open_round(kind=RoundKind.HALF, year=YEAR, by=hr, at=AT)
    with pytest.raises(NotPossibleError):
        rounds.open_round(kind=RoundKind.HALF, year=YEAR.next, by=hr, at=AT)
    with pytest.raises(NotPermittedError):
        rounds.open_round(kind=RoundKind.YEAR, year=YEAR, by=office.standing("staff_finance", DAY), at=AT)
    asked = rounds.Asked("ตรวจการประชุม", "ตามข้อสั่งการ", YEAR.start, DAY)
    special = [rounds.open_round(kind=RoundKind.SPECIAL, year=YEAR, asked=asked, by=hr, at=AT) for _ in range(2)]
    assert [found.title for found in special] == ["ตรวจการประชุม"] * 2


def test_a_cancelled_round_can_be_opened_again(office):
    round_ = journeys.opened(office)
    hr = office.standing("hr", DAY)
    rounds.cancel(round_id=round_.pk, reason="เปิดผิดรอบ", by=hr, at=AT)
    assert rounds.open_round(kind=RoundKind.HALF, year=YEAR, by=hr, at=AT).pk != round_.pk


def test_a_member_looks_at_what_was_drawn_for_them_and_a_doubt_needs_words(office):
    round_ = journeys.opened(office)
    palad, other = office.standing("palad", DAY), office.standing("head_finance", DAY)
    sample = SampleReview.objects.filter(member=office.people["palad"]).first()
    with pytest.raises(NotPermittedError):
        findings.review(sample_id=sample.pk, verdict=SampleVerdict.GENUINE, by=other, at=AT)
    with pytest.raises(NotPossibleError):
        findings.review(sample_id=sample.pk, verdict=SampleVerdict.DOUBTFUL, by=palad, at=AT)
    done = findings.review(sample_id=sample.pk, verdict=SampleVerdict.DOUBTFUL, words="ไม่มีภาพ", by=palad, at=AT)
    assert (done.verdict, done.words) == ("doubtful", "ไม่มีภาพ")
    journeys.recommended(office, round_)
    rounds.sum_up(round_id=round_.pk, by=office.standing("hr", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        findings.review(sample_id=sample.pk, verdict=SampleVerdict.GENUINE, by=palad, at=AT)


def test_only_members_write_findings_and_one_with_a_recommendation_stays(office):
    round_ = journeys.opened(office)
    with pytest.raises(NotPermittedError):
        findings.find(round_id=round_.pk, text="x", weight=Weight.MINOR, by=office.standing("staff_works", DAY), at=AT)
    recommendation = journeys.recommended(office, round_)
    hr = office.standing("hr", DAY)
    with pytest.raises(NotPossibleError):
        findings.drop_finding(finding_id=recommendation.finding_id, by=hr, at=AT)
    spare = findings.find(round_id=round_.pk, text="x", weight=Weight.STRENGTH, by=hr, at=AT)
    findings.drop_finding(finding_id=spare.pk, by=hr, at=AT)
    assert round_.findings.count() == 1


def test_the_chief_executive_decides_and_the_owner_proves_it(office):
    recommendation = journeys.summed_up(office)
    decision = deciding.Decision(True, office.positions["head_finance"].pk, DAY + timedelta(days=30))
    with pytest.raises(NotPermittedError):
        deciding.decide(recommendation_id=recommendation.pk, decision=decision, by=office.standing("palad", DAY), at=AT)
    nayok = office.standing("nayok", DAY)
    for wrong in (
        deciding.Decision(False),
        deciding.Decision(True),
        deciding.Decision(True, decision.owner_id, DAY - timedelta(days=1)),
    ):
        with pytest.raises(NotPossibleError):
            deciding.decide(recommendation_id=recommendation.pk, decision=wrong, by=nayok, at=AT)
    done = deciding.decide(recommendation_id=recommendation.pk, decision=decision, by=nayok, at=AT)
    assert (done.state, done.decided_title) == ("accepted", "นายกองค์การบริหารส่วนตำบล")
    with pytest.raises(NotPossibleError):
        deciding.decide(recommendation_id=recommendation.pk, decision=decision, by=nayok, at=AT)
    assert measured(metrics.recommendations, office).value == 0
    owner = office.standing("head_finance", DAY)
    with pytest.raises(NotPossibleError):
        deciding.finish(recommendation_id=done.pk, result="ทำแล้ว", by=owner, at=AT)
    with pytest.raises(NotPermittedError):
        deciding.finish(
            recommendation_id=done.pk, result="ทำแล้ว", url="/x", by=office.standing("staff_works", DAY), at=AT
        )
    deciding.finish(recommendation_id=done.pk, result="ทำแล้ว", url="/meetings/", by=owner, at=AT)
    assert measured(metrics.recommendations, office).value == 100


def test_a_decision_through_a_link_is_taken_once(office):
    recommendation = journeys.summed_up(office)
    hr = office.standing("hr", DAY)
    _old, first = links.make(round_id=recommendation.round_id, by=hr, at=AT)
    link, token = links.make(round_id=recommendation.round_id, by=hr, at=AT)
    assert token not in link.token_sha256
    with pytest.raises(NotPossibleError):
        links.find(first, at=AT)
    with pytest.raises(NotPossibleError):
        links.find(token, at=AT + timedelta(days=8))
    with pytest.raises(NotPossibleError):
        links.decide(token=token, decisions={}, name="", at=AT)
    rejected = deciding.Decision(False, reason="งบประมาณไม่พอ")
    links.decide(token=token, decisions={recommendation.number: rejected}, name="นายก ขุมทอง", at=AT)
    found = Recommendation.objects.get()
    assert (found.state, found.decided_name, found.decided_channel) == ("rejected", "นายก ขุมทอง", "link")
    assert Entry.objects.get(verb="recommendation.rejected").channel in {"link", "cli"}
    with pytest.raises(NotPossibleError):
        links.decide(token=token, decisions={recommendation.number: rejected}, name="", at=AT)
    with pytest.raises(NotPossibleError):
        links.make(round_id=recommendation.round_id, by=hr, at=AT)


def test_a_round_closes_with_minutes_and_counts(office):
    round_ = journeys.closed(office)
    assert round_.state == "closed"
    assert measured(metrics.rounds, office).value == 1
    assert measured(metrics.reports, office).evidence[0].on == DAY
    hr = office.standing("hr", DAY)
    for act in (
        lambda: rounds.deliver(round_id=round_.pk, on=DAY, by=hr, at=AT),
        lambda: rounds.cancel(round_id=round_.pk, reason="x", by=hr, at=AT),
    ):
        with pytest.raises(NotPossibleError):
            act()


def test_a_round_does_not_close_while_something_waits(office):
    recommendation = journeys.summed_up(office)
    minutes = meetings.Meeting.objects.filter(state="drafted").first()
    hr = office.standing("hr", DAY)
    with pytest.raises(NotPossibleError):
        rounds.close(round_id=recommendation.round_id, meeting_id=minutes.pk, by=hr, at=AT)
    planned = meetings.planned(office, day=DAY + timedelta(days=20))
    with pytest.raises(NotPossibleError):
        rounds.close(round_id=recommendation.round_id, meeting_id=planned.pk, by=hr, at=AT)
    assert Round.objects.get().state == "deciding"


def words(office, name, today=DAY):
    return [(item.title, item.url) for item in due.items(office.standing(name, today))]


def test_what_waits_follows_the_round(office):
    round_ = journeys.opened(office)
    assert (round_.title, f"/evaluation/rounds/{round_.pk}/samples/") in words(office, "palad")
    assert words(office, "staff_works") == []
    journeys.reviewed(office, round_)
    assert (round_.title, f"/evaluation/rounds/{round_.pk}/findings/new/") in words(office, "palad")
    journeys.recommended(office, round_)
    rounds.sum_up(round_id=round_.pk, by=office.standing("hr", DAY), at=AT)
    assert (round_.title, f"/evaluation/rounds/{round_.pk}/#recommendations") in words(office, "nayok")


def test_who_has_looked_at_everything_is_asked_for_a_finding_though_others_still_look(office):
    round_ = journeys.opened(office)
    asked = f"/evaluation/rounds/{round_.pk}/findings/new/"
    assert asked not in [url for _title, url in words(office, "head_finance")]
    by = office.standing("head_finance", DAY)
    for sample in SampleReview.objects.filter(round=round_, member=by.person_id):
        findings.review(sample_id=sample.pk, verdict=SampleVerdict.GENUINE, by=by, at=AT)
    assert SampleReview.objects.filter(round=round_, verdict="").exists()
    assert asked in [url for _title, url in words(office, "head_finance")]


def test_the_owner_is_asked_until_it_is_done(office):
    recommendation = journeys.accepted(office)
    assert (str(recommendation), f"/evaluation/recommendations/{recommendation.pk}/done/") in words(
        office, "head_finance"
    )
