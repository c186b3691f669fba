"""The month's meetings, and the resolutions that meetings asked of people."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.thai_date import MONTHS_TH, be_year
from khum.meetings import permissions
from khum.meetings.actions import outcomes
from khum.meetings.forms.meetings import SettleForm
from khum.meetings.models import Resolution
from khum.meetings.papers.register import TITLE, register_paper
from khum.meetings.queries import pages
from khum.meetings.views.frame import form_page
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest

_PAGE = 20
_MOST = 1000
_FIRST_YEAR, _LAST_YEAR = 1900, 2300
_LISTS = ("open", "mine", "done")


@login_required
@require_safe
def calendar(request: PersonRequest) -> HttpResponse:
    """Meetings of a month, with what the person answered."""
    first = _month(request.GET.get("month", ""), request.standing.today)
    context = {
        "month_name": f"{MONTHS_TH[first.month - 1]} {be_year(first)}",
        "previous": _shift(first, -1),
        "following": _shift(first, 1),
        "meetings": pages.month(request.standing, first),
        "may_begin": permissions.may_begin_series(request.standing),
    }
    return render(request, "meetings/calendar.html", context)


@login_required
@require_safe
def resolutions(request: PersonRequest) -> HttpResponse:
    """Resolutions that wait for somebody, one's own, and settled ones."""
    which = request.GET.get("which", "open")
    which = which if which in _LISTS else "open"
    found = Paginator(pages.resolutions(request.standing, which=which), _PAGE).get_page(request.GET.get("page"))
    labels = {"open": _("Still open"), "mine": _("Mine"), "done": _("Settled")}
    tabs = [{"label": labels[name], "url": f"?which={name}", "is_current": name == which} for name in _LISTS]
    settleable = {one.pk for one in found if permissions.may_settle(request.standing, one)}
    context = {"page": found, "tabs": tabs, "which": which, "settleable": settleable}
    return render(request, "meetings/resolutions.html", context)


@login_required
@require_safe
def resolutions_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The list as a paper or a table."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    which = request.GET.get("which", "open")
    found = pages.resolutions(request.standing, which=which if which in _LISTS else "open")[:_MOST]
    name = request.standing.organisation.name
    paper = register_paper(found, organisation=name, today=request.standing.today)
    return paper_response(request, paper, name=TITLE, extension=extension)


@login_required
@require_http_methods(["GET", "POST"])
def settle(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what came of a resolution."""
    found = get_object_or_404(
        Resolution.objects.visible_to(request.standing).select_related("meeting__series", "owner"), pk=pk
    )
    permissions.may_settle(request.standing, found).or_raise()
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcomes.settle(resolution_id=pk, result=form.cleaned_data["result"], by=request.standing, at=now())
        messages.success(request, _("Kept. The resolution does not come back any more."))
        return redirect("meetings:resolutions")
    return form_page(
        request,
        form,
        title=_("What came of the resolution"),
        act=_("Keep"),
        back=reverse("meetings:resolutions"),
        note=f"{found.text} ({found.meeting})",
    )


def _month(text: str, today: date) -> date:
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if _FIRST_YEAR <= asked.year <= _LAST_YEAR else today.replace(day=1)


def _shift(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
