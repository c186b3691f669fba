"""Who may do what with questions and communities, and why not (row 129). Reading is decided by ``visible_to``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.communities.rules.asking import TAKES_ANSWERS
from khum.domain.verdict import ALLOWED, Verdict, denied

if TYPE_CHECKING:
    from khum.communities.models import Answer, Community, Question
    from khum.people.standing import Standing


def may_ask(standing: Standing) -> Verdict:
    """Everybody who works here asks."""
    return ALLOWED if standing.person_id else denied(_("Only a person can ask."))


def may_answer(standing: Standing, question: Question) -> Verdict:
    """Everybody who sees a live question answers it; the asker adds to the question instead."""
    if not standing.person_id:
        return denied(_("Only a person can answer."))
    if question.state_value not in TAKES_ANSWERS:
        return denied(_("This question takes no answers: %(state)s.") % {"state": question.state_value.label_th})
    return ALLOWED


def may_change_answer(standing: Standing, answer: Answer) -> Verdict:
    """Only the author changes an answer."""
    if standing.person_id and answer.author_id == standing.person_id:
        return ALLOWED
    return denied(_("Only who wrote this answer changes it."))


def may_accept(standing: Standing, question: Question) -> Verdict:
    """The asker says which answer serves; for citizens the KM secretary and heads say it."""
    if question.state_value not in TAKES_ANSWERS:
        return denied(_("This question takes no answers: %(state)s.") % {"state": question.state_value.label_th})
    if question.asker_id is not None and question.asker_id == standing.person_id:
        return ALLOWED
    if question.asker_id is None and (standing.is_km_secretary or standing.is_division_head):
        return ALLOWED
    return denied(_("Who asked says which answer serves."))


def may_close(standing: Standing, question: Question) -> Verdict:
    """Who asked, and the KM secretary, close a live question."""
    if question.state_value not in TAKES_ANSWERS:
        return denied(_("This question is not open: %(state)s.") % {"state": question.state_value.label_th})
    if standing.is_km_secretary or (standing.person_id and question.asker_id == standing.person_id):
        return ALLOWED
    return denied(_("Only who asked and the KM secretary close a question."))


def may_moderate(standing: Standing) -> Verdict:
    """The KM secretary lets questions of citizens through and sets how long one waits for an answer."""
    return ALLOWED if standing.is_km_secretary else denied(_("Only the KM secretary does this."))


def may_publish(standing: Standing, question: Question) -> Verdict:
    """A question and its answers go to the public pages by the KM secretary; never a private one."""
    if question.is_private:
        return denied(_("A private question stays private."))
    return may_moderate(standing)


def may_found(standing: Standing) -> Verdict:
    """Everybody who works here may begin a community: it lives from those who want it."""
    return ALLOWED if standing.person_id else denied(_("Only a person can begin a community."))


def may_keep(standing: Standing, community: Community) -> Verdict:
    """The steward and the KM secretary keep a community."""
    if community.closed_on is not None:
        return denied(_("This community is closed."))
    if standing.is_km_secretary or (standing.person_id and community.steward_id == standing.person_id):
        return ALLOWED
    return denied(_("The steward and the KM secretary do this."))


def may_tell(standing: Standing, community: Community, *, is_member: bool) -> Verdict:
    """Members add to the kit and note gatherings; so do the steward and the KM secretary."""
    if community.closed_on is not None:
        return denied(_("This community is closed."))
    return ALLOWED if is_member else may_keep(standing, community)
