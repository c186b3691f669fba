"""Journals and booklets: choosing items, the foreword, print, issue."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.channels import permissions
from khum.channels.actions import compiling
from khum.channels.forms.compiling import CompilationForm
from khum.channels.models import Compilation
from khum.channels.papers.compilation import compilation_paper
from khum.channels.queries import compiling as queries
from khum.channels.rules.kinds import CompilationKind
from khum.library.queries.emblems import emblem
from khum.papers.serving import paper_response
from khum.papers.values import Picture
from khum.web.request import PersonRequest

PAGE = 30
NEW = timedelta(days=45)


@login_required
@require_safe
def compilations(request: PersonRequest) -> HttpResponse:
    """Journals and booklets, the newest first."""
    page = Paginator(queries.compilations(request.standing), PAGE).get_page(request.GET.get("page"))
    may = permissions.may_arrange(request.standing).allowed
    return render(request, "channels/compilations.html", {"page": page, "may_arrange": may})


@login_required
@require_http_methods(["GET", "POST"])
def compile_new(request: PersonRequest) -> HttpResponse:
    """Choose items; a journal begins with what is new, all of it chosen."""
    permissions.may_arrange(request.standing).or_raise()
    kind = CompilationKind.JOURNAL if request.GET.get("kind") == "journal" else CompilationKind.BOOKLET
    since = request.standing.today - NEW if kind is CompilationKind.JOURNAL else None
    form = CompilationForm(request.POST or None, items=queries.on_offer(request.standing, since=since), kind=kind)
    if request.method == "POST" and form.is_valid():
        made = compiling.compile_items(
            kind=kind,
            title=form.cleaned_data["title"],
            foreword=form.cleaned_data["foreword"],
            item_ids=form.in_order(),
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("Compiled. Look at the print before you issue it."))
        return redirect("channels:compilation", made.pk)
    context = {"form": form, "kind": kind}
    return render(request, "channels/compile.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def compilation(request: PersonRequest, pk: int) -> HttpResponse:
    """One of them with its items."""
    made = _compilation(request, pk)
    context = {
        "made": made,
        "items": queries.chapters(made, request.standing),
        "may_arrange": permissions.may_arrange(request.standing).allowed,
    }
    return render(request, "channels/compilation.html", context)


@login_required
@require_safe
def compilation_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The print."""
    made = _compilation(request, pk)
    if extension not in {"pdf", "docx"}:
        raise Http404
    texts = queries.texts(made, request.standing)
    paper = compilation_paper(made, texts, emblem=_emblem(made))
    return paper_response(request, paper, name=made.title[:80], extension=extension)


@login_required
@require_POST
def issue(request: PersonRequest, pk: int) -> HttpResponse:
    """Issue it today."""
    made = _compilation(request, pk)
    compiling.issue(compilation_id=made.pk, on=request.standing.today, by=request.standing, at=now())
    messages.success(request, _("Issued. Publish it through your channels now."))
    return redirect("channels:compilation", pk)


def _compilation(request: PersonRequest, pk: int) -> Compilation:
    found = Compilation.objects.visible_to(request.standing).select_related("organisation")
    return get_object_or_404(found, pk=pk)


def _emblem(made: Compilation) -> Picture | None:
    council = made.organisation
    return emblem(council.pk, council.emblem_sha256, name=council.name)
