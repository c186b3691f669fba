"""Writing minutes during the meeting: lines kept while typed, merged where two wrote, resolutions, points, prints."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.merging import EditConflictError, combined
from khum.library.queries.emblems import emblem
from khum.meetings import permissions
from khum.meetings.actions import holding, minutes, outcomes
from khum.meetings.forms.meetings import LineForm, PointForm, ResolutionForm, TimesForm, times_of
from khum.meetings.models import AgendaItem, Meeting, Point
from khum.meetings.papers.invitation import invitation_paper
from khum.meetings.papers.minutes import minutes_paper
from khum.meetings.papers.sheet import sheet_paper
from khum.meetings.queries import pages
from khum.meetings.views.frame import form_page, frame, visible_meeting
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that two wrote: what each made of it."""

    line: AgendaItem
    mine: str
    theirs: str
    both: str
    version: int
    by_name: str


@login_required
@require_http_methods(["GET", "POST"])
def writing(request: PersonRequest, pk: int) -> HttpResponse:
    """All lines on one page; every button keeps everything first, also without JavaScript."""
    found = visible_meeting(request, pk)
    permissions.may_write(request.standing, found).or_raise()
    times = TimesForm(request.POST or None, initial=times_of(found))
    if request.method == "POST":
        clashes = _save_lines(request, found)
        if clashes:
            return _merge_page(request, found, clashes)
        if times.is_valid():
            began_at, ended_at = times.moments(found)
            holding.set_times(
                meeting_id=pk,
                began_at=began_at,
                ended_at=ended_at,
                guests=times.cleaned_data["guests"],
                by=request.standing,
                at=now(),
            )
            return _go_on(request, pk)
    context = frame(request, found, "minutes") | {
        "business": pages.business_of(found),
        "times": times,
        "line_form": LineForm(),
    }
    return render(request, "meetings/minutes.html", context, status=422 if times.errors else 200)


@login_required
@require_POST
def autosave(request: PersonRequest, pk: int) -> JsonResponse:
    """Keep one line while it is typed; 409 where somebody else wrote meanwhile."""
    line = get_object_or_404(AgendaItem.objects.visible_to(request.standing), pk=pk)
    try:
        saved = minutes.save_line(
            line_id=line.pk,
            text=request.POST.get("text", ""),
            version=_int(request.POST.get("version")),
            by=request.standing,
            at=now(),
        )
    except EditConflictError as conflict:
        words = _("%(who)s wrote here meanwhile. Press “Keep” to see both.") % {"who": conflict.by_name}
        return JsonResponse({"message": words}, status=409)
    return JsonResponse({"version": saved.version, "message": _("Kept")})


