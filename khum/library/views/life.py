"""Caring for published items: still correct, needs change, retired, reports of errors, the status of a law."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.library import permissions
from khum.library.actions import life
from khum.library.forms.acts import AnswerForm, ReasonForm, ReportForm, RetireForm, StatusForm
from khum.library.models import ErrorReport
from khum.library.views.frame import frame, visible_item
from khum.web.request import PersonRequest


@login_required
@require_POST
def verify(request: PersonRequest, pk: int) -> HttpResponse:
    """Still correct, in one click."""
    life.verify(item_id=visible_item(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Noted as still correct. The next look is due on the day shown."))
    return redirect("library:item", pk)


@login_required
@require_http_methods(["GET", "POST"])
def want_change(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what must be changed; readers are warned."""
    item = visible_item(request, pk)
    permissions.may_care(request.standing, item).or_raise()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        life.want_change(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Readers are warned until the next revision."))
        return redirect("library:item", pk)
    question = _("What must be changed?")
    return act_page(request, item, form, question, _("Warn the readers"))


@login_required
@require_http_methods(["GET", "POST"])
def change_done(request: PersonRequest, pk: int) -> HttpResponse:
    """Take the warning away without a new revision."""
    item = visible_item(request, pk)
    permissions.may_care(request.standing, item).or_raise()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        life.change_done(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("The warning is gone."))
        return redirect("library:item", pk)
    question = _("Why is no change needed?")
    return act_page(request, item, form, question, _("Take the warning away"))


@login_required
@require_http_methods(["GET", "POST"])
def retire(request: PersonRequest, pk: int) -> HttpResponse:
    """Take the item out of service."""
    item = visible_item(request, pk)
    permissions.may_care(request.standing, item).or_raise()
    form = RetireForm(request.POST or None, standing=request.standing, item=item)
    if request.method == "POST" and form.is_valid():
        successor = form.cleaned_data["successor"]
        life.retire(
            item_id=item.pk,
            reason=form.cleaned_data["reason"],
            successor_id=successor.pk if successor else None,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The item is retired. Its history stays."))
        return redirect("library:item", pk)
    question = _("Why is it retired, and what replaces it?")
    return act_page(request, item, form, question, _("Retire the item"), danger=True)


@login_required
@require_http_methods(["GET", "POST"])
def status(request: PersonRequest, pk: int) -> HttpResponse:
    """A law was amended or repealed: everything that cites it is marked."""
    item = visible_item(request, pk)
    permissions.may_care(request.standing, item).or_raise()
    initial = {"status": item.regulation.status} if hasattr(item, "regulation") else {}
    form = StatusForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        affected = life.change_status(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(
            request, _("The status is changed; %(number)d items that cite it are marked.") % {"number": len(affected)}
        )
        return redirect("library:item", pk)
    return act_page(request, item, form, _("What happened to this law or circular?"), _("Change the status"))


@login_required
@require_POST
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """This is wrong."""
    item = visible_item(request, pk)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return act_page(request, item, form, _("What is wrong?"), _("Send the report"), status=422)
    life.report_error(item_id=item.pk, text=form.cleaned_data["text"], by=request.standing, at=now())
    messages.success(request, _("Thank you. The owner sees your report on the first page."))
    return redirect("library:item", pk)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer a report."""
    reported = get_object_or_404(ErrorReport.objects.visible_to(request.standing), pk=pk)
    item = visible_item(request, reported.item_id)
    permissions.may_care(request.standing, item).or_raise()
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        life.answer_error(report_id=reported.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("The report is answered."))
        return redirect("library:item", item.pk)
    return act_page(request, item, form, reported.text, _("Answer"))


def act_page(
    request: PersonRequest,
    item: object,
    form: object,
    question: str,
    label: str,
    *,
    danger: bool = False,
    status: int = 200,
) -> HttpResponse:
    """A page with one question and one button beside an item."""
    context = frame(request, item, "item") | {
        "form": form,
        "question": question,
        "label": label,
        "danger": danger,
        "action": request.get_full_path(),
    }
    status = 422 if getattr(form, "errors", None) else status
    return render(request, "library/act.html", context, status=status)
