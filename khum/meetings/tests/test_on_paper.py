"""Minutes that a chair without an account signed on paper: the scan proves it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from khum.activity.models import Entry
from khum.domain.thai_date import long_date
from khum.files import permissions as files
from khum.meetings.rules.states import MeetingState
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import DAY

AFTER = DAY + timedelta(weeks=4)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


@pytest.fixture
def office(db, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: AFTER)
    return journeys.council()


def send(office, who, meeting, **more):
    scan = SimpleUploadedFile("รายงานลงนาม.pdf", PDF, "application/pdf")
    sent = {"name": "นายสมชาย ใจดี", "signed_on": long_date(AFTER), "scan": scan, "corrections": ""} | more
    return office.browser(who).post(reverse("meetings:certify-paper", args=[meeting.pk]), sent, follow=True)


def test_the_secretary_brings_the_signed_print(office):
    meeting = journeys.written(office)
    journeys.held(office, AFTER)
    page = office.browser("hr").get(reverse("meetings:meeting", args=[meeting.pk])).content.decode()
    assert reverse("meetings:certify-paper", args=[meeting.pk]) in page
    body = send(office, "hr", meeting).content.decode()
    meeting.refresh_from_db()
    assert (meeting.state_value, meeting.certified_by) == (MeetingState.CERTIFIED, None)
    assert (meeting.certified_name, meeting.certified_in.starts_at.date()) == ("นายสมชาย ใจดี", AFTER)
    assert reverse("files:download", args=[meeting.certified_scan_id]) in body
    line = Entry.objects.get(verb="meeting.minutes_certified")
    assert line.detail["scan"] == meeting.certified_scan_id
    other = journeys.council("rimnam", "ริมน้ำ")
    assert files.may_open(office.standing("hr", AFTER), meeting.certified_scan)
    assert not files.may_open(other.standing("hr", AFTER), meeting.certified_scan)


def test_what_is_wrong_is_said_and_kept(office):
    meeting = journeys.written(office)
    assert send(office, "hr", meeting).status_code == 409  # The next meeting has not been held.
    journeys.held(office, AFTER)
    early = send(office, "hr", meeting, signed_on=long_date(DAY))
    assert early.status_code == 409
    empty = send(office, "hr", meeting, scan="")
    assert empty.status_code == 422
    assert "นายสมชาย ใจดี" in empty.content.decode()
    bad = send(office, "hr", meeting, scan=SimpleUploadedFile("x.pdf", b"MZ"))
    assert bad.status_code == 422
    meeting.refresh_from_db()
    assert meeting.state_value is MeetingState.DRAFTED


def test_only_who_keeps_the_meeting(office):
    meeting = journeys.written(office)
    journeys.held(office, AFTER)
    address = reverse("meetings:certify-paper", args=[meeting.pk])
    assert office.browser("staff_works").get(address).status_code == 403
    assert journeys.council("rimnam", "ริมน้ำ").browser("hr").get(address).status_code == 404
    assert office.browser("palad").get(address).status_code == 200
