"""Versions that came into force: read-only, each beside another, and the scan of the signed print."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from khum.files import actions as files
from khum.files.kinds import FileKind
from khum.files.messages import sentence
from khum.files.refusals import FileRefused
from khum.plans import permissions
from khum.plans.actions import scans
from khum.plans.forms.documents import ScanForm
from khum.plans.models import Plan, Snapshot
from khum.plans.queries.documents import version_in_force
from khum.plans.queries.versions import version_of
from khum.plans.views.documents import documents_page
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest

SCANS = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG})


@login_required
@require_safe
def version(request: PersonRequest, pk: int, amendment: int) -> HttpResponse:
    """A version as it was, and what differs in the one chosen by ``?beside=N`` (``now``: the plan as it stands).

    Without a choice an amendment is compared with what it amended, the first version with the next one.
    """
    plan = visible_plan(request, pk)
    numbers = sorted(plan.snapshots.values_list("amendment", flat=True))
    if amendment not in numbers:
        raise Http404
    beside = _beside(request.GET.get("beside", ""), plan, amendment, numbers)
    found = version_of(plan, amendment, beside=beside)
    context = {
        **frame(request, plan, "documents"),
        "shown": found,
        "newest": numbers[-1],
        "others": [number for number in numbers if number != amendment],
        "may_compare_draft": plan.amendment not in numbers,
    }
    return render(request, "plans/version.html", context)


def _beside(chosen: str, plan: Plan, amendment: int, numbers: list[int]) -> int | None:
    if chosen == "now":
        return None
    if chosen:
        number = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 4 else -1
        if number not in numbers:
            raise Http404
        return number
    place = numbers.index(amendment)
    if place:
        return numbers[place - 1]
    return numbers[1] if len(numbers) > 1 else None


@login_required
@require_POST
def keep_scan(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the scan of the signed print of the version in force."""
    plan = visible_plan(request, pk)
    permissions.may_make_plan(request.standing).or_raise()
    in_force = version_in_force(plan)
    if in_force is None:
        raise Http404
    form = ScanForm(request.POST, request.FILES)
    if not form.is_valid() or not _kept(request, plan, in_force, form):
        return documents_page(request, plan, form=form)
    messages.success(request, _("The signed scan is kept with the version in force."))
    return redirect("plans:documents", pk)


def _kept(request: PersonRequest, plan: Plan, in_force: Snapshot, form: ScanForm) -> bool:
    uploaded, at = form.cleaned_data["scan"], now()
    try:
        scan = files.store(organisation=plan.organisation, uploaded=uploaded, by=request.standing, at=at, allowed=SCANS)
    except FileRefused as refused:
        form.add_error("scan", sentence(refused))
        return False
    scans.keep(plan_id=plan.pk, amendment=in_force.amendment, scan=scan, by=request.standing, at=at)
    return True
