"""Finding and reading items."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from khum.library import permissions
from khum.library.actions import using
from khum.library.forms.acts import ReportForm
from khum.library.forms.classes import FilterForm
from khum.library.models import Revision
from khum.library.papers.item import item_paper
from khum.library.queries import drafts, kinds, listing, reading
from khum.library.rules.states import Channel
from khum.library.views.frame import frame, visible_item
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest

PAGE = 25
_CHANNELS = {"search": Channel.SEARCH, "qr": Channel.QR}


@login_required
@require_safe
def browse(request: PersonRequest) -> HttpResponse:
    """The library: filters, order, pages."""
    catalogue = kinds.kinds_for(request.standing)
    categories = listing.categories(request.standing)
    choices = [(kind.code, kinds.kind_label(kind)) for kind in catalogue.kinds.values()]
    form = FilterForm(request.GET, standing=request.standing, kinds=choices, categories=categories)
    filters = form.filters()
    page = Paginator(listing.filtered(request.standing, filters), PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": listing.rows(page.object_list, catalogue, request.standing.today),
        "is_filtered": any(request.GET.get(name) for name in ("q", "kind", "category", "division", "state")),
        "is_narrowed": any(request.GET.get(name) for name in ("kind", "category", "division", "order")),
        "may_write": permissions.may_write(request.standing),
        "may_arrange": permissions.may_arrange(request.standing),
    }
    return render(request, "library/browse.html", context)


@login_required
@require_safe
def item(request: PersonRequest, pk: int) -> HttpResponse:
    """One item as its readers see it; of a draft what is being written."""
    shown = visible_item(request, pk)
    context = frame(request, shown, "item")
    text = shown.current or drafts.draft_of(shown)
    using.count_read(item=shown, by=request.standing, channel=_CHANNELS.get(request.GET.get("from", ""), Channel.WEB))
    waiting = reading.waiting_revision(shown)
    context |= {
        "text": text,
        "parts": reading.parts_of(text, context["kind"]),
        "attachments": reading.attachments_of(shown),
        "links": reading.links_of(shown, request.standing),
        "numbers": reading.numbers_of(shown),
        "uses": reading.uses_of(shown, request.standing),
        "reports": reading.open_reports(shown),
        "receipt": reading.open_receipt(shown, request.standing),
        "waiting": waiting,
        "has_draft": shown.current_id is not None and drafts.has_draft(shown),
        "acts": reading.acts_of(shown, request.standing),
        "may_review": waiting and permissions.may_review(request.standing, shown, waiting),
        "may_withdraw": waiting and permissions.may_withdraw(request.standing, shown, waiting),
        "may_arrange": permissions.may_arrange(request.standing),
        "report_form": ReportForm(),
        "now": now(),
    }
    return render(request, "library/item.html", context)


@login_required
@require_safe
def history(request: PersonRequest, pk: int) -> HttpResponse:
    """Every revision with who looked at it, and the comparison of two of them."""
    shown = visible_item(request, pk)
    revisions = reading.history_of(shown)
    context = frame(request, shown, "history") | {
        "revisions": revisions,
        "checks": shown.verifications.all()[:20],
    }
    old, new = (_number(request.GET.get(name)) for name in ("old", "new"))
    if new:
        context["new"] = get_object_or_404(Revision.objects.visible_to(request.standing), item=shown, number=new)
        context["old"] = Revision.objects.visible_to(request.standing).filter(item=shown, number=old).first()
        context["comparison"] = reading.comparison(context["old"], context["new"])
    return render(request, "library/history.html", context)


@login_required
@require_safe
def print_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The approved revision as an official paper; its code leads back to what is current."""
    shown = visible_item(request, pk)
    if shown.current is None or extension not in {"pdf", "docx"}:
        raise Http404
    kind = kinds.kind_for(shown, request.standing)
    paper = item_paper(
        shown,
        shown.current,
        reading.parts_of(shown.current, kind),
        kind_name=kind.name,
        address=request.build_absolute_uri(f"{reverse('library:item', args=[shown.pk])}?from=qr"),
        pictures=reading.pictures_of(shown),
    )
    return paper_response(request, paper, name=shown.title[:80], extension=extension)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0
