"""A person's calendar address: made anew, taken back, and the calendar itself for programs."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.meetings.actions import calendars
from khum.meetings.queries import feed, series
from khum.people import standing
from khum.web.request import PersonRequest

KEPT_BACK = timedelta(days=60)
MOST = 300


@login_required
@require_http_methods(["GET", "POST"])
def address(request: PersonRequest) -> HttpResponse:
    """Make the address; it is shown once, because only its hash is kept."""
    made = ""
    if request.method == "POST":
        secret = calendars.open_feed(by=request.standing, at=now())
        made = request.build_absolute_uri(reverse("meetings:feed-file", args=[secret]))
    context = {"address": made, "has_feed": feed.has_feed(request.standing.person_id)}
    return render(request, "meetings/feed.html", context)


@login_required
@require_POST
def close(request: PersonRequest) -> HttpResponse:
    """Take the address back."""
    calendars.close_feed(by=request.standing, at=now())
    messages.success(request, _("The address does not work any more."))
    return redirect("meetings:feed")


@require_safe
def file(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar for who knows the secret; nothing but the person's own meetings."""
    person = feed.person_of(calendars.hashed(secret))
    if person is None:
        raise Http404
    of = standing.load(person, today=localdate())
    found = series.own_calendar(of, of.today - KEPT_BACK)[:MOST]
    rows = [(meeting, request.build_absolute_uri(reverse("meetings:meeting", args=[meeting.pk]))) for meeting in found]
    body = feed.calendar(rows, name=_("Meetings of %(who)s") % {"who": person.full_name}, at=now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    patch_cache_control(answer, private=True, max_age=300)
    return answer
