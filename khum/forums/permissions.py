"""Who may do what at a forum, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from khum.domain.verdict import ALLOWED, Verdict, denied

if TYPE_CHECKING:
    from khum.forums.models import Forum, Group, Invitation, Story
    from khum.people.standing import Standing


def leads(standing: Standing, forum: Forum) -> bool:
    """Whether somebody keeps the forum: the facilitator, who called it, the head of its division, the KM secretary."""
    if standing.is_km_secretary or forum.division_id in standing.headed_division_ids:
        return True
    return standing.person_id is not None and standing.person_id in {forum.facilitator_id, forum.created_by_id}


def takes_part(standing: Standing, forum: Forum) -> bool:
    """Whether somebody is invited or keeps the forum: one query where it is not clear from the forum."""
    return leads(standing, forum) or forum.participants.filter(person=standing.person_id or 0).exists()


def may_call(standing: Standing) -> Verdict:
    """Everybody of the council may call a forum: people are invited, never ordered (row 83)."""
    return denied(_("Sign in to call a forum.")) if standing.is_visitor else ALLOWED


def may_lead(standing: Standing, forum: Forum) -> Verdict:
    """Steer the forum: people, states, groups, sets."""
    if leads(standing, forum):
        return ALLOWED
    return denied(_("Only the facilitator, who called the forum and the KM secretary do this."))


def may_work(standing: Standing, forum: Forum) -> Verdict:
    """Tell, note, cluster: everybody who takes part, while the forum is open."""
    if not takes_part(standing, forum):
        return denied(_("Only those who take part in this forum do this."))
    if not forum.is_open:
        return denied(_("The forum is not open now."))
    return ALLOWED


def may_write(standing: Standing, story: Story) -> Verdict:
    """Change a story and its points: its teller, its note-taker and who keeps the forum, while it is open."""
    forum = story.forum
    me = standing.person_id
    if not (leads(standing, forum) or (me is not None and me in {story.teller_id, story.note_taker_id})):
        return denied(_("Only the teller, the note-taker and the facilitator change this story."))
    return ALLOWED if forum.is_open else denied(_("The forum is not open now."))


def may_agree(standing: Standing, story: Story) -> Verdict:
    """The teller agrees. Who keeps the forum may note that it was read aloud and agreed there."""
    if not story.forum.is_open:
        return denied(_("The forum is not open now."))
    if standing.person_id == story.teller_id or leads(standing, story.forum):
        return ALLOWED
    return denied(_("Only the teller agrees to what was written."))


def may_assess(standing: Standing, group: Group) -> Verdict:
    """Assess for a group: its speaker, people of its division, who keeps the forum; never after it was closed."""
    if not group.forum.is_open:
        return denied(_("The forum is not open now."))
    if standing.person_id == group.speaker_id or group.division_id in standing.division_ids:
        return ALLOWED
    if leads(standing, group.forum):
        return ALLOWED
    return denied(_("Only the group itself says how it sees itself."))


def may_invite(standing: Standing, forum: Forum, taker: Group) -> Verdict:
    """Invite: who wants to take, or who keeps the forum on their behalf."""
    if leads(standing, forum) or standing.person_id == taker.speaker_id or taker.division_id in standing.division_ids:
        return ALLOWED
    return denied(_("Only the group that wants to take, and the facilitator, send this invitation."))


def may_answer(standing: Standing, invitation: Invitation) -> Verdict:
    """Accept or decline: the speaker of the group that is asked to give, and the head of its division."""
    giver = invitation.giver
    if standing.person_id == giver.speaker_id or (
        giver.division_id is not None and giver.division_id in standing.headed_division_ids
    ):
        return ALLOWED
    return denied(_("Only the group that is asked to give answers."))


def may_note(standing: Standing, invitation: Invitation) -> Verdict:
    """Say what was exchanged: either side, or who keeps the forum."""
    speakers = {invitation.giver.speaker_id, invitation.taker.speaker_id}
    divisions = {invitation.giver.division_id, invitation.taker.division_id} - {None}
    if leads(standing, invitation.forum) or standing.person_id in speakers or divisions & standing.division_ids:
        return ALLOWED
    return denied(_("Only those who exchanged say what was exchanged."))
