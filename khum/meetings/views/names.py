"""Who came: a list to tap, a code at the door, all at once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.meetings import permissions
from khum.meetings.actions import holding
from khum.meetings.forms.meetings import AwayForm, PersonForm
from khum.meetings.models import Attendance
from khum.meetings.queries import door as doors
from khum.meetings.queries import pages
from khum.meetings.rules.states import Presence
from khum.meetings.views.frame import form_page, frame, visible_meeting
from khum.papers.pictures import qr_svg
from khum.web.request import PersonRequest


@login_required
@require_safe
def names(request: PersonRequest, pk: int) -> HttpResponse:
    """The list: one tap a person, or all who are left at once."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    context = frame(request, found, "names") | {
        "rows": pages.list_of(found),
        "names": pages.names_of(found),
        "is_open": found.state_value in holding.OPEN_FOR_NAMES,
        "person_form": PersonForm(standing=request.standing, meeting=found),
    }
    return render(request, "meetings/names.html", context)


@login_required
@require_POST
def note(request: PersonRequest, pk: int) -> HttpResponse:
    """One tap; with htmx the row alone comes back."""
    row = get_object_or_404(Attendance.objects.visible_to(request.standing), pk=pk)
    presence = request.POST.get("presence", "")
    if presence not in {Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN}:
        raise Http404
    row = holding.note(attendance_id=pk, presence=Presence(presence), by=request.standing, at=now())
    if not request.htmx:
        return redirect(f"{reverse('meetings:names', args=[row.meeting_id])}#name-{row.pk}")
    found = visible_meeting(request, row.meeting_id)
    context = {"row": row, "meeting": found, "names": pages.names_of(found), "is_open": True, "is_answer": True}
    return render(request, "meetings/parts/name.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def away(request: PersonRequest, pk: int) -> HttpResponse:
    """Why somebody is absent, or who came instead."""
    row = get_object_or_404(Attendance.objects.visible_to(request.standing), pk=pk)
    found = visible_meeting(request, row.meeting_id)
    permissions.may_run(request.standing, found).or_raise()
    back = f"{reverse('meetings:names', args=[found.pk])}#name-{row.pk}"
    form = AwayForm(request.POST or None, initial={"reason": row.reason, "substitute": row.substitute})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        presence = Presence.SUBSTITUTE if values["substitute"].strip() else Presence.ABSENT
        holding.note(attendance_id=pk, presence=presence, **values, by=request.standing, at=now())
        return redirect(back)
    return form_page(request, form, title=row.name, act=_("Keep"), back=back, note=row.title)


@login_required
@require_POST
def rest(request: PersonRequest, pk: int) -> HttpResponse:
    """All who are not noted yet at once."""
    found = visible_meeting(request, pk)
    presence = Presence.ABSENT if "absent" in request.POST else Presence.PRESENT
    number = holding.note_rest(meeting_id=found.pk, presence=presence, by=request.standing, at=now())
    messages.success(request, _("%(number)d people noted.") % {"number": number})
    return redirect("meetings:names", pk)


@login_required
@require_POST
def add(request: PersonRequest, pk: int) -> HttpResponse:
    """One more person for the list."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    form = PersonForm(request.POST, standing=request.standing, meeting=found)
    if form.is_valid():
        holding.add_person(meeting_id=pk, person_id=form.cleaned_data["person"].pk, by=request.standing, at=now())
    else:
        messages.error(request, _("Choose a person from the list."))
    return redirect("meetings:names", pk)


@login_required
@require_safe
def door(request: PersonRequest, pk: int) -> HttpResponse:
    """The sheet for the door: a code that everybody scans with their own phone."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    address = request.build_absolute_uri(reverse("meetings:check-in", args=[doors.token_of(found.pk)]))
    context = frame(request, found, "names") | {"address": address}
    return render(request, "meetings/door.html", context)


@login_required
@require_safe
def door_code(request: PersonRequest, pk: int) -> HttpResponse:
    """The picture of the code."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    address = request.build_absolute_uri(reverse("meetings:check-in", args=[doors.token_of(found.pk)]))
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")


@login_required
@require_http_methods(["GET", "POST"])
def check_in(request: PersonRequest, token: str) -> HttpResponse:
    """Note one's own coming: the scan opens the page, one tap says "I am here"."""
    pk = doors.meeting_of(token)
    if pk is None:
        raise Http404
    found = visible_meeting(request, pk)
    if request.method == "POST":
        holding.check_in(meeting_id=pk, by=request.standing, at=now())
        messages.success(request, _("You are on the list. Welcome."))
        return redirect("meetings:meeting", pk)
    own = pages.own_place(found, request.standing)
    context = {"meeting": found, "own": own, "verdict": permissions.may_check_in(request.standing, own)}
    return render(request, "meetings/check_in.html", context)
