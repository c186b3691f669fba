"""The papers of a plan in the real browser: documents, preview, versions beside each other, the order."""

from __future__ import annotations

import pytest
from django.urls import reverse

from khum.plans.actions import editing
from khum.plans.tests import journeys
from khum.plans.tests.journeys import later


@pytest.fixture
def amended(live_server):
    council = journeys.council()
    committee = journeys.km_committee(council)
    plan = journeys.draft_plan(council.standing("hr"))
    journeys.put_into_force(council, plan)
    journeys.amended(council, plan, "งบประมาณเปลี่ยน", at=later(60))
    row = journeys.first_row(plan)
    editing.change_activity(
        activity_id=row.pk,
        values={"method": "ถามทุกกองด้วยแบบสำรวจ"},
        version=row.version,
        by=council.standing("hr"),
        at=later(61),
    )
    return council, plan, committee


def test_papers_of_a_plan(visit, amended):
    council, plan, committee = amended
    window = visit(council.people["hr"])
    window.go(reverse("plans:documents", args=[plan.pk])).check(shots="plan-documents", guide="documents")
    window.go(reverse("plans:preview", args=[plan.pk, "plan"])).check(shots="plan-preview")
    window.go(reverse("plans:preview", args=[plan.pk, "plan-progress"])).check()
    window.go(reverse("plans:version", args=[plan.pk, 0])).check(shots="plan-version")
    window.go(reverse("plans:committee-order", args=[committee.pk])).check(shots="committee-order")
    window.go(reverse("plans:new-json")).check()
