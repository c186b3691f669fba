"""The demonstration: two rounds of last year to their end, reports, assessments; nothing twice."""

from __future__ import annotations

import pytest
from django.utils.timezone import now

from khum.evaluation import demo
from khum.evaluation.models import Assessment, Recommendation, Report, Round, SampleReview
from khum.evaluation.queries import report as queries
from khum.meetings import demo as meetings
from khum.people import demo as people

pytestmark = pytest.mark.django_db


def test_the_demonstration_closes_the_loop_and_is_harmless_to_repeat():
    at = now()
    by = people.build(at=at)
    meetings.build(by=by, at=at)
    for _again in range(2):
        demo.build(by=by, at=at)
    assert set(Round.objects.values_list("kind", "state")) == {("half", "closed"), ("year", "closed")}
    assert not SampleReview.objects.filter(verdict="").exists()
    assert {"accepted", "done", "rejected"} == set(Recommendation.objects.values_list("state", flat=True))
    reports = {report.kind: report for report in Report.objects.all()}
    assert [reports[kind].state for kind in ("half", "committee", "year", "annual")] == ["signed"] * 3 + ["draft"]
    assert all(queries.is_whole(report) for report in reports.values() if report.sha256)
    assert Assessment.objects.filter(finished_at=None).count() == 1
