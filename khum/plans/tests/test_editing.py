"""Editing, undoing and merging through the actions."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from khum.activity.models import Entry
from khum.domain.merging import EditConflictError
from khum.domain.steps import StepSet
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.files.models import StoredFile
from khum.plans.actions import editing, making, parts, undoing
from khum.plans.actions.values import activity_values, part_values
from khum.plans.models import Activity, Change, ManualMeasurement, Plan, ProgressReport
from khum.plans.queries.content import content_of
from khum.plans.rules.states import PlanState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def khumthong() -> Council:
    return journeys.council()


@pytest.fixture
def plan(khumthong: Council) -> Plan:
    return journeys.draft_plan(khumthong.standing("hr"))


def edit(council: Council, row: Activity, *, who: str = "hr", version: int | None = None, **values: Any) -> Activity:
    return editing.change_activity(
        activity_id=row.pk, values=values, version=version or row.version, by=council.standing(who), at=later(1)
    )


def test_a_cell_is_saved_traced_and_counted_up(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    saved = edit(khumthong, row, title="สำรวจใหม่", start_date="2026-11-01")
    assert (saved.title, saved.start_date, saved.version) == ("สำรวจใหม่", date(2026, 11, 1), row.version + 1)
    change = Change.objects.get()
    assert (change.verb, change.before["title"], change.after["title"]) == ("changed", row.title, "สำรวจใหม่")
    assert change.version_after == saved.version
    assert Entry.objects.filter(verb="plan.row_changed").count() == 1
    plan.refresh_from_db()
    assert plan.updated_at == later(1)


def test_saving_nothing_new_writes_nothing(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    assert edit(khumthong, row, title=row.title).version == row.version
    assert not Change.objects.exists()


def test_a_stale_version_writes_nothing_and_carries_all_three(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    edit(khumthong, row, title="ของเขา", remark="เขาเติม")
    with pytest.raises(EditConflictError) as caught:
        edit(khumthong, row, version=row.version, title="ของฉัน")
    conflict = caught.value
    assert conflict.original["title"] == row.title
    assert (conflict.mine["title"], conflict.theirs["title"]) == ("ของฉัน", "ของเขา")
    assert conflict.theirs["remark"] == "เขาเติม"
    assert conflict.version == row.version + 1
    assert conflict.by_name.startswith("hr")
    assert Activity.objects.get(pk=row.pk).title == "ของเขา"


def test_two_people_who_typed_the_same_do_not_disturb_each_other(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    edit(khumthong, row, title="เหมือนกัน")
    assert edit(khumthong, row, version=row.version, title="เหมือนกัน").title == "เหมือนกัน"


def test_who_may_edit(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    with pytest.raises(NotPermittedError):
        edit(khumthong, row, who="head_finance", title="ก")
    edit(khumthong, row, division_id=khumthong.divisions["กองคลัง"].pk)
    row.refresh_from_db()
    assert edit(khumthong, row, who="head_finance", title="ของกองคลัง").title == "ของกองคลัง"
    row.refresh_from_db()
    with pytest.raises(NotPermittedError):
        edit(khumthong, row, who="head_finance", division_id=None)
    with pytest.raises(NotPermittedError):
        edit(khumthong, row, who="staff_finance", title="ก")


def test_another_council_finds_nothing(khumthong: Council, plan: Plan) -> None:
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    with pytest.raises(Activity.DoesNotExist):
        edit(other, journeys.first_row(plan), title="ก")
    with pytest.raises(NotPossibleError):
        edit(khumthong, journeys.first_row(plan), division_id=other.divisions["กองคลัง"].pk)


def test_a_plan_in_force_is_not_edited(khumthong: Council, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.IN_FORCE)
    with pytest.raises(NotPermittedError):
        edit(khumthong, journeys.first_row(plan), title="ก")


def test_indicators_keep_their_keys_and_go_only_without_figures(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    indicators = activity_values(row)["indicators"]
    new = {"text": "ตัวใหม่", "target": "อย่างน้อย 3 เรื่อง", "value": "3", "operator": "ge"}
    saved = edit(khumthong, row, indicators=[{**indicators[0], "target": "ใหม่"}, new])
    kept, added = saved.indicators.all()
    assert (kept.pk, kept.target, added.value) == (indicators[0]["id"], "ใหม่", Decimal(3))
    file = StoredFile.objects.create(
        organisation=khumthong.organisation, name="หลักฐาน.pdf", kind="pdf", content_type="application/pdf", size=1,
        sha256="0" * 64, uploaded_at=AT,
    )  # fmt: skip
    ManualMeasurement.objects.create(
        indicator=kept, start_date=date(2026, 10, 1), end_date=date(2027, 3, 31), value=5, reason="นับมือ", file=file,
        by_name="hr", at=AT,
    )  # fmt: skip
    with pytest.raises(NotPossibleError):
        edit(khumthong, saved, indicators=[])
    with pytest.raises(NotPossibleError):
        editing.remove_activity(activity_id=row.pk, version=saved.version, by=khumthong.standing("hr"), at=AT)


def test_rows_are_added_in_their_step_moved_and_removed(khumthong: Council, plan: Plan) -> None:
    table = plan.tables.first()
    assert table
    hr = khumthong.standing("hr")
    added = editing.add_activity(table_id=table.pk, step="organise", by=hr, at=AT)
    assert [a.step for a in table.activities.all()][2:4] == ["organise", "organise"]
    assert [a.number for a in table.activities.all()] == list(range(1, 9))
    assert (added.start_date, added.end_date) == (plan.year.start, plan.year.end)
    editing.move_activity(activity_id=added.pk, up=True, by=hr, at=AT)
    assert table.activities.all()[2].pk == added.pk
    editing.remove_activity(activity_id=added.pk, version=1, by=hr, at=AT)
    assert [a.number for a in table.activities.all()] == list(range(1, 8))
    with pytest.raises(NotPossibleError):
        editing.move_activity(activity_id=journeys.first_row(plan).pk, up=True, by=hr, at=AT)
    with pytest.raises(NotPossibleError):
        editing.add_activity(table_id=table.pk, step="recognise", by=hr, at=AT)


def test_rows_with_results_are_not_removed(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    ProgressReport.objects.create(activity=row, state="running", result="เริ่มแล้ว", by_name="hr", at=AT)
    with pytest.raises(NotPossibleError):
        editing.remove_activity(activity_id=row.pk, version=row.version, by=khumthong.standing("hr"), at=AT)


def test_undo_brings_back_exactly_what_was(khumthong: Council, plan: Plan) -> None:
    hr = khumthong.standing("hr")
    table, goal, area = plan.tables.first(), plan.goals.first(), plan.focus_areas.first()
    state, rule = plan.desired_states.first(), plan.rules.first()
    assert table
    assert goal
    assert area
    assert state
    assert rule
    rule.delete()
    row = journeys.first_row(plan)
    second = table.activities.all()[1]
    by: dict[str, Any] = {"by": hr, "at": AT}
    acts: list[Callable[[], object]] = [
        lambda: edit(khumthong, row, title="ก", indicators=[]),
        lambda: editing.move_activity(activity_id=row.pk, up=False, **by),
        lambda: editing.add_activity(table_id=table.pk, step="share", **by),
        lambda: editing.remove_activity(activity_id=second.pk, version=1, **by),
        lambda: parts.remove(kind="goals", part_id=goal.pk, version=1, **by),
        lambda: parts.change(kind="focus-areas", part_id=area.pk, values={"text": "ใหม่"}, version=1, **by),
        lambda: parts.change(kind="desired-states", part_id=state.pk, values={"text": "สภาพ"}, version=1, **by),
        lambda: parts.move(kind="desired-states", part_id=state.pk, up=False, **by),
        lambda: parts.add(kind="success-factors", plan_id=plan.pk, values={"text": "ปัจจัย"}, **by),
        lambda: making.link_rows(plan_id=plan.pk, goals={}, areas={row.pk: _last_area(plan)}, **by),
        lambda: making.add_number_rules(plan_id=plan.pk, **by),
        lambda: making.rename(plan_id=plan.pk, title="ชื่อใหม่", step_set=StepSet.SIX, **by),
    ]
    states = []
    for act in acts:
        states.append(content_of(Plan.objects.get(pk=plan.pk)))
        act()
        assert content_of(Plan.objects.get(pk=plan.pk)) != states[-1]
    while states:
        undoing.undo(plan_id=plan.pk, by=hr, at=later(5))
        assert content_of(Plan.objects.get(pk=plan.pk)) == states.pop(), f"act {len(states)}"
    with pytest.raises(NotPossibleError):
        undoing.undo(plan_id=plan.pk, by=hr, at=later(6))


def _last_area(plan: Plan) -> int:
    area = plan.focus_areas.last()
    assert area
    return area.pk


def test_undo_refuses_what_was_overtaken(khumthong: Council, plan: Plan) -> None:
    row = journeys.first_row(plan)
    mine = edit(khumthong, row, division_id=khumthong.divisions["กองคลัง"].pk)
    edit(khumthong, mine, who="head_finance", title="ต่อจากนั้น")
    with pytest.raises(NotPossibleError):
        undoing.undo(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    undoing.undo(plan_id=plan.pk, by=khumthong.standing("head_finance"), at=AT)
    undoing.undo(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    assert Activity.objects.get(pk=row.pk).division_id == row.division_id
    with pytest.raises(NotPossibleError):
        undoing.undo(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)


def test_missing_rows_are_filled_as_suggestions_once(khumthong: Council, plan: Plan) -> None:
    hr = khumthong.standing("hr")
    for step in ("identify", "learn"):
        row = plan.tables.first().activities.get(step=step)  # type: ignore[union-attr]
        editing.remove_activity(activity_id=row.pk, version=1, by=hr, at=AT)
    added = making.fill_missing(plan_id=plan.pk, by=hr, at=AT)
    steps = [a.step for a in plan.tables.first().activities.all()]  # type: ignore[union-attr]
    assert steps == ["identify", "acquire", "organise", "refine", "access", "share", "learn"]
    assert Activity.objects.filter(is_suggestion=True).count() == len(added) == 2
    with pytest.raises(NotPossibleError):
        making.fill_missing(plan_id=plan.pk, by=hr, at=AT)
    saved = edit(khumthong, Activity.objects.get(pk=added[0]), remark="ตรวจแล้ว")
    assert not saved.is_suggestion
    undoing.undo(plan_id=plan.pk, by=hr, at=AT)
    assert Activity.objects.get(pk=added[0]).is_suggestion


def test_next_year_from_this_plan(khumthong: Council, plan: Plan) -> None:
    hr = khumthong.standing("hr")
    made = making.from_plan(plan_id=plan.pk, year=plan.year.next, by=hr, at=AT)
    content = content_of(made)
    assert made.source == "previous"
    assert len(content.activities) == len(content_of(plan).activities)
    assert all(made.year.contains(a.start) for a in content.activities if a.start)
    assert all(a.work_goal and a.focus_area for a in content.activities)
    with pytest.raises(NotPossibleError):
        making.from_plan(plan_id=plan.pk, year=plan.year.next, by=hr, at=AT)
    with pytest.raises(NotPermittedError):
        making.from_template(year=plan.year.next.next, by=khumthong.standing("palad"), at=AT)


def test_parts_are_merged_as_well(khumthong: Council, plan: Plan) -> None:
    hr = khumthong.standing("hr")
    chapter = plan.chapters.first()
    assert chapter
    parts.change(kind="chapters", part_id=chapter.pk, values={"body": "เขา"}, version=1, by=hr, at=AT)
    with pytest.raises(EditConflictError) as caught:
        parts.change(kind="chapters", part_id=chapter.pk, values={"body": "ฉัน"}, version=1, by=hr, at=AT)
    assert caught.value.original["body"] == chapter.body
    assert part_values(plan.chapters.get(pk=chapter.pk))["body"] == "เขา"
