"""Acknowledged circulars: asking, answering, who has not, the printable sheet."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.library import permissions
from khum.library.actions import acknowledging
from khum.library.forms.acts import AskForm
from khum.library.models import Acknowledgement
from khum.library.papers.sheet import sheet_paper
from khum.library.views.frame import frame, visible_item
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def acknowledgements(request: PersonRequest, pk: int) -> HttpResponse:
    """Rounds of an item with who has answered; the form that asks."""
    item = visible_item(request, pk)
    due_on = request.standing.today + timedelta(days=acknowledging.USUAL_DAYS)
    form = AskForm(request.POST or None, standing=request.standing, initial={"due_on": due_on})
    if request.method == "POST":
        permissions.may_ask(request.standing, item).or_raise()
        if form.is_valid():
            acknowledging.ask(
                item_id=item.pk,
                division_ids=[division.pk for division in form.cleaned_data["divisions"]],
                due_on=form.cleaned_data["due_on"],
                by=request.standing,
                at=now(),
            )
            messages.success(request, _("Asked. It stands on the first page of each of them."))
            return redirect("library:acknowledgements", pk)
    rounds = item.acknowledgements.prefetch_related("receipts")
    context = frame(request, item, "acknowledgements") | {"form": form, "rounds": rounds}
    return render(request, "library/acknowledgements.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def acknowledge(request: PersonRequest, pk: int) -> HttpResponse:
    """รับทราบ."""
    asked = get_object_or_404(Acknowledgement.objects.visible_to(request.standing), pk=pk)
    acknowledging.acknowledge(acknowledgement_id=asked.pk, by=request.standing, at=now())
    messages.success(request, _("You have acknowledged this."))
    return redirect("library:item", asked.item_id)


@login_required
@require_safe
def sheet(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The list to sign, with who has answered in the system."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    asked = get_object_or_404(
        Acknowledgement.objects.visible_to(request.standing).select_related("item__organisation", "revision"), pk=pk
    )
    name = _("Acknowledgement %(title)s") % {"title": asked.item.title[:60]}
    return paper_response(request, sheet_paper(asked, list(asked.receipts.all())), name=name, extension=extension)
