"""Announcements, the information centre, the heads' signature of a quarter, reach by month."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.channels import permissions
from khum.channels.actions import office as actions
from khum.channels.forms.office import AnnouncementForm, AnswerForm, EntryForm, RequestForm, UpkeepForm
from khum.channels.models import Announcement, CatalogueEntry
from khum.channels.papers.office import CATALOGUE, REQUESTS, catalogue_paper, reach_paper, requests_paper
from khum.channels.queries import office as queries
from khum.channels.rules.centre import Answer, Section
from khum.channels.rules.quarters import asked_for
from khum.channels.views.parts import form_page
from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import MONTHS_TH_SHORT
from khum.papers.serving import paper_response
from khum.people.models import Division
from khum.web.request import PersonRequest

_PAGE = 20
_MOST = 2000
_FIRST_YEAR, _LAST_YEAR = 2500, 2700


@login_required
@require_safe
def announcements(request: PersonRequest) -> HttpResponse:
    """What was announced to colleagues."""
    standing = request.standing
    page = Paginator(queries.announcements(standing), _PAGE).get_page(request.GET.get("page"))
    may_announce = permissions.may_announce(standing, standing.headed_division_ids)
    context = {"page": page, "may_announce": may_announce, "may_arrange": permissions.may_arrange(standing)}
    return render(request, "channels/announcements.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def announce(request: PersonRequest) -> HttpResponse:
    """Announce something to colleagues."""
    standing = request.standing
    permissions.may_announce(standing, standing.headed_division_ids).or_raise()
    form = AnnouncementForm(request.POST or None, standing=standing, initial={"starts_on": standing.today})
    if request.method == "POST" and form.is_valid():
        actions.announce(by=standing, at=now(), **form.cleaned_data)
        messages.success(request, _("It is announced: colleagues see it on their first page."))
        return redirect("channels:announcements")
    return form_page(
        request,
        form,
        title=_("Announce to colleagues"),
        act=_("Announce"),
        back=reverse("channels:announcements"),
    )


@login_required
@require_POST
def announcement_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Show it no longer."""
    found = get_object_or_404(Announcement.objects.visible_to(request.standing), pk=pk)
    actions.end_announcement(announcement_id=found.pk, by=request.standing, at=now())
    messages.success(request, _("Today is its last day."))
    return redirect("channels:announcements")


@login_required
@require_safe
def centre(request: PersonRequest) -> HttpResponse:
    """The information centre: what lies open, and requests that wait."""
    standing = request.standing
    context = {
        "sections": queries.catalogue(standing),
        "waiting": list(queries.requests(standing, open_only=True)[:_PAGE]),
        "may_arrange": permissions.may_arrange(standing),
    }
    return render(request, "channels/centre.html", context)


@login_required
@require_safe
def centre_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The catalogue as a paper."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    standing = request.standing
    paper = catalogue_paper(queries.catalogue(standing), organisation=standing.organisation.name, today=standing.today)
    return paper_response(request, paper, name=CATALOGUE, extension=extension)


@login_required
@require_http_methods(["GET", "POST"])
def lay_open(request: PersonRequest) -> HttpResponse:
    """Enter something in the catalogue."""
    permissions.may_arrange(request.standing).or_raise()
    form = EntryForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"section": Section(form.cleaned_data["section"])}
        actions.lay_open(by=request.standing, at=now(), **data)
        messages.success(request, _("It stands in the catalogue now."))
        return redirect("channels:centre")
    return form_page(request, form, title=_("Lay something open"), act=_("Keep"), back=reverse("channels:centre"))


@login_required
@require_POST
def take_away(request: PersonRequest, pk: int) -> HttpResponse:
    """Take something out of the catalogue."""
    found = get_object_or_404(CatalogueEntry.objects.visible_to(request.standing), pk=pk)
    actions.take_away(entry_id=found.pk, by=request.standing, at=now())
    messages.success(request, _("It does not lie open any more."))
    return redirect("channels:centre")


