"""Publishing: one piece through several channels, its sheet for the board, its photograph, its scans."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.channels import permissions
from khum.channels.actions import publishing
from khum.channels.forms.channels import DownForm, ProofForm, PublishForm
from khum.channels.models import Post
from khum.channels.papers.leaflet import leaflet_paper
from khum.channels.papers.sheet import SIZES, sheet_paper
from khum.channels.queries import registry
from khum.channels.views.parts import form_page
from khum.domain.verdict import NotPossibleError
from khum.files.keeping import kept_file
from khum.library.queries import kinds, reading
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest

PAGE = 30


@login_required
@require_safe
def posts(request: PersonRequest) -> HttpResponse:
    """Everything that was published, the newest first."""
    page = Paginator(registry.posts(request.standing), PAGE).get_page(request.GET.get("page"))
    may = registry.may_publish(request.standing)
    context = {"page": page, "today": request.standing.today, "may_publish": may}
    return render(request, "channels/posts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def publish(request: PersonRequest) -> HttpResponse:
    """Publish an item or a text through the channels that the person keeps."""
    kept = registry.kept_by(request.standing)
    if not kept.exists():
        permissions.may_arrange(request.standing).or_raise()
    initial = {"starts_on": request.standing.today, "item": request.GET.get("item"), "channels": _first(request)}
    form = PublishForm(request.POST or None, standing=request.standing, channels=kept, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        piece = publishing.Piece(
            title=data["title"] or data["item"].title,
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            item=data["item"],
            text=data["text"],
            printed=data["printed"] or 0,
        )
        chosen = [channel.pk for channel in data["channels"]]
        try:
            made = publishing.publish(channel_ids=chosen, piece=piece, by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Published. Print the sheet, put it up, and take a photograph."))
            return redirect("channels:post", made[0].pk)
    return form_page(request, form, title=_("Publish"), act=_("Publish"), back=reverse("channels:list"))


@login_required
@require_safe
def post(request: PersonRequest, pk: int) -> HttpResponse:
    """A piece: where and how long, its sheet, its proof, its scans."""
    return _page(request, _post(request, pk))


@login_required
@require_POST
def prove(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the photograph of the piece in its place."""
    found = _post(request, pk)
    permissions.may_keep(request.standing, found.channel).or_raise()
    form = ProofForm(request.POST, request.FILES)
    proof, refused = kept_file(form, "proof", by=request.standing, at=now()) if form.is_valid() else (None, True)
    if refused or proof is None:
        return _page(request, found, proof_form=form)
    publishing.prove(post_id=pk, proof=proof, by=request.standing, at=now())
    messages.success(request, _("The photograph is kept."))
    return redirect("channels:post", pk)


@login_required
@require_POST
def take_down(request: PersonRequest, pk: int) -> HttpResponse:
    """Take the piece down."""
    found = _post(request, pk)
    permissions.may_keep(request.standing, found.channel).or_raise()
    form = DownForm(request.POST)
    if form.is_valid():
        try:
            publishing.take_down(post_id=pk, on=form.cleaned_data["on"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("Recorded."))
            return redirect("channels:post", pk)
    return _page(request, found, down_form=form)


@login_required
@require_safe
def sheet(request: PersonRequest, pk: int, size: str) -> HttpResponse:
    """The sheet to hang up, with the code that leads to the item."""
    found = _post(request, pk)
    if size not in SIZES:
        raise Http404
    paper = sheet_paper(found, address=_scan_address(request, found), size=size)
    return paper_response(request, paper, name=found.title[:80], extension="pdf")


@login_required
@require_safe
def leaflet(request: PersonRequest, pk: int) -> HttpResponse:
    """A sheet to fold twice, with the code on its back."""
    found = _post(request, pk)
    revision = found.item.current if found.item else None
    parts = reading.parts_of(revision, kinds.kind_for(found.item, request.standing)) if revision else []
    paper = leaflet_paper(found, parts, address=_scan_address(request, found))
    return paper_response(request, paper, name=found.title[:80], extension="pdf")


def _page(
    request: PersonRequest, found: Post, *, proof_form: ProofForm | None = None, down_form: DownForm | None = None
) -> HttpResponse:
    context = {
        "post": found,
        "is_up": found.is_up_on(request.standing.today),
        "may_keep": permissions.may_keep(request.standing, found.channel).allowed,
        "address": _scan_address(request, found),
        "proof_form": proof_form or ProofForm(),
        "down_form": down_form or DownForm(initial={"on": request.standing.today}),
    }
    return render(request, "channels/post.html", context, status=422 if proof_form or down_form else 200)


def _post(request: PersonRequest, pk: int) -> Post:
    found = registry.posts(request.standing).select_related(
        "channel__organisation", "channel__steward", "item__current"
    )
    return get_object_or_404(found, pk=pk)


def _scan_address(request: PersonRequest, found: Post) -> str:
    return request.build_absolute_uri(reverse("channels-public:scan", args=[found.code]))


def _first(request: PersonRequest) -> list[str]:
    return request.GET.getlist("channel")[:20]
