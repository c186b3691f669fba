"""Who may do what with a plan, and why not (row 129)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.plans.rules.stages import STAGES
from khum.plans.rules.states import PlanState

if TYPE_CHECKING:
    from khum.people.standing import Standing
    from khum.plans.models import Activity, Plan


def may_make_plan(standing: Standing) -> Verdict:
    """The KM secretary makes plans."""
    if standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary (HR officer) makes the plan."))


def may_edit(standing: Standing, plan: Plan) -> Verdict:
    """The KM secretary edits a draft; division heads edit their own rows (see :func:`may_edit_activity`)."""
    if plan.organisation_id != standing.organisation_id:
        return denied(_("This plan belongs to another organisation."))
    if not plan.state_value.is_editable:
        return denied(
            _("The plan is “%(state)s”. Return it to draft or open an amendment to change it.")
            % {"state": plan.state_value.label_th}
        )
    return may_make_plan(standing)


def may_edit_activity(standing: Standing, plan: Plan, activity: Activity) -> Verdict:
    """The KM secretary, or the head of the division that owns the row, while the plan is a draft."""
    verdict = may_edit(standing, plan)
    if verdict:
        return verdict
    same = plan.organisation_id == standing.organisation_id
    if same and plan.state_value is PlanState.DRAFT and activity.division_id in standing.headed_division_ids:
        return ALLOWED
    return verdict


def may_report(standing: Standing, plan: Plan, activity: Activity) -> Verdict:
    """The accountable person, the head of the owning division, or the KM secretary reports progress."""
    if plan.organisation_id != standing.organisation_id:
        return denied(_("This plan belongs to another organisation."))
    if plan.state_value is PlanState.CLOSED:
        return denied(_("The plan is closed."))
    if not plan.approved_at:
        return denied(_("Progress is recorded once the plan has been approved."))
    is_owner = activity.accountable_id in standing.position_ids or activity.division_id in standing.headed_division_ids
    if is_owner or standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the accountable person or the head of the division reports on this activity."))


def may_submit(standing: Standing, plan: Plan) -> Verdict:
    """The KM secretary sends a draft on its way."""
    return may_edit(standing, plan)


def may_decide(standing: Standing, plan: Plan, *, channel: str = "web") -> Verdict:
    """Whoever the stage names decides; a decision on paper or by link is entered for the chief executive."""
    if plan.organisation_id != standing.organisation_id:
        return denied(_("This plan belongs to another organisation."))
    stage = STAGES.get(plan.state_value)
    if stage is None:
        return denied(_("The plan waits for nobody’s decision now."))
    by_proxy = plan.state_value is PlanState.EXECUTIVE and (
        channel == "link" or (channel == "paper" and standing.is_km_secretary)
    )
    if stage.is_decided_by(standing) or by_proxy:
        return ALLOWED
    return denied(
        {
            PlanState.COMMITTEE: _("Only the chair or the secretary of the KM committee records its decision."),
            PlanState.SECRETARY: _("Only the permanent secretary, or who acts for that post, decides now."),
            PlanState.EXECUTIVE: _("Only the chief executive, or who acts for that post, decides now."),
        }[plan.state_value]
    )
