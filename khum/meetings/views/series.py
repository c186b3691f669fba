"""Series of meetings: the list, one series with its year, beginning, changing, planning, closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.meetings import permissions
from khum.meetings.actions import series as acts
from khum.meetings.forms.meetings import DayForm, moment
from khum.meetings.forms.series import SeriesForm, values_of
from khum.meetings.models import Series
from khum.meetings.queries import series as queries
from khum.meetings.rules.rhythm import LAST
from khum.meetings.rules.states import SeriesKind
from khum.meetings.views.frame import form_page
from khum.web.request import PersonRequest

_FIRST_YEAR, _LAST_YEAR = 2400, 2700


@login_required
@require_safe
def series_list(request: PersonRequest) -> HttpResponse:
    """Series in sight."""
    context = {
        "all_series": queries.listed(request.standing)[:100],
        "may_begin": permissions.may_begin_series(request.standing),
    }
    return render(request, "meetings/series_list.html", context)


@login_required
@require_safe
def series(request: PersonRequest, pk: int) -> HttpResponse:
    """One series: its year and the months met."""
    found = _series(request, pk)
    year = _year(request)
    meetings = queries.of_year(found, year)
    context = {
        "series": found,
        "year": year,
        "meetings": meetings,
        "months": queries.months(meetings, year, request.standing.today),
        "may_arrange": permissions.may_arrange(request.standing, found),
        "may_plan": found.rhythm.days(year) and year.end >= request.standing.today,
    }
    return render(request, "meetings/series.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Begin a series and put its year into the calendar."""
    permissions.may_begin_series(request.standing).or_raise()
    form = SeriesForm(request.POST or None, standing=request.standing, initial=_usual(request))
    if request.method == "POST" and form.is_valid():
        made = acts.begin_series(values=form.cleaned_data, by=request.standing, at=now())
        year = FiscalYear.containing(request.standing.today)
        acts.plan_year(series_id=made.pk, year=year, by=request.standing, at=now())
        messages.success(request, _("The series is set up and this fiscal year is in the calendar."))
        return redirect("meetings:series", made.pk)
    return _form(request, form, title=_("A new series of meetings"), back=reverse("meetings:series-list"))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a series."""
    found = _series(request, pk)
    permissions.may_arrange(request.standing, found).or_raise()
    form = SeriesForm(request.POST or None, standing=request.standing, initial=values_of(found))
    if request.method == "POST" and form.is_valid():
        acts.change_series(series_id=pk, values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("meetings:series", pk)
    return _form(request, form, title=_("Change the series"), back=reverse("meetings:series", args=[pk]))


@login_required
@require_POST
def plan_year(request: PersonRequest, pk: int) -> HttpResponse:
    """Put the days of a fiscal year into the calendar."""
    year = _year(request)
    made = acts.plan_year(series_id=_series(request, pk).pk, year=year, by=request.standing, at=now())
    messages.success(request, _("%(number)d meetings are in the calendar.") % {"number": len(made)})
    return redirect(f"{reverse('meetings:series', args=[pk])}?year={year.be}")


@login_required
@require_http_methods(["GET", "POST"])
def plan_meeting(request: PersonRequest, pk: int) -> HttpResponse:
    """One more meeting, also one that took place already."""
    found = _series(request, pk)
    permissions.may_arrange(request.standing, found).or_raise()
    form = DayForm(request.POST or None, initial={"day": request.standing.today, "start": found.starts_at})
    if request.method == "POST" and form.is_valid():
        starts_at = moment(form.cleaned_data["day"], form.cleaned_data["start"])
        made = acts.plan_meeting(series_id=pk, starts_at=starts_at, by=request.standing, at=now())
        return redirect("meetings:meeting", made.pk)
    return form_page(
        request,
        form,
        title=_("One more meeting"),
        act=_("Put into the calendar"),
        back=reverse("meetings:series", args=[pk]),
        note=found.name,
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """End a series."""
    found = _series(request, pk)
    permissions.may_arrange(request.standing, found).or_raise()
    if request.method == "POST":
        acts.close_series(series_id=pk, by=request.standing, at=now())
        messages.success(request, _("The series has ended. Its minutes stay."))
        return redirect("meetings:series", pk)
    context = {
        "question": _("End “%(series)s”?") % {"series": found.name},
        "explanation": _("Meetings that were planned and never called leave the calendar. Minutes stay."),
        "act": _("End the series"),
        "back": reverse("meetings:series", args=[pk]),
        "danger": True,
    }
    return render(request, "ui/confirm.html", context)


def _series(request: PersonRequest, pk: int) -> Series:
    found: Series = get_object_or_404(
        Series.objects.visible_to(request.standing).select_related("chair", "secretary", "division", "committee"), pk=pk
    )
    return found


def _year(request: PersonRequest) -> FiscalYear:
    text = request.POST.get("year") or request.GET.get("year") or ""
    if text.isascii() and text.isdigit() and _FIRST_YEAR <= int(text[:5]) <= _LAST_YEAR:
        return FiscalYear(int(text))
    return FiscalYear.containing(request.standing.today)


def _usual(request: PersonRequest) -> dict[str, Any]:
    """What most offices do: the last week, Friday morning."""
    kind = SeriesKind.STAFF if request.standing.is_km_secretary else SeriesKind.DIVISION
    return {"week": LAST, "weekday": 4, "starts_at": "09.30", "kind": kind.value}


def _form(request: PersonRequest, form: SeriesForm, *, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "act": _("Keep"), "back": back}
    return render(request, "meetings/series_form.html", context, status=422 if form.errors else 200)
