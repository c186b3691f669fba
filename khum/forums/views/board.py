"""The board where the group puts points into cores."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.forums import permissions
from khum.forums.actions import clustering
from khum.forums.forms.telling import CoreForm
from khum.forums.models import Core, Forum
from khum.forums.queries import pages
from khum.forums.views.frame import form_page, number, visible_forum, visible_point
from khum.web.request import PersonRequest


@login_required
@require_safe
def board(request: PersonRequest, pk: int) -> HttpResponse:
    """Points in their cores; ``placed`` is the point that was put somewhere last."""
    return _page(request, visible_forum(request, pk), None)


@login_required
@require_POST
def place(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a point into a core, or loose again."""
    point = visible_point(request, pk)
    core = number(request.POST.get("core")) or None
    if core is not None and not point.story.forum.cores.filter(pk=core).exists():
        raise Http404
    clustering.place_point(point_id=pk, core_id=core, by=request.standing, at=now())
    return redirect(f"{_address(point.story.forum_id)}?placed={pk}#point-{pk}")


@login_required
@require_POST
def name_core(request: PersonRequest, pk: int) -> HttpResponse:
    """Name a core."""
    forum = visible_forum(request, pk)
    permissions.may_work(request.standing, forum).or_raise()
    form = CoreForm(request.POST)
    if not form.is_valid():
        return _page(request, forum, form)
    clustering.name_core(forum_id=pk, **form.cleaned_data, by=request.standing, at=now())
    messages.success(request, _("The core is on the board. Put points into it."))
    return redirect("forums:board", pk)


@login_required
@require_http_methods(["GET", "POST"])
def edit_core(request: PersonRequest, pk: int) -> HttpResponse:
    """Say a core better."""
    core = _core(request, pk)
    permissions.may_work(request.standing, core.forum).or_raise()
    form = CoreForm(request.POST or None, initial={"title": core.title, "meaning": core.meaning})
    if request.method == "POST" and form.is_valid():
        clustering.change_core(core_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("forums:board", core.forum_id)
    return form_page(request, form, title=_("Change the core"), act=_("Keep"), back=_address(core.forum_id))


@login_required
@require_POST
def remove_core(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a core off the board."""
    forum_id = clustering.remove_core(core_id=_core(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The core is off the board; its points lie loose again."))
    return redirect("forums:board", forum_id)


def _page(request: PersonRequest, forum: Forum, form: CoreForm | None) -> HttpResponse:
    columns = pages.board(forum)
    placed = number(request.GET.get("placed"))
    last = next(
        ((point, column.core) for column in columns for point in column.points if point.pk == placed), (None, None)
    )
    context = {
        "forum": forum,
        "columns": columns,
        "cores": [column.core for column in columns if column.core],
        "may_work": bool(permissions.may_work(request.standing, forum)),
        "form": form or CoreForm(),
        "placed": last[0],
        "placed_core": last[1],
        "waiting": pages.waiting_points(forum),
    }
    return render(request, "forums/board.html", context, status=422 if form is not None and form.errors else 200)


def _core(request: PersonRequest, pk: int) -> Core:
    found: Core = get_object_or_404(Core.objects.visible_to(request.standing).select_related("forum"), pk=pk)
    return found


def _address(forum_id: int) -> str:
    return reverse("forums:board", args=[forum_id])
