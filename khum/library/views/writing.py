"""Writing items: beginning, the form with its draft, autosave, the merge, files and links."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from js_asset import Media

from khum.domain.merging import EditConflictError, resolved
from khum.files.messages import sentence
from khum.files.refusals import FileRefused
from khum.library import permissions
from khum.library.actions import intake, writing
from khum.library.forms.acts import LinkForm, RegulationForm
from khum.library.forms.writing import BeginForm, ItemForm, initial_of
from khum.library.models import Attachment, Draft, Item, Relation
from khum.library.queries import drafts, kinds, listing, merging, reading
from khum.library.views.frame import frame, visible_item
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Choose a kind, give a title."""
    permissions.may_write(request.standing).or_raise()
    choices = [(kind.code, kinds.kind_label(kind)) for kind in kinds.kinds_for(request.standing).kinds.values()]
    form = BeginForm(request.POST or None, kinds=choices, initial={"kind": request.GET.get("kind", "manual")})
    if request.method == "POST" and form.is_valid():
        made = writing.create(**form.cleaned_data, by=request.standing, at=now())
        return redirect("library:edit", made.pk)
    return render(request, "library/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Write; every button saves everything, also without JavaScript."""
    item = visible_item(request, pk)
    permissions.may_write_text(request.standing, item).or_raise()
    draft = drafts.draft_of(item)
    form = _form(request, item, draft)
    regulation = _regulation_form(request, item) if form.kind.needs_of("particulars") else None
    if request.method == "GET":
        return _edit_page(request, item, draft, form, regulation)
    if not form.is_valid() or (regulation is not None and not regulation.is_valid()):
        return _edit_page(request, item, draft, form, regulation, status=422)
    try:
        _save_all(request, item, form, regulation)
    except EditConflictError as conflict:
        return _merge_page(request, item, conflict, opened=form.cleaned_data["version"])
    except (FileRefused, writing.PersonalDataError) as refused:
        if isinstance(refused, FileRefused):
            form.add_error("files", sentence(refused))
        else:
            form.add_error("visibility", str(refused))
        fresh = Draft.objects.visible_to(request.standing).get(item=item)
        form.data = form.data.copy() | {"version": str(fresh.version)}
        return _edit_page(request, item, fresh, form, regulation, status=422)
    messages.success(request, _("The draft is kept."))
    return redirect("library:submit" if "send" in request.POST else "library:edit", item.pk)


@login_required
@require_POST
def autosave(request: PersonRequest, pk: int) -> JsonResponse:
    """Keep what is being typed; answers with the new version, or 409 where somebody else saved meanwhile."""
    item = visible_item(request, pk)
    form = _form(request, item, drafts.draft_of(item))
    form.is_valid()
    if not {"version", "title"} <= form.cleaned_data.keys():
        return JsonResponse({"message": _("The title is missing, so this is not kept yet.")}, status=422)
    values = {name: form.cleaned_data.get(name, "") for name in ("title", "summary", "body")}
    values["parts"] = form.part_values()
    try:
        saved = writing.save_draft(
            item_id=item.pk, values=values, version=form.cleaned_data["version"], by=request.standing, at=now()
        )
    except EditConflictError as conflict:
        words = _("%(who)s saved another text meanwhile. Press “Save” to see both.") % {"who": conflict.by_name}
        return JsonResponse({"message": words}, status=409)
    return JsonResponse({"version": saved.version, "message": _("Kept")})


@login_required
@require_POST
def merge(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what a person chose where two had written."""
    item = visible_item(request, pk)
    draft = get_object_or_404(Draft.objects.visible_to(request.standing), item=item)
    mine = merging.posted(request.POST.get("mine", ""))
    right = merging.flat(drafts.saved_values(draft, _int(request.POST.get("version"))))
    left = merging.flat(drafts.saved_values(draft, _int(request.POST.get("opened"))))
    choices = {name[7:]: value for name, value in request.POST.items() if name.startswith("choice-")}
    values = merging.nested(resolved(left, {**right, **mine}, right, choices))
    try:
        writing.save_draft(
            item_id=item.pk, values=values, version=_int(request.POST.get("version")), by=request.standing, at=now()
        )
    except EditConflictError as conflict:
        return _merge_page(request, item, conflict, opened=_int(request.POST.get("version")))
    messages.success(request, _("Both texts are merged as you chose."))
    return redirect("library:edit", item.pk)


@login_required
@require_POST
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Put the draft of a published item aside."""
    item = writing.discard_draft(item_id=visible_item(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The draft was put aside. Readers see what they saw before."))
    return redirect("library:item", item.pk)


@login_required
@require_POST
def detach(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a file away."""
    attached = get_object_or_404(Attachment.objects.visible_to(request.standing), pk=pk)
    writing.detach(attachment_id=attached.pk, by=request.standing, at=now())
    messages.success(request, _("The file was taken away."))
    return redirect("library:edit", attached.item_id)


@login_required
@require_safe
def links(request: PersonRequest, pk: int) -> HttpResponse:
    """What belongs to the item, and the form that adds more."""
    item = visible_item(request, pk)
    form = LinkForm(standing=request.standing, item=item)
    return _links_page(request, item, form)


@login_required
@require_POST
def relate(request: PersonRequest, pk: int) -> HttpResponse:
    """Link the item to another."""
    item = visible_item(request, pk)
    form = LinkForm(request.POST, standing=request.standing, item=item)
    if not form.is_valid():
        return _links_page(request, item, form, status=422)
    writing.relate(
        item_id=item.pk,
        other_id=form.cleaned_data["other"].pk,
        kind=form.cleaned_data["kind"],
        note=form.cleaned_data["note"],
        by=request.standing,
        at=now(),
    )
    return redirect("library:links", item.pk)


@login_required
@require_POST
def unrelate(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a link away."""
    link = get_object_or_404(Relation.objects.visible_to(request.standing), pk=pk)
    item = writing.unrelate(relation_id=link.pk, by=request.standing, at=now())
    return redirect("library:links", item.pk)


def _form(request: PersonRequest, item: Item, draft: Draft) -> ItemForm:
    return ItemForm(
        request.POST or None,
        request.FILES or None,
        initial=initial_of(item, draft),
        kind=kinds.kind_for(item, request.standing),
        standing=request.standing,
        categories=listing.categories(request.standing),
    )


def _regulation_form(request: PersonRequest, item: Item) -> RegulationForm:
    regulation = getattr(item, "regulation", None)
    names = RegulationForm.base_fields
    initial = {name: getattr(regulation, name) for name in names} if regulation else {}
    return RegulationForm(request.POST or None, initial=initial, use_required_attribute=False)


def _save_all(request: PersonRequest, item: Item, form: ItemForm, regulation: RegulationForm | None) -> None:
    by, at = request.standing, now()
    version = form.cleaned_data["version"]
    writing.save_draft(item_id=item.pk, values=form.text_values(), version=version, by=by, at=at)
    particulars = form.particulars()
    if particulars:
        accepts = form.cleaned_data["accepts_personal_data"]
        writing.set_particulars(item_id=item.pk, values=particulars, accepts_personal_data=accepts, by=by, at=at)
    if regulation is not None and regulation.has_changed():
        writing.set_regulation(item_id=item.pk, values=regulation.cleaned_data, by=by, at=at)
    for upload in form.cleaned_data["files"]:
        intake.attach(item_id=item.pk, uploaded=upload, by=by, at=at)


def _edit_page(
    request: PersonRequest,
    item: Item,
    draft: Draft,
    form: ItemForm,
    regulation: RegulationForm | None,
    status: int = 200,
) -> HttpResponse:
    context = frame(request, item, "edit") | {
        "draft": draft,
        "form": form,
        "regulation": regulation,
        "asks_personal": "visibility" in form.errors or form["accepts_personal_data"].value(),
        "editor": Media.from_media(form.media, nonce=str(request.csp_nonce)),  # type: ignore[attr-defined]
        "attachments": reading.attachments_of(item),
        "lacks": drafts.completeness_of(item, draft, form.kind),
    }
    return render(request, "library/edit.html", context, status=status)


def _links_page(request: PersonRequest, item: Item, form: LinkForm, status: int = 200) -> HttpResponse:
    context = frame(request, item, "links") | {"form": form, "links": reading.links_of(item, request.standing)}
    return render(request, "library/links.html", context, status=status)


def _merge_page(request: PersonRequest, item: Item, conflict: EditConflictError, *, opened: int) -> HttpResponse:
    context: dict[str, Any] = frame(request, item, "edit") | {
        "fields": merging.shown(conflict, kinds.kind_for(item, request.standing)),
        "mine": json.dumps(merging.flat(conflict.mine), ensure_ascii=False),
        "opened": opened,
        "version": conflict.version,
        "by_name": conflict.by_name,
    }
    return render(request, "library/merge.html", context, status=409)


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
