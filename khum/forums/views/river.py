"""Groups, their levels, the river, the stairs and the invitations."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.forums import permissions
from khum.forums.actions import exchanging
from khum.forums.forms.river import AcceptForm, AssessForm, DeclineForm, ExchangedForm, GroupForm
from khum.forums.models import Group, Invitation
from khum.forums.queries.river import river_of
from khum.forums.rules.stairs import LEVELS_TH
from khum.forums.rules.states import InvitationState
from khum.forums.views.frame import form_page, number, visible_forum
from khum.web.request import PersonRequest


@login_required
@require_safe
def river(request: PersonRequest, pk: int) -> HttpResponse:
    """The river with its table, the stairs, the pairs."""
    forum = visible_forum(request, pk)
    found = river_of(forum)
    leads = permissions.leads(request.standing, forum)
    may_assess = [
        group.pk for _letter, group in found.groups if found.lines and permissions.may_assess(request.standing, group)
    ] if forum.is_open else []  # fmt: skip
    may_invite = [group.pk for _letter, group in found.groups if permissions.may_invite(request.standing, forum, group)]
    context = {
        "forum": forum,
        "river": found,
        "leads": leads,
        "may_assess": may_assess,
        "may_invite": may_invite,
        "levels": sorted(LEVELS_TH.items(), reverse=True),
    }
    return render(request, "forums/river.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add_group(request: PersonRequest, pk: int) -> HttpResponse:
    """Name a group that assesses itself."""
    forum = visible_forum(request, pk)
    permissions.may_lead(request.standing, forum).or_raise()
    form = GroupForm(request.POST or None, standing=request.standing, forum=forum)
    if request.method == "POST" and form.is_valid():
        group = exchanging.add_group(forum_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The group is there. Let it say how it sees itself."))
        return redirect(f"{_address(pk)}#group-{group.pk}")
    return form_page(
        request, form, title=_("Add a group"), act=_("Add"), back=_address(pk), note=forum.topic, draft=False
    )


@login_required
@require_POST
def remove_group(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a group away."""
    forum_id = exchanging.remove_group(group_id=_group(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The group is gone."))
    return redirect("forums:river", forum_id)


@login_required
@require_http_methods(["GET", "POST"])
def assess(request: PersonRequest, pk: int) -> HttpResponse:
    """How a group sees itself in every core."""
    group = _group(request, pk)
    permissions.may_assess(request.standing, group).or_raise()
    cores = group.forum.cores.order_by("order", "pk")
    form = AssessForm(request.POST or None, cores=cores, known=group.assessments.all())
    if not form.cores:
        messages.warning(request, _("Name cores at the board first."))
        return redirect("forums:board", group.forum_id)
    if request.method == "POST" and form.is_valid():
        exchanging.assess(group_id=pk, levels=form.levels, by=request.standing, at=now())
        messages.success(request, _("Kept. The river shows it."))
        return redirect("forums:river", group.forum_id)
    context = {"group": group, "form": form, "levels": sorted(LEVELS_TH.items(), reverse=True)}
    return render(request, "forums/assess.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def invite(request: PersonRequest, pk: int) -> HttpResponse:
    """Make an invitation of a pair."""
    forum = visible_forum(request, pk)
    core, giver, taker = (number(request.POST.get(name)) for name in ("core", "giver", "taker"))
    groups = set(forum.groups.values_list("pk", flat=True))
    if not forum.cores.filter(pk=core).exists() or not {giver, taker} <= groups:
        raise Http404
    made = exchanging.invite(core_id=core, giver_id=giver, taker_id=taker, by=request.standing, at=now())
    messages.success(request, _("%(giver)s is invited to tell how they do it.") % {"giver": made.giver.name})
    return redirect(f"{_address(pk)}#pairs")


@login_required
@require_safe
def invitation(request: PersonRequest, pk: int) -> HttpResponse:
    """One invitation: what it is about, the answer, what was exchanged."""
    found = _invitation(request, pk)
    may_answer = bool(permissions.may_answer(request.standing, found))
    may_note = bool(permissions.may_note(request.standing, found))
    state = found.state_value
    context = {
        "invitation": found,
        "points": list(found.core.points.select_related("teller", "story")),
        "may_accept": may_answer and state in {InvitationState.INVITED, InvitationState.ACCEPTED},
        "may_note": may_note and state in {InvitationState.ACCEPTED, InvitationState.MET},
        "may_invite": state is InvitationState.DECLINED
        and bool(permissions.may_invite(request.standing, found.forum, found.taker)),
    }
    return render(request, "forums/invitation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes, when and where."""
    found = _invitation(request, pk)
    permissions.may_answer(request.standing, found).or_raise()
    initial = {"meet_on": found.meet_on, "meet_where": found.meet_where or found.forum.place}
    form = AcceptForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        exchanging.accept(invitation_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Accepted. The other side sees when and where."))
        return redirect("forums:invitation", pk)
    return _answer(request, form, found, title=_("Accept the invitation"), act=_("Accept and meet"))


@login_required
@require_http_methods(["GET", "POST"])
def decline(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no, with the reason."""
    found = _invitation(request, pk)
    permissions.may_answer(request.standing, found).or_raise()
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        exchanging.decline(invitation_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Declined. The other side reads your reason."))
        return redirect("forums:invitation", pk)
    return _answer(request, form, found, title=_("Decline the invitation"), act=_("Decline"))


@login_required
@require_http_methods(["GET", "POST"])
def note(request: PersonRequest, pk: int) -> HttpResponse:
    """What was exchanged."""
    found = _invitation(request, pk)
    permissions.may_note(request.standing, found).or_raise()
    initial = {"met_on": found.met_on or found.meet_on, "exchanged": found.exchanged}
    form = ExchangedForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        exchanging.note_exchange(invitation_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept. Thank each other."))
        return redirect("forums:invitation", pk)
    return _answer(request, form, found, title=_("What was exchanged"), act=_("Keep"))


def _answer(request: PersonRequest, form: forms.Form, found: Invitation, *, title: str, act: str) -> HttpResponse:
    back = reverse("forums:invitation", args=[found.pk])
    words = f"{found.taker.name} ← {found.giver.name}: {found.core.title}"
    return form_page(request, form, title=title, act=act, back=back, note=words)


def _group(request: PersonRequest, pk: int) -> Group:
    found: Group = get_object_or_404(Group.objects.visible_to(request.standing).select_related("forum"), pk=pk)
    return found


def _invitation(request: PersonRequest, pk: int) -> Invitation:
    rows = Invitation.objects.visible_to(request.standing)
    rows = rows.select_related("forum", "core", "giver__speaker", "taker__speaker", "invited_by")
    found: Invitation = get_object_or_404(rows, pk=pk)
    return found


def _address(forum_id: int) -> str:
    return reverse("forums:river", args=[forum_id])
