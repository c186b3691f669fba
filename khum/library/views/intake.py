"""Bringing files: the forms, the list that follows the reading, another try, the words of a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.library import permissions
from khum.library.actions import intake as actions
from khum.library.forms.intake import FilesForm, PasteForm
from khum.library.models import Intake
from khum.library.queries import intake as queries
from khum.library.queries import kinds
from khum.library.rules.intake import IntakeState
from khum.library.views.frame import frame, visible_item
from khum.web.request import PersonRequest

PAGE = 25


@login_required
@require_http_methods(["GET", "POST"])
def intake(request: PersonRequest) -> HttpResponse:
    """Choose files or paste text; below, what became of each file. htmx asks for the list alone."""
    permissions.may_write(request.standing).or_raise()
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "library/intake/page.html#list", _list(request))
    choices = [(kind.code, kinds.kind_label(kind)) for kind in kinds.kinds_for(request.standing).kinds.values()]
    is_paste = "paste" in request.POST
    posted = request.method == "POST"
    files = FilesForm(
        request.POST if posted and not is_paste else None,
        request.FILES if posted and not is_paste else None,
        kinds=choices,
    )
    paste = PasteForm(request.POST if is_paste else None, prefix="paste", kinds=choices)
    form = paste if is_paste else files
    if posted and form.is_valid():
        _say(request, _bring(request, files, paste, is_paste=is_paste))
        return redirect("library:intake")
    context = {"files": files, "paste": paste, "is_pasting": is_paste, **_list(request)}
    return render(request, "library/intake/page.html", context, status=422 if posted else 200)


@login_required
@require_POST
def retry(request: PersonRequest, pk: int) -> HttpResponse:
    """Read a file once more."""
    row = get_object_or_404(Intake.objects.visible_to(request.standing), pk=pk)
    actions.retry(intake_id=row.pk, by=request.standing, at=now())
    return redirect("library:intake")


@login_required
@require_safe
def words(request: PersonRequest, pk: int) -> HttpResponse:
    """The words of a file beside an item, page by page; the search leads here."""
    item = visible_item(request, pk)
    asked = request.GET.get("file", "")
    source = queries.file_of(item, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0)
    pages = Paginator(queries.pages_of(source), queries.WORDS_PAGE)
    context = frame(request, item, "item") | {"source": source, "page": pages.get_page(request.GET.get("page"))}
    return render(request, "library/intake/words.html", context)


def _bring(request: PersonRequest, files: FilesForm, paste: PasteForm, *, is_paste: bool) -> list[Intake]:
    by, at = request.standing, now()
    if is_paste:
        return [actions.receive_text(**paste.cleaned_data, by=by, at=at)]
    kind = files.cleaned_data["kind"]
    return [actions.receive(uploaded=uploaded, kind=kind, by=by, at=at) for uploaded in files.brought()]


def _say(request: PersonRequest, rows: list[Intake]) -> None:
    taken = [row for row in rows if row.state == IntakeState.WAITING]
    refused = len(rows) - len(taken)
    if taken:
        text = ngettext(
            "%(number)s file is kept and is being read.", "%(number)s files are kept and are being read.", len(taken)
        )
        messages.success(request, text % {"number": len(taken)})
    if refused:
        text = ngettext(
            "%(number)s file was not taken; the list says why.",
            "%(number)s files were not taken; the list says why.",
            refused,
        )
        messages.warning(request, text % {"number": refused})


def _list(request: PersonRequest) -> dict[str, Any]:
    at = now()
    page = Paginator(queries.listed(request.standing), PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    retryable = {row.pk for row in shown if actions.may_retry(row, at=at)}
    return {
        "page": page,
        "rows": queries.rows(shown, request.standing, retryable),
        "under_way": queries.under_way(request.standing),
    }
