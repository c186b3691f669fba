"""Taking in the file of an existing plan, step by step."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain import thai_date
from khum.files.messages import sentence
from khum.files.refusals import FileRefused
from khum.plans import permissions
from khum.plans.actions import reading
from khum.plans.forms.reading import AcceptForm, PlanFileForm, RowForm, decisions_of
from khum.plans.models import PlanImport
from khum.plans.queries import reading as queries
from khum.plans.rules.importing import DATE_FIELDS, UnusableValueError
from khum.web.request import PersonRequest

ROW_FIELDS = ("number", "step", "title", "method", "start", "end", "audience", "owner", "budget", "remark")


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: PersonRequest) -> HttpResponse:
    """Choose the file; it is read in the background."""
    permissions.may_make_plan(request.standing).or_raise()
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            import_ = reading.receive(uploaded=form.cleaned_data["file"], by=request.standing, at=now())
        except FileRefused as refused:
            form.add_error("file", sentence(refused))
        else:
            return redirect("plans:import-review", import_.pk)
    recent = PlanImport.objects.visible_to(request.standing).select_related("plan").defer("reading", "decisions")[:10]
    status = 422 if form.errors else 200
    return render(request, "plans/import_upload.html", {"form": form, "recent": list(recent)}, status=status)


@login_required
@require_safe
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """Source and reading side by side; a page that refreshes itself while the file is being read."""
    permissions.may_make_plan(request.standing).or_raise()
    import_ = _import(request, pk)
    return _review_page(request, import_, AcceptForm(initial=_accept_initial(import_)))


@login_required
@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the decisions on doubts; what could not be used is said and keeps its place."""
    import_ = _import(request, pk)
    version = _version(request)
    decisions = decisions_of(request.POST, len(import_.reading.get("doubts", [])))
    try:
        import_ = reading.decide(import_id=pk, decisions=decisions, version=version, by=request.standing, at=now())
    except UnusableValueError as error:
        messages.error(request, _unusable(error))
        return redirect("plans:import-review", pk)
    if "accept_remaining" in request.POST or "accept_kind" in request.POST:
        kind = request.POST.get("accept_kind", "")
        reading.accept_remaining(import_id=pk, version=import_.version, by=request.standing, at=now(), code=kind)
    messages.success(request, _("Your decisions are kept."))
    return redirect("plans:import-review", pk)


@login_required
@require_http_methods(["GET", "POST"])
def row(request: PersonRequest, pk: int, table: int, place: int) -> HttpResponse:
    """Correct one activity, with the raw cells of the file beside it."""
    permissions.may_make_plan(request.standing).or_raise()
    import_ = _import(request, pk)
    try:
        activity = import_.reading["tables"][table]["activities"][place]
    except (KeyError, IndexError) as error:
        raise Http404 from error
    indicators = activity.get("indicators") or []
    form = RowForm(request.POST or None, indicators=len(indicators), initial=_row_initial(import_, activity))
    if request.method == "POST" and form.is_valid() and _save_row(request, import_, (table, place), form):
        messages.success(request, _("The row is corrected."))
        return redirect("plans:import-review", pk)
    context = {"form": form, "import": import_, "activity": activity, "raw": activity.get("raw") or {}}
    return render(request, "plans/import_row.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Make the plan of what was confirmed."""
    import_ = _import(request, pk)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _review_page(request, import_, form)
    plan = reading.accept(import_id=pk, by=request.standing, at=now(), **form.cleaned_data)
    messages.success(request, _("The plan is in the system. Check it once more, then send it on its way."))
    return redirect("plans:plan", plan.pk)


@login_required
@require_POST
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a reading aside."""
    reading.discard(import_id=_import(request, pk).pk, version=_version(request), by=request.standing, at=now())
    messages.success(request, _("The file was put aside. No plan was made of it."))
    return redirect("plans:import")


def _import(request: PersonRequest, pk: int) -> PlanImport:
    return get_object_or_404(PlanImport.objects.visible_to(request.standing).select_related("file", "plan"), pk=pk)


def _version(request: PersonRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _accept_initial(import_: PlanImport) -> dict[str, Any]:
    return {"year_be": import_.reading.get("year_be"), "version": import_.version}


def _review_page(request: PersonRequest, import_: PlanImport, form: AcceptForm) -> HttpResponse:
    context = {
        "import": import_,
        "groups": queries.doubts_of(import_),
        "doubts": len(import_.reading.get("doubts", [])),
        "tables": queries.tables_of(import_),
        "undecided": len(reading.undecided_doubts(import_)),
        "form": form,
    }
    return render(request, "plans/import_review.html", context, status=422 if form.errors else 200)


def _row_initial(import_: PlanImport, activity: dict[str, Any]) -> dict[str, Any]:
    initial = {name: activity.get(name) for name in ROW_FIELDS} | {"version": import_.version}
    for name in DATE_FIELDS:
        day = thai_date.parse_date(activity.get(name) or "")
        initial[name] = thai_date.short_date(day) if day else ""
    for place, indicator in enumerate(activity.get("indicators") or []):
        initial[f"indicator_{place}_text"] = indicator.get("text")
        initial[f"indicator_{place}_target"] = indicator.get("target")
    return initial


def _save_row(request: PersonRequest, import_: PlanImport, at_place: tuple[int, int], form: RowForm) -> bool:
    """Write the changed fields as one correction each; a date that is none marks its field."""
    base = f"tables/{at_place[0]}/activities/{at_place[1]}"
    changes = {_path(base, name): str(form.cleaned_data[name] or "") for name in form.changed_data if name != "version"}
    try:
        reading.correct(
            import_id=import_.pk, changes=changes, version=form.cleaned_data["version"], by=request.standing, at=now()
        )
    except UnusableValueError as error:
        form.add_error("start" if error.kind == "date" else None, _unusable(error))
        return False
    return True


def _path(base: str, name: str) -> str:
    if name.startswith("indicator_"):
        _prefix, place, field = name.split("_")
        return f"{base}/indicators/{place}/{field}"
    return f"{base}/{name}"


def _unusable(error: UnusableValueError) -> str:
    if error.kind == "track":
        return _("Write the name of the part: the process, the change, or the plan of the year.")
    if error.kind == "date":
        return _("This is not a date. Write it like 1 Oct 2569 in Thai: 1 ต.ค. 2569.")
    return _("This must be a number.")
