"""One meeting: its page, calling, answering, moving, cancelling, opening, finishing, certifying."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.files.keeping import kept_file
from khum.meetings import permissions
from khum.meetings.actions import calling, holding, minutes
from khum.meetings.forms.meetings import (
    CallForm,
    CertifyForm,
    LineForm,
    PaperForm,
    ReasonForm,
    ReplyForm,
    WhenForm,
    when_of,
)
from khum.meetings.queries import pages, sight
from khum.meetings.rules.states import MeetingState
from khum.meetings.views.frame import form_page, frame, visible_meeting
from khum.web.request import PersonRequest


@login_required
@require_safe
def meeting(request: PersonRequest, pk: int) -> HttpResponse:
    """When, where, who, what; one main action by state."""
    found = visible_meeting(request, pk)
    later = pages.later_held(found) if found.state_value is MeetingState.DRAFTED else None
    context = frame(request, found, "meeting") | {
        "names": pages.names_of(found),
        "business": pages.business_of(found),
        "own": pages.own_place(found, request.standing),
        "reply_form": ReplyForm(),
        "line_form": LineForm(),
        "may_certify": permissions.may_certify(request.standing, found),
        "may_certify_on_paper": permissions.may_certify_on_paper(request.standing, found),
        "later": later,
        "to_certify": pages.to_certify(found) if found.state_value is MeetingState.HELD else [],
        "sees_series": bool(sight.series(request.standing, [found.series_id])),
        "has_come": pages.is_over(found, request.standing.today),
        "may_call": pages.may_still_be_called(found, request.standing.today),
    }
    return render(request, "meetings/meeting.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def call(request: PersonRequest, pk: int) -> HttpResponse:
    """Invite everybody who belongs to the meeting."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        calling.call(meeting_id=pk, reference=form.cleaned_data["reference"], by=request.standing, at=now())
        messages.success(request, _("Everybody is called. It waits on their first page."))
        return redirect("meetings:meeting", pk)
    return form_page(
        request,
        form,
        title=_("Call people to the meeting"),
        act=_("Call"),
        back=_address(pk),
        note=_("Everybody who belongs to it sees the call and answers with one tap."),
    )


@login_required
@require_POST
def reply(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer a call."""
    found = visible_meeting(request, pk)
    form = ReplyForm(request.POST)
    form.is_valid()
    is_coming = "coming" in request.POST
    reason = form.cleaned_data.get("reason", "").strip()
    if not is_coming and not reason:
        messages.error(request, _("Say in a few words why you cannot come."))
        return redirect(f"{_address(pk)}#reply")
    calling.reply(meeting_id=found.pk, is_coming=is_coming, reason=reason, by=request.standing, at=now())
    messages.success(request, _("Your answer is kept."))
    return redirect("meetings:meeting", pk)


@login_required
@require_http_methods(["GET", "POST"])
def move(request: PersonRequest, pk: int) -> HttpResponse:
    """Another day, hour or place."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    form = WhenForm(request.POST or None, initial=when_of(found))
    if request.method == "POST" and form.is_valid():
        starts_at, ends_at = form.moments()
        calling.reschedule(
            meeting_id=pk,
            starts_at=starts_at,
            ends_at=ends_at,
            place=form.cleaned_data["place"],
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The meeting is moved."))
        return redirect("meetings:meeting", pk)
    return form_page(request, form, title=_("Move the meeting"), act=_("Keep"), back=_address(pk))


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Cancel with a reason."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        calling.cancel(meeting_id=pk, reason=form.cleaned_data["reason"], by=request.standing, at=now())
        messages.success(request, _("The meeting is cancelled."))
        return redirect("meetings:meeting", pk)
    return form_page(
        request, form, title=_("Cancel the meeting?"), act=_("Cancel the meeting"), back=_address(pk), danger=True
    )


@login_required
@require_POST
def begin(request: PersonRequest, pk: int) -> HttpResponse:
    """Open the meeting and go on to the names."""
    holding.begin(meeting_id=visible_meeting(request, pk).pk, by=request.standing, at=now())
    return redirect("meetings:names", pk)


@login_required
@require_POST
def finish(request: PersonRequest, pk: int) -> HttpResponse:
    """Close the minutes for certification."""
    minutes.finish(meeting_id=visible_meeting(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The minutes are finished. The next meeting certifies them."))
    return redirect("meetings:meeting", pk)


@login_required
@require_http_methods(["GET", "POST"])
def take_back(request: PersonRequest, pk: int) -> HttpResponse:
    """Open finished minutes again."""
    found = visible_meeting(request, pk)
    permissions.may_run(request.standing, found).or_raise()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        minutes.take_back(meeting_id=pk, reason=form.cleaned_data["reason"], by=request.standing, at=now())
        return redirect("meetings:minutes", pk)
    return form_page(request, form, title=_("Mend the minutes"), act=_("Take them back"), back=_address(pk))


@login_required
@require_http_methods(["GET", "POST"])
def certify(request: PersonRequest, pk: int) -> HttpResponse:
    """The chair certifies at the next meeting."""
    found = visible_meeting(request, pk)
    permissions.may_certify(request.standing, found).or_raise()
    form = CertifyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        minutes.certify(meeting_id=pk, corrections=form.cleaned_data["corrections"], by=request.standing, at=now())
        messages.success(request, _("The minutes are certified."))
        return redirect("meetings:meeting", pk)
    return form_page(
        request, form, title=_("Certify the minutes"), act=_("Certify"), back=_address(pk), note=str(found)
    )


@login_required
@require_http_methods(["GET", "POST"])
def certify_on_paper(request: PersonRequest, pk: int) -> HttpResponse:
    """The chair signed the print; its scan is brought by who keeps the meeting."""
    found = visible_meeting(request, pk)
    permissions.may_certify_on_paper(request.standing, found).or_raise()
    form = PaperForm(request.POST or None, request.FILES or None, initial={"name": found.chair_name})
    if request.method == "POST" and form.is_valid():
        scan, is_refused = kept_file(form, "scan", by=request.standing, at=now())
        if scan is not None and not is_refused:
            values = {name: form.cleaned_data[name] for name in ("name", "signed_on", "corrections")}
            minutes.certify_on_paper(meeting_id=pk, **values, scan=scan, by=request.standing, at=now())
            messages.success(request, _("The minutes are certified."))
            return redirect("meetings:meeting", pk)
    note = _("Print the minutes, let the chair sign at the next meeting, and bring the scan here.")
    return form_page(request, form, title=_("Certified on paper"), act=_("Keep it"), back=_address(pk), note=note)


def _address(pk: int) -> str:
    return reverse("meetings:meeting", args=[pk])
