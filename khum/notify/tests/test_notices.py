"""The digest: when, what it says, never twice, ended by one press."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.registries import DUE_SOURCES, DueItem, NewsLine
from khum.notify import actions, tasks
from khum.notify.models import Subscription
from khum.notify.rules import Rhythm, is_due
from khum.people.tests import accounts_cast as cast
from khum.web import jobs
from khum.web.models import Job

MONDAY = date(2026, 11, 23)
dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("rhythm", "last", "today", "due"),
    [
        (Rhythm.NEVER, None, MONDAY, False),
        (Rhythm.DAILY, None, MONDAY, True),
        (Rhythm.DAILY, MONDAY, MONDAY, False),
        (Rhythm.DAILY, MONDAY, MONDAY + timedelta(1), True),
        (Rhythm.DAILY, MONDAY, MONDAY + timedelta(5), False),
        (Rhythm.WEEKLY, MONDAY, MONDAY + timedelta(4), False),
        (Rhythm.WEEKLY, MONDAY, MONDAY + timedelta(7), True),
        (Rhythm.WEEKLY, MONDAY + timedelta(1), MONDAY + timedelta(7), True),
        (Rhythm.WEEKLY, None, MONDAY + timedelta(2), True),
    ],
)
def test_when_a_digest_is_due(rhythm, last, today, due):
    assert is_due(rhythm, last_sent_on=last, today=today) is due


@given(dates, st.sampled_from(Rhythm))
def test_whoever_was_written_to_today_is_not_written_to_again(today, rhythm):
    assert not is_due(rhythm, last_sent_on=today, today=today)


@given(dates)
def test_weekly_is_once_a_week(start):
    last, sent = None, []
    for number in range(28):
        day = start + timedelta(days=number)
        if is_due(Rhythm.WEEKLY, last_sent_on=last, today=day):
            last = day
            sent.append(day.isocalendar()[:2])
    assert len(sent) == len(set(sent))
    assert len(sent) >= 4


@pytest.fixture
def malee(db, monkeypatch):
    """Somebody with an e-mail for whom one thing waits."""
    hr = cast.council()
    someone = cast.staff(hr, "malee")

    def items(standing):
        if standing.person_id == someone.pk:
            yield DueItem("ตรวจคู่มือ", "จากกองคลัง", "/library/1/", date(2026, 11, 30), "ตรวจ")

    source = type("Source", (), {"code": "test", "items": staticmethod(items)})()
    monkeypatch.setattr("khum.notify.digests.DUE_SOURCES", [source])
    return someone


def test_what_a_digest_says(malee):
    assert actions.send(person_id=malee.pk, today=MONDAY)
    sent = mail.outbox[0]
    assert sent.to == ["malee@example.go.th"]
    assert sent.subject == "มี 1 เรื่องรอท่าน – อบต.ขุมทอง"
    assert "ตรวจคู่มือ (ภายใน 30 พ.ย. 69)" in sent.body
    assert "/library/1/" in sent.body
    token = Subscription.objects.get(person=malee).token
    assert sent.extra_headers["List-Unsubscribe"].endswith(f"/notices/stop/{token}/>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert not actions.send(person_id=malee.pk, today=MONDAY)
    assert len(mail.outbox) == 1


def test_what_is_new_stands_below(malee, monkeypatch):
    line = NewsLine("คู่มือใหม่", "/library/7/", MONDAY)
    source = type("Source", (), {"code": "test", "lines": staticmethod(lambda _standing, _since: [line])})()
    monkeypatch.setattr("khum.notify.digests.NEWS_SOURCES", [source])
    actions.send(person_id=malee.pk, today=MONDAY)
    assert "คู่มือใหม่" in mail.outbox[0].body


def test_nothing_waits_and_nothing_is_sent(malee, monkeypatch):
    monkeypatch.setattr("khum.notify.digests.DUE_SOURCES", [])
    assert not actions.send(person_id=malee.pk, today=MONDAY)
    assert mail.outbox == []


def test_the_morning_writes_to_those_whose_day_it_is(malee, monkeypatch):
    monkeypatch.setattr(tasks, "localdate", lambda: MONDAY)
    tasks.morning()
    tasks.morning()
    jobs.run_due(at=cast.AT + timedelta(days=400))
    assert [sent.to for sent in mail.outbox] == [["malee@example.go.th"]]


def test_one_press_in_the_mail_ends_it(malee):
    actions.send(person_id=malee.pk, today=MONDAY)
    address = f"/notices/stop/{Subscription.objects.get(person=malee).token}/"
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.get(address).status_code == 200
    assert Subscription.objects.get(person=malee).rhythm == Rhythm.WEEKLY
    assert visitor.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.get(person=malee).rhythm == Rhythm.NEVER
    assert not actions.send(person_id=malee.pk, today=MONDAY + timedelta(days=7))
    assert visitor.get("/notices/stop/unknown/").status_code == 404


def test_everybody_chooses_for_oneself(client, client_as, malee, django_assert_max_num_queries):
    assert client.get("/notices/").headers["Location"].startswith("/accounts/login/")
    browser = client_as(malee)
    assert browser.post("/notices/", {"rhythm": "hourly"}).status_code == 422
    assert browser.post("/notices/", {"rhythm": "daily"}).status_code == 302
    assert Subscription.objects.get().rhythm == Rhythm.DAILY
    with django_assert_max_num_queries(12):
        assert browser.get("/notices/").status_code == 200


@pytest.mark.django_db
def test_daily_work_has_one_next_run():
    at = datetime.fromisoformat("2026-11-23T09:00:00+07:00")
    jobs.plan_daily(at=at)
    jobs.plan_daily(at=at)
    planned = Job.objects.get(kind="notify.morning")
    assert planned.run_at == datetime.fromisoformat("2026-11-24T06:00:00+07:00")
    assert list(DUE_SOURCES)
