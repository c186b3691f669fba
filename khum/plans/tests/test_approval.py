"""The way of a plan into force: who decides when, what is kept, what is refused."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.people.actions import chart, committees
from khum.people.models import Position
from khum.people.rules import CommitteeKind, SeatRole
from khum.plans.actions import approval
from khum.plans.models import Activity, ApprovalStep, Plan
from khum.plans.rules.states import MOVES, NEXT_STAGE, PlanState, move
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, DAY, START, Council


@given(st.lists(st.sampled_from(PlanState), max_size=12))
def test_no_path_leaves_the_table_of_moves(path: list[PlanState]) -> None:
    state = PlanState.DRAFT
    for wanted in path:
        if wanted in MOVES[state]:
            state = move(state, to=wanted)
        else:
            with pytest.raises(NotPossibleError):
                move(state, to=wanted)


def test_every_stage_leads_on_by_an_allowed_move() -> None:
    assert all(target in MOVES[state] for state, target in NEXT_STAGE.items())


pytestmark = pytest.mark.django_db


@pytest.fixture
def khumthong() -> Council:
    council = journeys.council()
    hr = council.standing("hr")
    committee = committees.form_committee(
        kind=CommitteeKind.KM, name="คณะกรรมการจัดการความรู้", year_be=2570, start=START, by=hr, at=AT
    )
    for post, role in (("palad", SeatRole.CHAIR), ("head_finance", SeatRole.MEMBER), ("hr", SeatRole.SECRETARY)):
        committees.add_seat(
            committee_id=committee.pk, position=council.positions[post], role=role, start=START, by=hr, at=AT
        )
    return council


@pytest.fixture
def plan(khumthong: Council) -> Plan:
    return journeys.draft_plan(khumthong.standing("hr"))


def decide(council: Council, plan: Plan, name: str, stage: PlanState) -> Plan:
    by = council.standing(name)
    signature = approval.signature_of(by, signed_on=DAY, stage=stage)
    return approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=by, at=AT)


def in_force(council: Council, plan: Plan) -> Plan:
    approval.submit(plan_id=plan.pk, by=council.standing("hr"), at=AT)
    decide(council, plan, "palad", PlanState.COMMITTEE)
    decide(council, plan, "palad", PlanState.SECRETARY)
    return decide(council, plan, "nayok", PlanState.EXECUTIVE)


def test_a_plan_comes_into_force_step_by_step(khumthong: Council, plan: Plan) -> None:
    done = in_force(khumthong, plan)
    assert done.state == PlanState.IN_FORCE
    assert done.approved_at == AT
    steps = list(ApprovalStep.objects.filter(plan=plan).order_by("id").values_list("stage", "decision", "by_title"))
    assert steps == [
        ("draft", "submitted", "นักทรัพยากรบุคคล"),
        ("committee", "approved", "ปลัดองค์การบริหารส่วนตำบล"),
        ("secretary", "approved", "ปลัดองค์การบริหารส่วนตำบล"),
        ("executive", "approved", "นายกองค์การบริหารส่วนตำบล"),
    ]


def test_what_came_into_force_is_frozen_with_its_hash(khumthong: Council, plan: Plan) -> None:
    in_force(khumthong, plan)
    snapshot = plan.snapshots.get()
    text = json.dumps(snapshot.content, ensure_ascii=False, sort_keys=True)
    assert snapshot.sha256 == hashlib.sha256(text.encode()).hexdigest()
    frozen = sum(len(table["activities"]) for table in snapshot.content["tables"])
    assert frozen == Activity.objects.filter(table__plan=plan).count() > 0


@pytest.mark.parametrize(
    ("stage", "who"),
    [
        (PlanState.COMMITTEE, ("nayok", "head_finance", "staff_finance")),
        (PlanState.SECRETARY, ("nayok", "hr", "head_finance")),
        (PlanState.EXECUTIVE, ("palad", "hr", "staff_finance")),
    ],
)
def test_nobody_else_decides(khumthong: Council, plan: Plan, stage: PlanState, who: tuple[str, ...]) -> None:
    approval.submit(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    for earlier in (PlanState.COMMITTEE, PlanState.SECRETARY):
        if earlier is stage:
            break
        if list(PlanState).index(earlier) < list(PlanState).index(stage):
            decide(khumthong, plan, "palad", earlier)
    for name in who:
        with pytest.raises(NotPermittedError):
            decide(khumthong, plan, name, stage)


def test_a_decision_on_a_step_that_was_just_taken_is_refused(khumthong: Council, plan: Plan) -> None:
    approval.submit(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    decide(khumthong, plan, "palad", PlanState.COMMITTEE)
    with pytest.raises(NotPossibleError):
        decide(khumthong, plan, "palad", PlanState.COMMITTEE)


def test_an_acting_holder_signs_as_such(khumthong: Council, plan: Plan) -> None:
    hr = khumthong.standing("hr")
    approval.submit(plan_id=plan.pk, by=hr, at=AT)
    decide(khumthong, plan, "palad", PlanState.COMMITTEE)
    post = Position.objects.get(pk=khumthong.positions["palad"].pk)
    chart.appoint(position=post, person=khumthong.people["head_office"], start=START, is_acting=True, by=hr, at=AT)
    decide(khumthong, plan, "head_office", PlanState.SECRETARY)
    step = ApprovalStep.objects.get(plan=plan, stage="secretary")
    assert step.by_title == "หัวหน้าสำนักปลัด รักษาราชการแทนปลัดองค์การบริหารส่วนตำบล"


def test_a_return_needs_its_reason_and_leads_back_to_draft(khumthong: Council, plan: Plan) -> None:
    approval.submit(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    palad = khumthong.standing("palad")
    signature = approval.signature_of(palad, signed_on=DAY, stage=PlanState.COMMITTEE)
    with pytest.raises(NotPossibleError):
        approval.return_with_reason(
            plan_id=plan.pk, stage=PlanState.COMMITTEE, reason=" ", signature=signature, by=palad, at=AT
        )
    back = approval.return_with_reason(
        plan_id=plan.pk, stage=PlanState.COMMITTEE, reason="เพิ่มตัวชี้วัด", signature=signature, by=palad, at=AT
    )
    assert back.state == PlanState.DRAFT
    assert ApprovalStep.objects.filter(plan=plan, decision="returned", reason="เพิ่มตัวชี้วัด").exists()


def test_an_amendment_is_numbered_and_the_old_version_stays(khumthong: Council, plan: Plan) -> None:
    in_force(khumthong, plan)
    hr = khumthong.standing("hr")
    amended = approval.open_amendment(plan_id=plan.pk, reason="งบประมาณเปลี่ยน", by=hr, at=AT + timedelta(days=1))
    assert (amended.state, amended.amendment) == (PlanState.DRAFT, 1)
    in_force(khumthong, plan)
    assert list(plan.snapshots.values_list("amendment", flat=True)) == [0, 1]


def test_a_year_that_runs_is_not_closed(khumthong: Council, plan: Plan) -> None:
    in_force(khumthong, plan)
    with pytest.raises(NotPossibleError):
        approval.close(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)


def test_another_council_cannot_touch_it(khumthong: Council, plan: Plan) -> None:
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    with pytest.raises(Plan.DoesNotExist):
        approval.submit(plan_id=plan.pk, by=other.standing("hr"), at=AT)


def test_order_numbers_count_by_calendar_year(khumthong: Council) -> None:
    hr = khumthong.standing("hr")
    numbers = []
    for issued in (date(2026, 10, 1), date(2026, 12, 30), date(2027, 1, 4)):
        committee = committees.form_committee(
            kind=CommitteeKind.WORKING, name=f"คณะทำงาน {issued}", year_be=2570, start=issued, by=hr, at=AT
        )
        numbered = committees.number_order(committee_id=committee.pk, issued_on=issued, by=hr, at=AT)
        numbers.append((numbered.order_number, numbered.order_year_be))
    assert numbers == [(1, 2569), (2, 2569), (1, 2570)]
