"""Whether the figures of a paper are the ones that were frozen."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khum.evaluation.queries import frozen
from khum.evaluation.queries import report as reports
from khum.evaluation.rules import freezing
from khum.web.request import PersonRequest

_MOST_TYPED = 400


@login_required
@require_safe
def check(request: PersonRequest) -> HttpResponse:
    """Compare a typed or scanned hash with what is stored, counting the hash of the stored text anew."""
    typed = request.GET.get("hash", "")[:_MOST_TYPED].strip()
    found = frozen.fitting(request.standing, typed) if typed else None
    report = reports.fitting(request.standing, typed) if typed and not found else None
    context = {
        "report": report,
        "report_is_whole": bool(report and reports.is_whole(report)),
        "typed": typed,
        "snapshot": found,
        "is_whole": bool(found and frozen.is_whole(found)),
        "counted": freezing.grouped(freezing.sha256_of(found.text)) if found else "",
        "figures": frozen.figures_of(found) if found and frozen.is_whole(found) else [],
    }
    return render(request, "evaluation/check.html", context)
