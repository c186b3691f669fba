"""The guided path and the page that ties rows to goals."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khum.plans.actions import undoing
from khum.plans.models import Activity, Plan
from khum.plans.queries import overview
from khum.plans.queries.content import content_of
from khum.plans.rules import guide
from khum.plans.tests import journeys
from khum.plans.tests.contents import standard
from khum.plans.tests.journeys import AT, Council
from khum.plans.tests.test_pages import signed_in

GOALS = {
    "year_be": "2570",
    "strategy_1": "ด้านการบริหารจัดการ",
    "goal_1": "ออกใบอนุญาตก่อสร้างภายใน 15 วัน",
    "strategy_2": "",
    "goal_2": "เบี้ยยังชีพถึงมือครบทุกคน",
    "strategy_3": "",
    "goal_3": "",
}


@pytest.fixture
def khumthong(db: None) -> Council:
    return journeys.council()


def test_five_answers_make_a_plan_that_may_be_submitted(khumthong: Council) -> None:
    hr = signed_in(khumthong, "hr")
    assert hr.get(reverse("plans:guide-start")).status_code == 200
    answer = hr.post(reverse("plans:guide-start"), GOALS)
    plan = Plan.objects.get(year_be=2570)
    assert plan.source == "guided"
    assert [(g.strategy, g.goal) for g in plan.goals.all()] == [
        ("ด้านการบริหารจัดการ", "ออกใบอนุญาตก่อสร้างภายใน 15 วัน"),
        ("ด้านการบริหารจัดการ", "เบี้ยยังชีพถึงมือครบทุกคน"),
    ]
    second = reverse("plans:guide", args=[plan.pk, 2])
    assert answer["Location"] == second
    problem = {"problem": "ประชาชนต้องกลับมาหลายรอบ", "whose": "ประชาชน", "quick_win": "รายการเอกสารหน้าเดียว"}
    answer = hr.post(second, problem)
    assert plan.chapters.filter(code="problem").count() == 1
    hr.post(second, problem | {"whose": "กองช่าง"})
    assert plan.chapters.get(code="problem").body.count("กองช่าง") == 1
    page = hr.get(answer["Location"]).content.decode()
    assert page.count("checked") == 7
    states = standard().desired_states[:2]
    answer = hr.post(
        answer["Location"], {"focus": standard().focus_areas[:1], "own_focus": "ของเราเอง", "states": states}
    )
    assert [a.text for a in plan.focus_areas.all()] == [standard().focus_areas[0], "ของเราเอง"]
    assert plan.desired_states.count() == 2
    html = hr.get(answer["Location"]).content.decode()
    picks = [pick.code for pick in guide.picks(standard())]
    assert all(f'name="take-{code}"' in html for code in picks)
    goal = plan.goals.last()
    assert goal
    taken = {f"take-{code}": "on" for code in picks if code != "0-share"} | {"goal-0-identify": goal.pk}
    answer = hr.post(answer["Location"], taken)
    assert Activity.objects.filter(table__plan=plan).count() == len(picks) - 1
    assert journeys.first_row(plan).work_goal == goal
    groups = hr.get(answer["Location"])
    assert groups.status_code == 200
    answer = hr.post(answer["Location"], {"group_0": khumthong.positions["head_finance"].pk})
    assert answer["Location"] == reverse("plans:check", args=[plan.pk])
    assert overview.blocking_findings(Plan.objects.get(pk=plan.pk)) == ()
    assert hr.get(answer["Location"]).status_code == 200


def test_answering_again_adds_nothing_twice(khumthong: Council) -> None:
    hr = signed_in(khumthong, "hr")
    hr.post(reverse("plans:guide-start"), GOALS)
    plan = Plan.objects.get(year_be=2570)
    url = reverse("plans:guide", args=[plan.pk, 3])
    chosen = {"focus": standard().focus_areas, "states": standard().desired_states}
    hr.post(url, chosen)
    before = content_of(plan)
    hr.post(url, chosen)
    assert content_of(plan) == before
    hr.post(url, {"own_focus": "ใหม่", "states": standard().desired_states[:1]})
    assert [a.text for a in plan.focus_areas.all()] == ["ใหม่"]
    assert plan.desired_states.count() == 1
    rows = reverse("plans:guide", args=[plan.pk, 4])
    for _time in range(2):
        hr.post(rows, {"take-0-identify": "on"})
    assert Activity.objects.filter(table__plan=plan).count() == 1
    undoing.undo(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    assert Activity.objects.filter(table__plan=plan).count() == 0


def test_wrong_answers_come_back_and_nobody_is_stuck(khumthong: Council) -> None:
    hr = signed_in(khumthong, "hr")
    assert hr.post(reverse("plans:guide-start"), {"year_be": "2570"}).status_code == 422
    assert not Plan.objects.exists()
    hr.post(reverse("plans:guide-start"), GOALS)
    plan = Plan.objects.get(year_be=2570)
    for number, data in ((2, {"problem": ""}), (3, {})):
        assert hr.post(reverse("plans:guide", args=[plan.pk, number]), data).status_code == 422
    for number in range(1, 6):
        assert hr.get(reverse("plans:guide", args=[plan.pk, number])).status_code == 200
    assert hr.get(reverse("plans:guide", args=[plan.pk, 6])).status_code == 404
    assert hr.post(reverse("plans:guide-start"), GOALS).status_code == 409
    assert signed_in(khumthong, "palad").get(reverse("plans:guide", args=[plan.pk, 2])).status_code == 403
    assert signed_in(khumthong, "palad").get(reverse("plans:guide-start")).status_code == 403


def test_rows_are_tied_to_goals_in_one_go(khumthong: Council) -> None:
    plan = journeys.draft_plan(khumthong.standing("hr"))
    rows = Activity.objects.filter(table__plan=plan)
    rows.update(work_goal=None, focus_area=None)
    first = journeys.first_row(plan)
    assert len(overview.blocking_findings(plan)) == 2 * rows.count()
    hr = signed_in(khumthong, "hr")
    url = reverse("plans:links", args=[plan.pk])
    assert url in hr.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert hr.get(url).status_code == 200
    one, two = plan.goals.all()
    hr.post(url, {"goal-all": one.pk, f"goal-{first.pk}": two.pk, "area-all": plan.focus_areas.all()[0].pk})
    assert overview.blocking_findings(plan) == ()
    assert rows.filter(work_goal=two).count() == 1
    undoing.undo(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    assert rows.filter(work_goal=None).count() == rows.count()
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    foreign = journeys.draft_plan(other.standing("hr")).goals.first()
    assert foreign
    assert hr.post(url, {"goal-all": foreign.pk}).status_code == 409
    assert signed_in(khumthong, "palad").get(url).status_code == 403


@given(st.fixed_dictionaries({name: st.text("กขค \n", max_size=12) for name in ("problem", "whose", "quick_win")}))
def test_the_problem_is_read_back_as_it_was_written(answers: dict[str, str]) -> None:
    said = {name: text.strip() for name, text in answers.items() if text.strip()}
    found = guide.problem_answers(guide.problem_text(answers))
    assert {k: v.split() for k, v in found.items()} == {k: v.split() for k, v in said.items()}