@login_required
@require_POST
def merge(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what a person chose where two had written."""
    found = visible_meeting(request, pk)
    clashes = []
    for line in _lines(request, found):
        mine = request.POST.get(f"mine-{line.pk}")
        if mine is None:
            continue
        choice = request.POST.get(f"choice-{line.pk}", "both")
        text = {"mine": mine, "theirs": line.text}.get(choice, combined(mine, line.text))
        clashes += _save_line(request, line, text, _int(request.POST.get(f"version-{line.pk}")))
    if clashes:
        return _merge_page(request, found, clashes)
    messages.success(request, _("Both texts are merged as you chose."))
    return redirect("meetings:minutes", pk)


@login_required
@require_POST
def line_add(request: PersonRequest, pk: int) -> HttpResponse:
    """Business put on the agenda."""
    found = visible_meeting(request, pk)
    form = LineForm(request.POST)
    if not form.is_valid():
        back = reverse("meetings:meeting", args=[pk])
        return form_page(request, form, title=_("Put business on the agenda"), act=_("Add"), back=back)
    minutes.add_line(meeting_id=found.pk, **form.cleaned_data, by=request.standing, at=now())
    return redirect("meetings:minutes" if "minutes" in request.POST else "meetings:meeting", pk)


@login_required
@require_POST
def line_remove(request: PersonRequest, pk: int) -> HttpResponse:
    """Business taken off the agenda."""
    line = get_object_or_404(AgendaItem.objects.visible_to(request.standing), pk=pk)
    meeting = minutes.remove_line(line_id=line.pk, by=request.standing, at=now())
    return redirect("meetings:meeting", meeting.pk)


@login_required
@require_http_methods(["GET", "POST"])
def resolve(request: PersonRequest, pk: int) -> HttpResponse:
    """A resolution under a line of business."""
    line = get_object_or_404(AgendaItem.objects.visible_to(request.standing), pk=pk)
    permissions.may_write(request.standing, visible_meeting(request, line.meeting_id)).or_raise()
    form = ResolutionForm(request.POST or None, standing=request.standing)
    back = f"{reverse('meetings:minutes', args=[line.meeting_id])}#line-{line.pk}"
    if request.method == "POST" and form.is_valid():
        outcomes.resolve(line_id=line.pk, **form.cleaned_data, by=request.standing, at=now())
        return redirect(back)
    return form_page(request, form, title=_("Resolution"), act=_("Keep"), back=back, note=line.title)


@login_required
@require_http_methods(["GET", "POST"])
def point(request: PersonRequest, pk: int) -> HttpResponse:
    """A point of knowledge under a line of business."""
    line = get_object_or_404(AgendaItem.objects.visible_to(request.standing), pk=pk)
    meeting = visible_meeting(request, line.meeting_id)
    permissions.may_write(request.standing, meeting).or_raise()
    form = PointForm(request.POST or None, standing=request.standing, meeting=meeting)
    back = f"{reverse('meetings:minutes', args=[line.meeting_id])}#line-{line.pk}"
    if request.method == "POST" and form.is_valid():
        teller = form.cleaned_data["teller"]
        outcomes.add_point(
            line_id=line.pk,
            text=form.cleaned_data["text"],
            teller_id=teller.pk if teller else None,
            by=request.standing,
            at=now(),
        )
        return redirect(back)
    return form_page(request, form, title=_("What we learnt"), act=_("Keep"), back=back, note=line.title)


@login_required
@require_POST
def point_item(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin an item of the library from a point: one click."""
    found = get_object_or_404(Point.objects.visible_to(request.standing), pk=pk)
    item = outcomes.begin_item(point_id=found.pk, by=request.standing, at=now())
    return redirect("library:edit", item.pk)


@login_required
@require_safe
def report(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The minutes as an official paper."""
    found = _printable(request, pk, extension)
    paper = minutes_paper(found, pages.list_of(found), pages.business_of(found))
    name = _("Minutes %(meeting)s") % {"meeting": str(found).replace("/", "-")}
    return paper_response(request, paper, name=name, extension=extension)


@login_required
@require_safe
def invitation(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The call with the agenda as an official paper."""
    found = _printable(request, pk, extension)
    names = [f"{row.name} {row.title}".strip() for row in pages.list_of(found)]
    name = _("Call %(meeting)s") % {"meeting": str(found).replace("/", "-")}
    office = found.organisation
    picture = emblem(office.pk, office.emblem_sha256, name=office.name)
    paper = invitation_paper(found, names, pages.business_of(found), emblem=picture)
    return paper_response(request, paper, name=name, extension=extension)


@login_required
@require_safe
def sheet(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The list of names to sign by hand, or as a table."""
    found = _printable(request, pk, extension, also=frozenset({"xlsx"}))
    permissions.may_run(request.standing, found).or_raise()
    name = _("Names %(meeting)s") % {"meeting": str(found).replace("/", "-")}
    return paper_response(request, sheet_paper(found, pages.list_of(found)), name=name, extension=extension)


def _printable(request: PersonRequest, pk: int, extension: str, *, also: frozenset[str] = frozenset()) -> Meeting:
    if extension not in {"pdf", "docx"} | also:
        raise Http404
    return visible_meeting(request, pk)


def _go_on(request: PersonRequest, pk: int) -> HttpResponse:
    """Where the button that kept the page leads: on writing, to a resolution, a point, an item, or to the end."""
    act, _colon, key = request.POST.get("then", "").partition(":")
    if act == "finish":
        minutes.finish(meeting_id=pk, by=request.standing, at=now())
        messages.success(request, _("The minutes are finished. The next meeting certifies them."))
        return redirect("meetings:meeting", pk)
    if act in {"resolve", "point"}:
        return redirect(f"meetings:{act}", _int(key))
    if act == "item":
        found = get_object_or_404(Point.objects.visible_to(request.standing), pk=_int(key))
        return redirect("library:edit", outcomes.begin_item(point_id=found.pk, by=request.standing, at=now()).pk)
    messages.success(request, _("Kept."))
    return redirect("meetings:minutes", pk)


def _lines(request: PersonRequest, meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.visible_to(request.standing).filter(meeting=meeting))


def _save_lines(request: PersonRequest, meeting: Meeting) -> list[Clash]:
    clashes = []
    for line in _lines(request, meeting):
        text = request.POST.get(f"text-{line.pk}")
        if text is not None:
            clashes += _save_line(request, line, text, _int(request.POST.get(f"version-{line.pk}")))
    return clashes


def _save_line(request: PersonRequest, line: AgendaItem, text: str, version: int) -> list[Clash]:
    try:
        minutes.save_line(line_id=line.pk, text=text, version=version, by=request.standing, at=now())
    except EditConflictError as conflict:
        mine, theirs = conflict.mine["text"], conflict.theirs["text"]
        return [Clash(line, mine, theirs, combined(mine, theirs), conflict.version, conflict.by_name)]
    return []


def _merge_page(request: PersonRequest, meeting: Meeting, clashes: list[Clash]) -> HttpResponse:
    context = frame(request, meeting, "minutes") | {"clashes": clashes}
    return render(request, "meetings/merge.html", context, status=409)


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
