"""The demonstration council: two believable years, made through actions, once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from khum.activity.models import Entry
from khum.domain.fiscal_year import FiscalYear
from khum.people import demo as people
from khum.people.models import Person
from khum.plans import demo
from khum.plans.models import Activity, ManualMeasurement, Plan, ProgressReport
from khum.plans.queries.metrics import measure_all
from khum.plans.rules.states import ActivityState

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


def test_two_years_are_made_once():
    by = people.build(at=AT)
    demo.build(by=by, at=AT)
    plans = list(Plan.objects.order_by("year_be"))
    assert [(plan.year_be, plan.state) for plan in plans] == [(2569, "closed"), (2570, "in_force")]
    assert Person.objects.count() == people.STAFF
    last = Activity.objects.filter(table__plan=plans[0])
    assert last.filter(state=ActivityState.DONE).count() > 15
    assert last.filter(state=ActivityState.DROPPED).count() == 1
    assert not last.filter(accountable=None).exists()
    assert ManualMeasurement.objects.exists()
    figures = {
        row.metric.code: row for row in measure_all(by.organisation, FiscalYear(2569), plan=plans[0], today=by.today)
    }
    assert figures["P1"].measured.value == 100
    assert 60 < figures["P2"].measured.value < 100
    lines = Entry.objects.count()
    assert lines > 200
    assert ProgressReport.objects.count() > 40

    demo.build(by=people.build(at=AT), at=AT)
    assert Plan.objects.count() == 2
    assert Entry.objects.count() == lines
