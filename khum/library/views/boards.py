"""The health of the library and its printed inventory."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khum.library.papers.inventory import inventory_paper
from khum.library.queries import health, inventory
from khum.papers import preview
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest


@login_required
@require_safe
def health_board(request: PersonRequest) -> HttpResponse:
    """Overdue, never used, unhelpful, needs change, alike, copied."""
    return render(request, "library/health.html", {"groups": health.board(request.standing)})


@login_required
@require_safe
def inventory_page(request: PersonRequest) -> HttpResponse:
    """The inventory on the screen, as it will be printed."""
    paper = inventory_paper(inventory.inventory(request.standing))
    return render(request, "library/inventory.html", {"paper": preview.to_html(paper)})


@login_required
@require_safe
def inventory_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The inventory as a file."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    paper = inventory_paper(inventory.inventory(request.standing))
    return paper_response(request, paper, name=_("Inventory of knowledge"), extension=extension)
