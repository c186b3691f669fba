"""What citizens read of a signed report, and what they never read."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.evaluation.actions import reports
from khum.evaluation.queries import public
from khum.evaluation.rules.reports import Part, ReportKind
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import AT, DAY, YEAR
from khum.people import standing
from khum.plans.tests import journeys as plans

SAID = "ปีนี้ทุกกองแลกเปลี่ยนความรู้ครบทุกเดือน"
NAMED = "ติดต่อ นายสมชาย ใจดี โทร 081-234-5678"


@pytest.fixture
def office(db, monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    return journeys.council()


@pytest.fixture
def signed(office):
    plans.draft_plan(office.standing("hr", DAY))
    by = office.standing("hr", DAY)
    report = reports.make(kind=ReportKind.YEAR, year=YEAR, by=by, at=AT)
    reports.write(report_id=report.pk, texts={Part.SUMMARY: SAID, Part.NEXT: NAMED}, by=by, at=AT)
    reports.submit(report_id=report.pk, by=by, at=AT)
    return reports.sign(report_id=report.pk, by=office.standing("palad", DAY), at=AT)


def _sheets(office):
    return list(public.sheets(standing.of_visitor(office.organisation, today=date(2027, 10, 1))))


def test_nothing_is_public_until_somebody_who_may_makes_it_so(office, signed):
    assert _sheets(office) == []
    for name in ("staff_works", "head_finance"):
        with pytest.raises(NotPermittedError):
            reports.publish(report_id=signed.pk, is_shown=True, by=office.standing(name, DAY), at=AT)
    draft = reports.make(kind=ReportKind.HALF, year=YEAR, by=office.standing("hr", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        reports.publish(report_id=draft.pk, is_shown=True, by=office.standing("hr", DAY), at=AT)


def test_figures_and_words_without_names_are_told_and_can_be_taken_back(office, signed):
    by = office.standing("hr", DAY)
    reports.publish(report_id=signed.pk, is_shown=True, by=by, at=AT)
    (sheet,) = _sheets(office)
    text = " ".join(part.text for part in sheet.parts)
    assert SAID in text
    assert "สมชาย" not in text
    rows = next(part.rows for part in sheet.parts if part.rows)
    judged = [row for row in signed.content["figures"] if row["achievement"] != "none"]
    assert [row.label for row in rows] == [row["name"] for row in judged]
    reports.publish(report_id=signed.pk, is_shown=False, by=by, at=AT)
    assert _sheets(office) == []


def test_the_public_pages_show_it_without_an_account(office, signed, django_assert_max_num_queries):
    code, other = office.organisation.code, journeys.council("rimnam", "ริมน้ำ")
    page = reverse("portal:result", args=[code, "reports", signed.pk])
    assert Client().get(page).status_code == 404
    press = {"shown": "1"}
    assert office.browser("staff_works").post(
        reverse("evaluation:report-publish", args=[signed.pk]), press
    ).status_code == 403  # fmt: skip
    answer = office.browser("hr").post(reverse("evaluation:report-publish", args=[signed.pk]), press, follow=True)
    assert page in answer.content.decode()
    citizen = Client()
    assert page in citizen.get(reverse("portal:improved", args=[code])).content.decode()
    with django_assert_max_num_queries(12):
        body = citizen.get(page).content.decode()
    assert SAID in body
    assert "สมชาย" not in body
    assert citizen.get(reverse("portal:result", args=["rimnam", "reports", signed.pk])).status_code == 404
    assert citizen.get(reverse("portal:result", args=[code, "nothing", signed.pk])).status_code == 404
    assert signed.title not in citizen.get(reverse("portal:improved", args=[other.organisation.code])).content.decode()
