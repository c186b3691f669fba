"""The plan of the year offers its work goals to the needs map."""

from __future__ import annotations

import pytest

from khum.domain.registries import WORK_GOALS
from khum.needs.actions.goals import take_over_goals
from khum.plans.models import Activity, WorkGoal
from khum.plans.tests import journeys

pytestmark = pytest.mark.django_db


def test_goals_of_the_plan_go_to_the_needs_map_with_their_division():
    council = journeys.council()
    by = council.standing("hr")
    plan = journeys.draft_plan(by)
    WorkGoal.objects.filter(plan=plan).delete()
    roads = WorkGoal.objects.create(plan=plan, strategy="ยุทธศาสตร์ที่ 1", goal="ถนนใช้ได้ทุกฤดู", order=1)
    WorkGoal.objects.create(plan=plan, strategy="ยุทธศาสตร์ที่ 4", goal="", order=2)
    finance = council.divisions["กองคลัง"]
    Activity.objects.filter(pk=journeys.first_row(plan).pk).update(work_goal=roads, division=finance)
    source = WORK_GOALS.get("plans")
    assert source is not None
    lines = list(source.read(by, plan.year_be))
    assert [(line.text, line.division) for line in lines] == [("ถนนใช้ได้ทุกฤดู", "กองคลัง"), ("", "")]
    assert not list(source.read(by, plan.year_be + 1))
    other = journeys.council("rimnam", "ริมน้ำ", "subdistrict_municipality")
    assert not list(source.read(other.standing("hr"), plan.year_be))
    taken = take_over_goals(year_be=plan.year_be, by=by, at=journeys.AT)
    assert [(goal.title, goal.division) for goal in taken] == [("ถนนใช้ได้ทุกฤดู", finance), ("ยุทธศาสตร์ที่ 4", None)]
