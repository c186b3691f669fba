"""Sending an item to its reviewers, and their page: what changed, what to watch, the answer."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import items, reviewing
from khum.library.forms.acts import ReviewForm, SubmitForm
from khum.library.models import Draft, Revision
from khum.library.queries import drafts, reading
from khum.library.rules import diffing
from khum.library.rules.review import ROLES_TH
from khum.library.rules.states import Significance
from khum.library.views.frame import frame, visible_item
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def submit(request: PersonRequest, pk: int) -> HttpResponse:
    """The last look before sending: what is missing, what the glossary says, what is like it, what it reveals."""
    item = visible_item(request, pk)
    permissions.may_edit(request.standing, item).or_raise()
    draft = get_object_or_404(Draft.objects.visible_to(request.standing), item=item)
    context = frame(request, item, "edit")
    text = items.whole_text(draft, context["kind"])
    before = item.current.text if item.current else ""
    weight = Significance.MAJOR if not before or diffing.changed_words(before, text) > 40 else Significance.MEDIUM
    form = SubmitForm(request.POST or None, initial={"significance": weight.value})
    if item.current is None:
        del form.fields["significance"]
    if request.method == "POST" and form.is_valid():
        try:
            reviewing.submit(
                item_id=item.pk,
                comment=form.cleaned_data["comment"],
                significance=Significance(form.cleaned_data.get("significance") or Significance.MAJOR),
                accepts_personal_data=form.cleaned_data["accepts_personal_data"],
                by=request.standing,
                at=now(),
            )
        except NotPossibleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Sent. Whoever must look sees it on the first page."))
            return redirect("library:item", item.pk)
    context |= {
        "form": form,
        "lacks": drafts.completeness_of(item, draft, context["kind"]),
        "words": drafts.other_words_of(item, text),
        "personal": drafts.personal_data_of(item, text),
        "alike": drafts.alike(item, text, request.standing),
    }
    return render(request, "library/submit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def review(request: PersonRequest, pk: int) -> HttpResponse:
    """One revision for its reviewer."""
    revision = get_object_or_404(
        Revision.objects.visible_to(request.standing).prefetch_related("reviews").select_related("based_on"), pk=pk
    )
    item = visible_item(request, revision.item_id)
    verdict = permissions.may_review(request.standing, item, revision)
    form = ReviewForm(request.POST or None, initial={"significance": revision.significance})
    if request.method == "POST":
        verdict.or_raise()
        if form.is_valid():
            return _answer(request, revision, form)
    context = frame(request, item, "history")
    old = item.current if item.current_id != revision.pk else revision.based_on
    year_be = FiscalYear.containing(request.standing.today).be
    context |= {
        "revision": revision,
        "form": form,
        "verdict": verdict,
        "parts": reading.parts_of(revision, context["kind"]),
        "attachments": reading.attachments_of(item),
        "comparison": reading.comparison(old, revision) if old else [],
        "missing": [ROLES_TH[role] for role in permissions.missing_roles(item, revision, year_be=year_be)],
        "lacks": drafts.completeness_of(item, revision, context["kind"]),
        "words": drafts.other_words_of(item, revision.text),
        "personal": drafts.personal_data_of(item, revision.text),
        "alike": drafts.alike(item, revision.text, request.standing),
    }
    return render(request, "library/review.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a revision back."""
    revision = get_object_or_404(Revision.objects.visible_to(request.standing), pk=pk)
    reviewing.withdraw(revision_id=revision.pk, by=request.standing, at=now())
    messages.success(request, _("Taken back. You can go on writing."))
    return redirect("library:edit", revision.item_id)


def _answer(request: PersonRequest, revision: Revision, form: ReviewForm) -> HttpResponse:
    reason, by, at = form.cleaned_data["reason"], request.standing, now()
    if form.cleaned_data["decision"] == "return":
        reviewing.return_with_reason(revision_id=revision.pk, reason=reason, by=by, at=at)
        messages.success(request, _("Returned. The author sees your reason on the first page."))
    else:
        weight = Significance(form.cleaned_data["significance"])
        done = reviewing.approve(revision_id=revision.pk, note=reason, significance=weight, by=by, at=at)
        is_out = done.state == "approved"
        messages.success(request, _("Published.") if is_out else _("Approved. Somebody else must still look."))
    return redirect("library:item", revision.item_id)
