"""Bringing in a staff list: template, upload, check, correct, accept."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.file_reading import RefusedFileError
from khum.people import permissions
from khum.people.actions import staff_import as actions
from khum.people.forms.staff_import import StaffFileForm, StaffRowForm
from khum.people.models import StaffImport
from khum.people.queries import staff_import as queries
from khum.people.request import PersonRequest
from khum.people.staff_import import checking, template
from khum.people.staff_import.columns import FIELDS
from khum.people.staff_import.sheet import MOST_ROWS, NoStaffListError

PAGE = 50
_TEMPLATES = {
    "xlsx": (template.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (template.as_csv, "text/csv; charset=utf-8"),
}


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: PersonRequest) -> HttpResponse:
    """Take the template, fill it in, choose the file."""
    permissions.may_manage_people(request.standing).or_raise()
    form = StaffFileForm(request.POST, request.FILES) if request.method == "POST" else StaffFileForm()
    if request.method == "POST" and form.is_valid():
        try:
            pending = actions.receive(uploaded=form.cleaned_data["file"], by=request.standing, at=now())
        except RefusedFileError as refused:
            form.add_error("file", str(refused))
        except NoStaffListError as error:
            form.add_error("file", _no_list(error))
        else:
            return redirect("people:staff-import-review", pending.pk)
    recent = StaffImport.objects.visible_to(request.standing).defer("rows", "divisions")[:10]
    context = {"form": form, "recent": list(recent)}
    return render(request, "people/staff_import.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def template_file(request: PersonRequest, kind: str) -> HttpResponse:
    """The empty list with its headings."""
    permissions.may_manage_people(request.standing).or_raise()
    if kind not in _TEMPLATES:
        raise Http404
    make, content_type = _TEMPLATES[kind]
    response = HttpResponse(make(), content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"รายชื่อบุคลากร.{kind}")
    return response


@login_required
@require_safe
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """Every wrong row with its reason, the divisions to decide, and what would be made."""
    permissions.may_manage_people(request.standing).or_raise()
    pending = _pending(request, pk)
    shown = queries.preview(pending, today=request.standing.today)
    fine = [row for row in shown.checked if row.state != checking.WRONG]
    context = {
        "pending": pending,
        "wrong": [_shown(row) for row in shown.of(checking.WRONG)],
        "page_obj": (page := Paginator(fine, PAGE).get_page(request.GET.get("page"))),
        "rows": [_shown(row) for row in page.object_list],
        "questions": shown.questions,
        "divisions": queries.divisions_of(request.standing) if shown.questions else [],
        "new": len(shown.of(checking.NEW)),
        "here": len(shown.of(checking.HERE)),
        "out": len(shown.of(checking.OUT)),
    }
    return render(request, "people/staff_import_review.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def row(request: PersonRequest, pk: int, index: int) -> HttpResponse:
    """Correct one row, or leave it out."""
    permissions.may_manage_people(request.standing).or_raise()
    pending = _pending(request, pk)
    shown = queries.preview(pending, today=request.standing.today)
    if pending.state != StaffImport.WAITING or index >= len(shown.checked):
        raise Http404
    checked = shown.checked[index]
    initial = {name: checked.row.get(name) for name in FIELDS} | {"version": pending.version}
    form = StaffRowForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.correct(
            import_id=pk,
            index=index,
            values={name: data[name] for name in FIELDS},
            leave_out="out" in request.POST,
            version=data["version"],
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The row is left out.") if "out" in request.POST else _("The row is corrected."))
        return redirect("people:staff-import-review", pk)
    context = {"form": form, "pending": pending, "row": _shown(checked)}
    return render(request, "people/staff_import_row.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def divisions(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what was decided about unknown divisions."""
    pending = _pending(request, pk)
    shown = queries.preview(pending, today=request.standing.today)
    decisions = {
        question.key: request.POST.get(f"division-{place}", "") for place, question in enumerate(shown.questions)
    }
    actions.decide_divisions(
        import_id=pk, decisions=decisions, version=_version(request), by=request.standing, at=now()
    )
    messages.success(request, _("Your decisions are kept."))
    return redirect("people:staff-import-review", pk)


@login_required
@require_POST
def accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Bring everybody in at once."""
    standing = request.standing
    actions.accept(
        import_id=_pending(request, pk).pk, version=_version(request), by=standing, at=now(), today=standing.today
    )
    messages.success(request, _("The staff list is in the system."))
    return redirect("people:staff-import-review", pk)


@login_required
@require_POST
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Put the list aside."""
    actions.discard(import_id=_pending(request, pk).pk, version=_version(request), by=request.standing, at=now())
    messages.success(request, _("The list was put aside. Nobody was brought in."))
    return redirect("people:staff-import")


def _pending(request: PersonRequest, pk: int) -> StaffImport:
    return get_object_or_404(StaffImport.objects.visible_to(request.standing), pk=pk)


def _version(request: PersonRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _shown(checked: checking.Checked) -> dict[str, Any]:
    name = f"{checked.row.get('prefix', '')}{checked.row.get('first_name', '')} {checked.row.get('last_name', '')}"
    reasons = [queries.sentence(problem) for problem in checked.problems]
    return {**checked.row, "index": checked.index, "name": name.strip(), "reasons": reasons, "state": checked.state}


def _no_list(error: NoStaffListError) -> str:
    return {
        "no_header": _("No heading for names was found. The first row needs headings such as ชื่อ, นามสกุล, ตำแหน่ง."),
        "nobody": _("The list is empty: below the headings nobody stands."),
        "too_many": _("The list has more than %(number)s rows. Split it into several files.") % {"number": MOST_ROWS},
    }[error.code]
