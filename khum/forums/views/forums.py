"""The list of forums, one forum, its people, its states."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.forums import permissions
from khum.forums.actions import calling
from khum.forums.forms.forum import AttendanceForm, CloseForm, ForumForm, PeopleForm
from khum.forums.models.forum import states
from khum.forums.papers.forum import forum_paper
from khum.forums.queries import pages
from khum.forums.queries.papers import content_of
from khum.forums.rules.states import ForumState
from khum.forums.views.frame import form_page, visible_forum
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_safe
def forums(request: PersonRequest) -> HttpResponse:
    """Forums of the council, the newest first."""
    asked = request.GET
    search = pages.Search(
        words=asked.get("q", "")[:100].strip(),
        state=asked.get("state", "") if asked.get("state") in set(ForumState) else "",
        mine=asked.get("mine") == "1",
    )
    page = Paginator(pages.listed(request.standing, search), _PAGE).get_page(asked.get("page"))
    return render(request, "forums/forums.html", {"page": page, "search": search, "states": states()})


@login_required
@require_safe
def forum(request: PersonRequest, pk: int) -> HttpResponse:
    """One forum with everything that came of it."""
    found = visible_forum(request, pk)
    leads = permissions.leads(request.standing, found)
    facts = pages.facts_of(found, request.standing)
    takes_part = leads or any(row.person_id == request.standing.person_id for row in facts.participants)
    context: dict[str, Any] = {
        "forum": found,
        "facts": facts,
        "leads": leads,
        "may_work": takes_part and found.is_open,
        "may_open": found.state_value is ForumState.PLANNED and found.on <= request.standing.today,
        "is_over": found.state_value in {ForumState.CLOSED, ForumState.CANCELLED},
    }
    return render(request, "forums/forum.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Call a forum."""
    permissions.may_call(request.standing).or_raise()
    form = ForumForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        made = calling.call_forum(values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The forum is planned. Say who is invited."))
        return redirect("forums:people", made.pk)
    return form_page(
        request, form, title=_("Call a forum"), act=_("Keep and invite people"), back=reverse("forums:forums")
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a forum."""
    found = visible_forum(request, pk)
    permissions.may_lead(request.standing, found).or_raise()
    initial = {name: getattr(found, name) for name in calling.FIELDS}
    form = ForumForm(request.POST or None, standing=request.standing, initial=initial)
    if request.method == "POST" and form.is_valid():
        calling.change_forum(forum_id=pk, values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("forums:forum", pk)
    return form_page(request, form, title=_("Change the forum"), act=_("Keep"), back=_address(pk))


@login_required
@require_http_methods(["GET", "POST"])
def people(request: PersonRequest, pk: int) -> HttpResponse:
    """Invite people."""
    found = visible_forum(request, pk)
    permissions.may_lead(request.standing, found).or_raise()
    form = PeopleForm(request.POST or None, standing=request.standing, forum=found)
    if request.method == "POST" and form.is_valid():
        chosen = [person.pk for person in form.cleaned_data["people"]]
        calling.invite_people(forum_id=pk, person_ids=chosen, by=request.standing, at=now())
        messages.success(request, _("They are on the list and see the forum on their first page."))
        return redirect("forums:forum", pk)
    return form_page(
        request,
        form,
        title=_("Invite people"),
        act=_("Put on the list"),
        back=_address(pk),
        note=found.topic,
        draft=False,
    )


@login_required
@require_POST
def drop(request: PersonRequest, pk: int, person: int) -> HttpResponse:
    """Take somebody off the list."""
    calling.drop_person(forum_id=visible_forum(request, pk).pk, person_id=person, by=request.standing, at=now())
    messages.success(request, _("The name is off the list."))
    return redirect("forums:forum", pk)


@login_required
@require_http_methods(["GET", "POST"])
def attendance(request: PersonRequest, pk: int) -> HttpResponse:
    """Who came."""
    found = visible_forum(request, pk)
    permissions.may_lead(request.standing, found).or_raise()
    here = list(found.participants.exclude(came=False).values_list("person", flat=True))
    form = AttendanceForm(request.POST or None, forum=found, initial={"came": here})
    if request.method == "POST" and form.is_valid():
        came = [person.pk for person in form.cleaned_data["came"]]
        calling.take_attendance(forum_id=pk, came=came, by=request.standing, at=now())
        messages.success(request, _("Attendance is kept."))
        return redirect("forums:forum", pk)
    return form_page(
        request, form, title=_("Who came"), act=_("Keep attendance"), back=_address(pk), note=found.topic, draft=False
    )


@login_required
@require_POST
def move(request: PersonRequest, pk: int) -> HttpResponse:
    """Open, cancel or take up again."""
    wanted = request.POST.get("to", "")
    if wanted not in {ForumState.OPEN, ForumState.CANCELLED, ForumState.PLANNED}:
        raise Http404
    moved = calling.move_forum(
        forum_id=visible_forum(request, pk).pk, to=ForumState(wanted), by=request.standing, at=now()
    )
    messages.success(request, _("The forum is now: %(state)s") % {"state": moved.state_value.label_th})
    return redirect("forums:forum", pk)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close the forum with what it brought."""
    found = visible_forum(request, pk)
    permissions.may_lead(request.standing, found).or_raise()
    form = CloseForm(request.POST or None, initial={"outcome": found.outcome})
    if request.method == "POST" and form.is_valid():
        calling.move_forum(
            forum_id=pk, to=ForumState.CLOSED, outcome=form.cleaned_data["outcome"], by=request.standing, at=now()
        )
        messages.success(request, _("The forum is closed. Its record can be printed."))
        return redirect("forums:forum", pk)
    return form_page(
        request, form, title=_("Close the forum"), act=_("Close the forum"), back=_address(pk), note=found.topic
    )


@login_required
@require_safe
def paper(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The record of the forum."""
    if extension not in {"pdf", "docx"}:
        raise Http404
    found = visible_forum(request, pk)
    content = content_of(found, request.standing)
    made = forum_paper(content, organisation=request.standing.organisation.name, today=request.standing.today)
    return paper_response(request, made, name=f"{made.title}", extension=extension)


def _address(pk: int) -> str:
    return reverse("forums:forum", args=[pk])
