"""Knowledge sets, the item they become, and what is ready to be formalised."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.forums import permissions
from khum.forums.actions import keeping
from khum.forums.forms.telling import SetForm
from khum.forums.models import KnowledgeSet, Story
from khum.forums.queries import pages
from khum.forums.queries.formalising import candidates, confirmed_uses
from khum.forums.rules.formalising import FEWEST_USES, Shape, readiness
from khum.forums.views.frame import form_page, visible_forum, visible_set, visible_story
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, pk: int) -> HttpResponse:
    """Put cores together."""
    forum = visible_forum(request, pk)
    permissions.may_lead(request.standing, forum).or_raise()
    form = SetForm(request.POST or None, forum=forum, initial={"title": forum.topic, "cores": list(forum.cores.all())})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        made = keeping.keep_set(
            forum_id=pk,
            title=chosen["title"],
            for_whom=chosen["for_whom"],
            core_ids=[core.pk for core in chosen["cores"]],
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The knowledge set is kept."))
        return redirect("forums:set", made.pk)
    back = reverse("forums:forum", args=[pk])
    return form_page(request, form, title=_("Make a knowledge set"), act=_("Keep the set"), back=back, note=forum.topic)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a set that is no item yet."""
    found = visible_set(request, pk)
    permissions.may_lead(request.standing, found.forum).or_raise()
    initial = {"title": found.title, "for_whom": found.for_whom, "cores": list(found.cores.all())}
    form = SetForm(request.POST or None, forum=found.forum, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        keeping.keep_set(
            forum_id=found.forum_id,
            title=chosen["title"],
            for_whom=chosen["for_whom"],
            core_ids=[core.pk for core in chosen["cores"]],
            set_id=pk,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("Kept."))
        return redirect("forums:set", pk)
    back = reverse("forums:set", args=[pk])
    return form_page(request, form, title=_("Change the knowledge set"), act=_("Keep"), back=back)


@login_required
@require_safe
def knowledge_set(request: PersonRequest, pk: int) -> HttpResponse:
    """A set: every core down to its points and stories."""
    found = visible_set(request, pk)
    uses = confirmed_uses([found.item_id]) if found.item_id else {}
    context = {
        "set": found,
        "cores": pages.cores_with_points(found, request.standing),
        "leads": permissions.leads(request.standing, found.forum),
        "readiness": readiness(uses.get(found.item_id or 0, 0)),
        "shapes": [(shape.value, shape.label_th) for shape in Shape],
    }
    return render(request, "forums/set.html", context)


@login_required
@require_POST
def to_item(request: PersonRequest, pk: int) -> HttpResponse:
    """One press: the set becomes a draft of the library."""
    item = keeping.set_item(set_id=visible_set(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The draft is in the library. Complete it and send it to be reviewed."))
    return redirect("library:item", item.pk)


@login_required
@require_POST
def formalise_set(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin a manual or a course from a set that proved itself."""
    return _formalise(request, visible_set(request, pk))


@login_required
@require_POST
def formalise_story(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin a manual or a course from a story that proved itself."""
    return _formalise(request, visible_story(request, pk))


@login_required
@require_safe
def ready(request: PersonRequest) -> HttpResponse:
    """What may become a manual or a course, and what is still to be used (row 90)."""
    page = Paginator(candidates(request.standing), _PAGE).get_page(request.GET.get("page"))
    return render(request, "forums/ready.html", {"page": page, "fewest": FEWEST_USES})


def _formalise(request: PersonRequest, thing: KnowledgeSet | Story) -> HttpResponse:
    wanted = request.POST.get("shape", "")
    if wanted not in set(Shape):
        raise Http404
    item = keeping.formalise(source=thing, shape=Shape(wanted), by=request.standing, at=now())
    messages.success(request, _("The draft is in the library, with what it grew from."))
    return redirect("library:item", item.pk)
