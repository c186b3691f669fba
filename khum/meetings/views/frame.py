"""What the views of a meeting share: finding it, its tabs, its head, a page with one form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.meetings import permissions
from khum.meetings.models import Meeting
from khum.meetings.queries import pages
from khum.meetings.rules.states import TAKEN_PLACE, MeetingState
from khum.web.request import PersonRequest


def visible_meeting(request: PersonRequest, pk: int) -> Meeting:
    """A meeting that the person may read; 404 otherwise."""
    meeting = pages.meeting_for_page(request.standing, pk)
    if meeting is None:
        raise Http404
    return meeting


def frame(request: PersonRequest, meeting: Meeting, current: str) -> dict[str, Any]:
    """Context of ``meetings/frame.html``; no query."""
    may_run = permissions.may_run(request.standing, meeting)
    return {
        "meeting": meeting,
        "may_run": may_run,
        "may_write": permissions.may_write(request.standing, meeting),
        "took_place": meeting.state_value in TAKEN_PLACE,
        "tabs": _tabs(meeting, current, runs=bool(may_run)),
    }


def form_page(
    request: PersonRequest, form: forms.Form, *, title: str, act: str, back: str, note: str = "", danger: bool = False
) -> HttpResponse:
    """A page with one form."""
    context = {"form": form, "title": title, "act": act, "back": back, "note": note, "danger": danger}
    return render(request, "meetings/form.html", context, status=422 if form.errors else 200)


def _tabs(meeting: Meeting, current: str, *, runs: bool) -> list[dict[str, Any]]:
    names = [("meeting", _("Meeting"))]
    if runs and meeting.state_value not in {MeetingState.PLANNED, MeetingState.CANCELLED}:
        names.append(("names", _("Names")))
        if meeting.state_value in {MeetingState.HELD, MeetingState.DRAFTED}:
            names.append(("minutes", _("Minutes")))
    if len(names) == 1:
        return []
    return [
        {"label": label, "url": reverse(f"meetings:{name}", args=[meeting.pk]), "is_current": name == current}
        for name, label in names
    ]