@login_required
@require_safe
def requests(request: PersonRequest) -> HttpResponse:
    """The log of requests for information."""
    page = Paginator(queries.requests(request.standing), _PAGE).get_page(request.GET.get("page"))
    return render(request, "channels/requests.html", {"page": page})


@login_required
@require_safe
def requests_file(request: PersonRequest) -> HttpResponse:
    """The log as a table."""
    standing = request.standing
    found = list(queries.requests(standing)[:_MOST])
    paper = requests_paper(found, organisation=standing.organisation.name, today=standing.today)
    return paper_response(request, paper, name=REQUESTS, extension="xlsx")


@login_required
@require_http_methods(["GET", "POST"])
def request_new(request: PersonRequest) -> HttpResponse:
    """Write a request at the counter down."""
    standing = request.standing
    form = RequestForm(request.POST or None, standing=standing, initial={"asked_on": standing.today})
    if request.method == "POST" and form.is_valid():
        made = actions.receive(by=standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Written down as number %(number)s.") % {"number": f"{made.number}/{made.year_be}"})
        return redirect("channels:requests")
    return form_page(
        request,
        form,
        title=_("A request for information"),
        act=_("Write it down"),
        back=reverse("channels:centre"),
        note=_("Ask only for what is needed to answer."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def request_answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Say how a request ended."""
    found = get_object_or_404(queries.requests(request.standing), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = Answer(form.cleaned_data["answer"])
        actions.answer_request(
            request_id=pk, answer=answer, words=form.cleaned_data["words"], by=request.standing, at=now()
        )
        messages.success(request, _("Kept."))
        return redirect("channels:requests")
    return form_page(
        request,
        form,
        title=_("How did it end?"),
        act=_("Keep"),
        back=reverse("channels:requests"),
        note=str(found),
    )


@login_required
@require_safe
def upkeep(request: PersonRequest) -> HttpResponse:
    """Which divisions signed for the quarter."""
    standing = request.standing
    quarter = asked_for(standing.today)
    signed = queries.signed(standing, quarter)
    divisions = Division.objects.visible_to(standing).filter(closed_on=None).order_by("order", "id")
    rows = [(division, signed.get(division.pk), division.pk in standing.headed_division_ids) for division in divisions]
    return render(request, "channels/upkeep.html", {"quarter": quarter, "rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def upkeep_sign(request: PersonRequest, pk: int) -> HttpResponse:
    """The head signs for a division."""
    standing = request.standing
    division = get_object_or_404(Division.objects.visible_to(standing), pk=pk)
    permissions.may_sign_upkeep(standing, division).or_raise()
    quarter = asked_for(standing.today)
    form = UpkeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.sign_upkeep(division=division, quarter=quarter, by=standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Signed. Thank you."))
        return redirect("channels:upkeep")
    context = {"form": form, "division": division, "quarter": quarter, "shown": queries.shown_by(division, standing)}
    return render(request, "channels/upkeep_sign.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def reach(request: PersonRequest) -> HttpResponse:
    """How often each channel was reached, month by month."""
    year = _year(request)
    rows = queries.reach_by_month(request.standing, year)
    context = {
        "rows": rows,
        "year": year,
        "months": [MONTHS_TH_SHORT[month.month - 1] for month in year.months],
        "most": max((row.all for row in rows), default=0),
        "totals": [sum(row.months[place] for row in rows) for place in range(12)],
        "previous": year.previous.be,
        "following": year.next.be,
    }
    return render(request, "channels/reach.html", context)


@login_required
@require_safe
def reach_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The same as a paper with bars and a table."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    year, standing = _year(request), request.standing
    rows = queries.reach_by_month(standing, year)
    paper = reach_paper(rows, year, organisation=standing.organisation.name, today=standing.today)
    return paper_response(request, paper, name=f"การเข้าถึงรายช่องทาง {year.be}", extension=extension)


def _year(request: PersonRequest) -> FiscalYear:
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and _FIRST_YEAR <= int(asked) <= _LAST_YEAR:
        return FiscalYear(int(asked))
    return FiscalYear.containing(request.standing.today)
