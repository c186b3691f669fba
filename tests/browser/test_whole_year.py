"""A whole year in one test: from the file of an old plan to the chief executive's decision and whose task it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from khum.evaluation.tests.journeys import evaluators
from khum.library.tests import journeys
from khum.plans.tests.journeys import km_committee
from tests.browser import clock, the_round, the_year
from tests.browser.the_year import Year

AUTUMN = date(2026, 9, 1)


@pytest.fixture
def year(live_server, visit, monkeypatch, settings, tmp_path) -> Year:
    """A council with its two committees on the first of September."""
    settings.SESSION_COOKIE_AGE = int(timedelta(days=800).total_seconds())
    office = journeys.council()
    km_committee(office)
    evaluators(office)
    made = Year(office, clock.turned(monkeypatch), visit, tmp_path)
    made.on(AUTUMN)
    return made


def test_a_whole_year_from_the_imported_plan_to_the_decision(year):
    plan = the_year.import_plan(year)
    the_year.complete_plan(year, plan)
    the_year.approve_plan(year, plan)
    year.on(date(2026, 10, 1))
    the_year.set_up_meetings(year)
    year.on(date(2026, 10, 30))
    meeting = the_year.meet(year, date(2026, 10, 30))
    year.on(date(2026, 11, 27))
    the_year.meet(year, date(2026, 11, 27))
    the_year.certify(year, meeting)
    year.on(date(2027, 1, 18))
    item = the_year.write_item(year)
    the_year.use_item(year, item)
    year.on(date(2027, 2, 22))
    the_year.train(year)
    the_year.report_progress(year, the_year.rows_of(plan)[1])
    year.on(date(2027, 9, 6))
    the_year.meet_every_month(year, until=date(2027, 8, 31))
    figure = the_round.see_the_figure(year, plan, meeting)
    round_ = the_round.open_round(year)
    the_round.look_and_find(year)
    the_round.sum_up(year, round_)
    year.on(date(2027, 9, 20))
    the_round.report(year, figure, round_.snapshot.sha256)
    the_round.deliver(year)
    the_round.decide(year)
    year.on(date(2027, 9, 24))
    last = the_year.meet(year, date(2027, 9, 24))
    the_round.close(year, round_, last)
