"""Groups assess themselves in the cores; those who want to take invite those who can give."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.forums import permissions
from khum.forums.actions import calling
from khum.forums.models import Assessment, Core, Group, Invitation
from khum.forums.rules.stairs import HIGHEST, LOWEST, Mark, can_pair
from khum.forums.rules.states import InvitationState
from khum.people.models import Division, Person
from khum.people.standing import Standing


@transaction.atomic
def add_group(
    *, forum_id: int, speaker: Person, name: str = "", division: Division | None = None, by: Standing, at: datetime
) -> Group:
    """Name a group that assesses itself: a division, or a group of the forum under a name."""
    forum = calling.locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    permissions.may_work(by, forum).or_raise()
    for thing in (speaker, division):
        if thing is not None and thing.organisation_id != by.organisation_id:
            raise NotPossibleError(_("What you chose belongs to another organisation."))
    name = name.strip() or (division.name if division else "")
    if not name:
        raise NotPossibleError(_("Choose a division or name the group."))
    taken = forum.groups.filter(name=name)
    if taken.exists() or (division is not None and forum.groups.filter(division=division).exists()):
        raise NotPossibleError(_("This group is there already."))
    group = Group.objects.create(forum=forum, name=name, division=division, speaker=speaker)
    ledger.record("forum.group_added", forum, by=by, at=at, detail={"group": name})
    return group


@transaction.atomic
def remove_group(*, group_id: int, by: Standing, at: datetime) -> int:
    """Take a group away that has invited nobody and was not invited."""
    group: Group = Group.objects.visible_to(by).get(pk=group_id)
    forum = calling.locked(group.forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if group.invitations_to_give.exists() or group.invitations_to_take.exists():
        raise NotPossibleError(_("This group has an invitation and stays."))
    ledger.record("forum.group_removed", forum, by=by, at=at, detail={"group": group.name})
    group.delete()
    return forum.pk


@transaction.atomic
def assess(*, group_id: int, levels: Mapping[int, tuple[int, int]], by: Standing, at: datetime) -> Group:
    """Keep how a group sees itself: core → (level today, level it aims at). Saying it again changes it."""
    found = Group.objects.visible_to(by).get(pk=group_id)
    calling.locked(found.forum_id, by)
    group: Group = Group.objects.select_related("forum").get(pk=group_id)
    permissions.may_assess(by, group).or_raise()
    known = set(Core.objects.filter(forum=group.forum_id, pk__in=levels).values_list("pk", flat=True))
    if not levels or known != set(levels):
        raise NotPossibleError(_("Say the level in a core of this forum."))
    for core_id, (now, target) in levels.items():
        if not LOWEST <= now <= target <= HIGHEST:
            raise NotPossibleError(_("The levels go from 1 to 5, and the aim is not below today."))
        Assessment.objects.update_or_create(
            group=group, core_id=core_id, defaults={"now": now, "target": target, "by": by.person, "at": at}
        )
    ledger.record("forum.assessed", group.forum, by=by, at=at, detail={"group": group.name, "cores": len(levels)})
    return group


@transaction.atomic
def invite(*, core_id: int, giver_id: int, taker_id: int, by: Standing, at: datetime) -> Invitation:
    """Make an invitation of a pair of the stairs; one that was declined may be asked again."""
    core: Core = Core.objects.visible_to(by).get(pk=core_id)
    forum = calling.locked(core.forum_id, by)
    taker = forum.groups.get(pk=taker_id)
    giver = forum.groups.get(pk=giver_id)
    permissions.may_invite(by, forum, taker).or_raise()
    marks = [row.mark for row in Assessment.objects.filter(core=core)]
    taken = Invitation.objects.filter(core=core, giver=giver, taker=taker).first()
    if taken is None and not _could_give(marks, giver.pk, taker.pk):
        raise NotPossibleError(_("These two are no pair: who gives stands at 4 or 5 and above who takes."))
    if taken is not None and taken.state_value is not InvitationState.DECLINED:
        return taken
    invitation = taken or Invitation(forum=forum, core=core, giver=giver, taker=taker)
    invitation.state, invitation.reason = InvitationState.INVITED.value, ""
    invitation.invited_by, invitation.invited_at, invitation.answered_at = by.person, at, None
    invitation.save()
    ledger.record("invitation.sent", invitation, by=by, at=at, detail={"giver": giver.name, "taker": taker.name})
    return invitation


@transaction.atomic
def accept(*, invitation_id: int, meet_on: date, meet_where: str, by: Standing, at: datetime) -> Invitation:
    """Say yes, when and where."""
    invitation = _invitation(invitation_id, by)
    permissions.may_answer(by, invitation).or_raise()
    if invitation.state_value not in {InvitationState.INVITED, InvitationState.ACCEPTED}:
        raise NotPossibleError(_("This invitation was answered already."))
    if not meet_where.strip() or meet_on < by.today:
        raise NotPossibleError(_("Say where you meet, and choose a day from today on."))
    invitation.state, invitation.meet_on, invitation.meet_where = (
        InvitationState.ACCEPTED.value, meet_on, meet_where.strip(),
    )  # fmt: skip
    invitation.answered_at = at
    invitation.save(update_fields=["state", "meet_on", "meet_where", "answered_at"])
    ledger.record("invitation.accepted", invitation, by=by, at=at, detail={"on": meet_on.isoformat()})
    return invitation


@transaction.atomic
def decline(*, invitation_id: int, reason: str, by: Standing, at: datetime) -> Invitation:
    """Say no, with the reason that the other side reads."""
    invitation = _invitation(invitation_id, by)
    permissions.may_answer(by, invitation).or_raise()
    if invitation.state_value not in {InvitationState.INVITED, InvitationState.ACCEPTED}:
        raise NotPossibleError(_("This invitation was answered already."))
    if not reason.strip():
        raise NotPossibleError(_("Say why it does not suit now."))
    invitation.state, invitation.reason, invitation.answered_at = InvitationState.DECLINED.value, reason.strip(), at
    invitation.meet_on, invitation.meet_where = None, ""
    invitation.save(update_fields=["state", "reason", "answered_at", "meet_on", "meet_where"])
    ledger.record("invitation.declined", invitation, by=by, at=at, detail={"reason": invitation.reason})
    return invitation


@transaction.atomic
def note_exchange(*, invitation_id: int, met_on: date, exchanged: str, by: Standing, at: datetime) -> Invitation:
    """Say what was exchanged and when; it can be mended."""
    invitation = _invitation(invitation_id, by)
    permissions.may_note(by, invitation).or_raise()
    if invitation.state_value not in {InvitationState.ACCEPTED, InvitationState.MET}:
        raise NotPossibleError(_("The invitation was not accepted."))
    if not exchanged.strip() or met_on > by.today:
        raise NotPossibleError(_("Say what was exchanged, on a day up to today."))
    invitation.state, invitation.met_on, invitation.exchanged = InvitationState.MET.value, met_on, exchanged.strip()
    invitation.save(update_fields=["state", "met_on", "exchanged"])
    ledger.record("invitation.met", invitation, by=by, at=at, detail={"on": met_on.isoformat()})
    return invitation


def _could_give(marks: list[Mark], giver: int, taker: int) -> bool:
    now = {mark.group: mark for mark in marks}
    if giver not in now or taker not in now:
        return False
    return can_pair(now[giver], now[taker])


def _invitation(invitation_id: int, by: Standing) -> Invitation:
    if not Invitation.objects.visible_to(by).filter(pk=invitation_id).exists():
        raise Invitation.DoesNotExist
    found = Invitation.objects.select_for_update(of=("self",)).select_related("forum", "core", "giver", "taker")
    return found.get(pk=invitation_id)
