"""The order that appoints a committee: its page, its number, its prints."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.verdict import NotPossibleError
from khum.papers.registry import paper_kind
from khum.papers.serving import paper_response, screen
from khum.people import permissions
from khum.people.actions import committees
from khum.people.models import Committee
from khum.plans.forms.documents import OrderNumberForm
from khum.plans.queries.orders import next_number
from khum.web.request import PersonRequest

KIND = "committee-order"


@login_required
@require_http_methods(["GET", "POST"])
def committee_order(request: PersonRequest, pk: int) -> HttpResponse:
    """The order on the screen; who keeps the committees gives it its number and date."""
    committee = _visible(request, pk)
    verdict = permissions.may_manage_people(request.standing)
    if request.method == "POST":
        verdict.or_raise()
        form = OrderNumberForm(request.POST)
        if form.is_valid() and _record(request, committee, form):
            messages.success(request, _("The number and the date of the order are recorded."))
            return redirect("plans:committee-order", pk)
    else:
        form = OrderNumberForm(initial=_proposed(committee))
    context = {
        "committee": committee,
        "paper": screen(paper_kind(KIND).build(committee, today=localdate())),
        "form": form if verdict else None,
    }
    return render(request, "plans/order.html", context, status=422 if form.errors else 200)


def _proposed(committee: Committee) -> dict[str, object]:
    """What is recorded, else the next number of the year in which the committee begins."""
    day = committee.order_date or committee.start_date
    return {"number": committee.order_number or next_number(committee.organisation_id, day), "issued_on": day}


def _record(request: PersonRequest, committee: Committee, form: OrderNumberForm) -> bool:
    record = committees.correct_order if committee.order_number else committees.number_order
    try:
        record(committee_id=committee.pk, by=request.standing, at=now(), **form.cleaned_data)
    except NotPossibleError as refused:
        form.add_error("number", str(refused))
        return False
    return True


@login_required
@require_safe
def order_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The order as a file, signed by the chief executive in office on its day."""
    committee = _visible(request, pk)
    paper = paper_kind(KIND).build(committee, today=localdate())
    return paper_response(request, paper, name=f"คำสั่ง {committee.name}", extension=extension)


def _visible(request: PersonRequest, pk: int) -> Committee:
    found = Committee.objects.visible_to(request.standing).select_related("organisation")
    return get_object_or_404(found, pk=pk)
