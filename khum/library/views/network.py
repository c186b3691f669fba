"""Adapting items, and sharing them with the other organisations of the installation."""

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
from khum.library.actions import adapting
from khum.library.forms.acts import AdaptForm, OfferForm
from khum.library.queries import kinds, network, reading
from khum.library.views.frame import visible_item
from khum.library.views.life import act_page
from khum.web.request import PersonRequest

PAGE = 25


@login_required
@require_http_methods(["GET", "POST"])
def adapt(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin an item from this one."""
    item = visible_item(request, pk)
    permissions.may_write(request.standing).or_raise()
    form = AdaptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = adapting.adapt(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("A draft of your own stands here. What it came from is kept."))
        return redirect("library:edit", made.pk)
    return act_page(request, item, form, _("What do you change, and why?"), _("Begin my own version"))


@login_required
@require_http_methods(["GET", "POST"])
def offer(request: PersonRequest, pk: int) -> HttpResponse:
    """Offer the item to other organisations, or end the offer."""
    item = visible_item(request, pk)
    permissions.may_offer(request.standing, item).or_raise()
    if item.is_offered and request.method == "POST":
        adapting.withdraw(item_id=item.pk, by=request.standing, at=now())
        messages.success(request, _("The item is offered no longer."))
        return redirect("library:item", pk)
    form = OfferForm(request.POST or None, initial={"licence": adapting.LICENCE})
    if request.method == "POST" and form.is_valid():
        adapting.offer(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Other organisations of this installation may now take it over."))
        return redirect("library:item", pk)
    label = _("End the offer") if item.is_offered else _("Offer it")
    return act_page(request, item, form, _("Offer it to other organisations"), label)


@login_required
@require_safe
def shelf(request: PersonRequest) -> HttpResponse:
    """What other organisations offer."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    page = Paginator(network.matching(request.standing, words), PAGE).get_page(request.GET.get("page"))
    catalogue = kinds.kinds_for(request.standing)
    rows = [(item, kinds.kind_label(catalogue.kind(item.kind))) for item in page]
    return render(request, "library/shelf.html", {"page": page, "rows": rows, "words": words})


@login_required
@require_safe
def offered(request: PersonRequest, pk: int) -> HttpResponse:
    """One offered item, to read and to take over."""
    item = get_object_or_404(network.offered(request.standing), pk=pk)
    kind = kinds.kind_for(item, request.standing)
    context = {
        "item": item,
        "text": item.current,
        "parts": reading.parts_of(item.current, kind),
        "kind_label": kinds.kind_label(kind),
        "form": AdaptForm(),
        "may_write": permissions.may_write(request.standing),
    }
    return render(request, "library/offered.html", context)


@login_required
@require_POST
def adopt(request: PersonRequest, pk: int) -> HttpResponse:
    """Take an offered item over as a draft of one's own."""
    item = get_object_or_404(network.offered(request.standing), pk=pk)
    form = AdaptForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what you change for your own work, and why."))
        return redirect("library:offered", pk)
    made = adapting.adopt(item_id=item.pk, by=request.standing, at=now(), **form.cleaned_data)
    messages.success(request, _("A draft of your own stands here. What it came from is kept."))
    return redirect("library:edit", made.pk)
