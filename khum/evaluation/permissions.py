"""Who may do what with evaluation, and why not (rows 112–117, 129). Reading is open to the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied
from khum.evaluation.rules.states import LIVE_ROUNDS
from khum.people.rules import CommitteeKind

if TYPE_CHECKING:
    from khum.evaluation.models import Recommendation, Round, SampleReview
    from khum.people.standing import Standing

_SECRETARIES = frozenset({"secretary", "assistant"})


def may_run_rounds(standing: Standing) -> Verdict:
    """Open, sum up and close rounds: the KM secretary and the secretary of the evaluation committee."""
    if standing.is_km_secretary or standing.sits_on(CommitteeKind.EVALUATION, roles=_SECRETARIES):
        return ALLOWED
    return denied(_("Only the KM secretary and the secretary of the evaluation committee run a round."))


def may_find(standing: Standing, round_: Round) -> Verdict:
    """Write findings and recommendations: members and the secretary, while the round is open."""
    if round_.state_value not in LIVE_ROUNDS:
        return denied(_("This round is closed: nothing is added to it."))
    if standing.sits_on(CommitteeKind.EVALUATION) or may_run_rounds(standing):
        return ALLOWED
    return denied(_("Only members of the evaluation committee write findings."))


def may_review(standing: Standing, sample: SampleReview) -> Verdict:
    """Look at a drawn piece of evidence: the member to whom it fell."""
    if sample.member_id == standing.person_id:
        return ALLOWED
    return denied(_("This piece of evidence was drawn for another member."))


def may_sign_reports(standing: Standing) -> Verdict:
    """Sign or return a report: the permanent secretary, who leads the evaluation committee (row 114), or its chair."""
    if standing.is_permanent_secretary or standing.sits_on(CommitteeKind.EVALUATION, roles=frozenset({"chair"})):
        return ALLOWED
    return denied(_("Only the permanent secretary or the chair of the evaluation committee signs a report."))


def may_publish_reports(standing: Standing) -> Verdict:
    """Show a signed report to citizens, or take it back: who may sign one, and the KM secretary."""
    return ALLOWED if standing.is_km_secretary else may_sign_reports(standing)


def may_decide(standing: Standing) -> Verdict:
    """Accept or reject a recommendation."""
    if standing.is_chief_executive:
        return ALLOWED
    return denied(_("Only the chief executive decides recommendations."))


def may_finish(standing: Standing, recommendation: Recommendation) -> Verdict:
    """Say that a recommendation is done: who holds the owner's post, and the KM secretary for them."""
    if recommendation.owner_id in standing.position_ids or standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only who holds the post that carries this out, or the KM secretary, says that it is done."))


def may_see_doubted(standing: Standing) -> Verdict:
    """Names of doubted records: the committee, its secretary and the two top posts; a record may be of few eyes."""
    if standing.sits_on(CommitteeKind.EVALUATION) or may_run_rounds(standing) or may_see_desk(standing):
        return ALLOWED
    return denied(_("Only the committee sees which records were doubted."))


def may_log_acts(standing: Standing) -> Verdict:
    """Enter a visible act of an executive."""
    if standing.is_km_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary enters acts of executives."))


def may_assess(standing: Standing) -> Verdict:
    """Begin a self-assessment, answer it and give assessors a link."""
    if standing.is_km_secretary or standing.is_permanent_secretary:
        return ALLOWED
    return denied(_("Only the KM secretary and the permanent secretary write the self-assessment."))


def may_see_division(standing: Standing) -> Verdict:
    """The page of a division: its head, and who sees the page of the whole council."""
    if standing.is_division_head or may_see_desk(standing):
        return ALLOWED
    return denied(_("This page is for heads of divisions. Ask your head to show it to you."))


def may_see_desk(standing: Standing) -> Verdict:
    """The one page of the permanent secretary: the top of the council and the KM secretary."""
    if standing.is_permanent_secretary or standing.is_chief_executive or standing.is_km_secretary:
        return ALLOWED
    return denied(_("This page is for the permanent secretary, the chief executive and the KM secretary."))
