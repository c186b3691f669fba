"""I used this: one tap, then the case; the head's page of uses to confirm; helpful or not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.library import permissions
from khum.library.actions import using
from khum.library.forms.acts import UseForm, VoteForm
from khum.library.models import Use
from khum.library.queries import waiting
from khum.library.views.frame import frame, visible_item
from khum.web.request import PersonRequest

PAGE = 30


@login_required
@require_POST
def use(request: PersonRequest, pk: int) -> HttpResponse:
    """Record a use in one tap; the page that follows asks for the case, which may be left open."""
    used = using.use(item_id=visible_item(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Recorded: you used this today. If you like, say what came of it."))
    return redirect("library:describe", used.pk)


@login_required
@require_http_methods(["GET", "POST"])
def describe(request: PersonRequest, pk: int) -> HttpResponse:
    """The case and the benefit of a use."""
    used = get_object_or_404(Use.objects.visible_to(request.standing), pk=pk, person=request.standing.person_id)
    item = visible_item(request, used.item_id)
    initial = {name: getattr(used, name) for name in using.DETAILS}
    form = UseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        using.describe(use_id=used.pk, details=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Thank you. Your head confirms it."))
        return redirect("library:item", item.pk)
    context = frame(request, item, "item") | {"form": form, "use": used}
    return render(request, "library/describe.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def uses(request: PersonRequest) -> HttpResponse:
    """Uses in the organisation, those that wait for this person first."""
    mine = waiting.uses(request.standing)
    all_uses = Use.objects.visible_to(request.standing).select_related("item", "person", "division")
    page = Paginator(all_uses, PAGE).get_page(request.GET.get("page"))
    return render(request, "library/uses.html", {"waiting": list(mine[:PAGE]), "page": page})


@login_required
@require_POST
def confirm(request: PersonRequest, pk: int) -> HttpResponse:
    """The head confirms a use."""
    used = get_object_or_404(Use.objects.visible_to(request.standing), pk=pk)
    permissions.may_confirm(request.standing, used).or_raise()
    using.confirm(use_id=used.pk, by=request.standing, at=now())
    messages.success(request, _("Confirmed."))
    return redirect("library:uses")


@login_required
@require_POST
def vote(request: PersonRequest, pk: int) -> HttpResponse:
    """Helpful or not; a "no" says why on the page it comes back to."""
    item = visible_item(request, pk)
    form = VoteForm(request.POST)
    if form.is_valid():
        using.vote(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Thank you for your answer."))
    return redirect("library:item", pk)
