"""Settings of the library: categories, tags, the glossary, kinds of one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.library import permissions
from khum.library.actions import classes
from khum.library.forms.classes import CategoryForm, ChangeCategoryForm, KindForm, TagForm, TermForm
from khum.library.models import Category, OwnKind, Tag, Term
from khum.library.queries import listing
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def arranging(request: PersonRequest) -> HttpResponse:
    """The page with all four; each form posts here and names itself."""
    standing = request.standing
    permissions.may_arrange(standing).or_raise()
    which = request.POST.get("what", "")
    forms: dict[str, Any] = {
        "category": CategoryForm(_data(request, "category"), standing=standing, prefix="category"),
        "tag": TagForm(_data(request, "tag"), prefix="tag"),
        "term": TermForm(_data(request, "term"), prefix="term"),
        "kind": KindForm(_data(request, "kind"), prefix="kind"),
    }
    if which in forms and forms[which].is_valid():
        _keep(request, which, forms[which])
        messages.success(request, _("Kept."))
        return redirect("library:arranging")
    context = {
        **{f"{name}_form": form for name, form in forms.items()},
        "categories": listing.categories(standing),
        "closed": Category.objects.visible_to(standing).filter(closed_on__isnull=False),
        "tags": Tag.objects.visible_to(standing),
        "terms": Term.objects.visible_to(standing),
        "kinds": OwnKind.objects.visible_to(standing),
    }
    return render(request, "library/arranging.html", context, status=422 if which else 200)


@login_required
@require_POST
def from_chart(request: PersonRequest) -> HttpResponse:
    """A category for each division."""
    made = classes.from_chart(by=request.standing, at=now())
    messages.success(request, _("%(number)d categories were made from the chart.") % {"number": len(made)})
    return redirect("library:arranging")


@login_required
@require_http_methods(["GET", "POST"])
def category(request: PersonRequest, pk: int) -> HttpResponse:
    """Rename or close a category."""
    permissions.may_arrange(request.standing).or_raise()
    changed = get_object_or_404(Category.objects.visible_to(request.standing), pk=pk)
    initial = {"name": changed.name, "is_open": changed.closed_on is None}
    form = ChangeCategoryForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        classes.change_category(category_id=changed.pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("library:arranging")
    context = {"form": form, "category": changed}
    return render(request, "library/category.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove_term(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a word out of the glossary."""
    classes.remove_term(
        term_id=get_object_or_404(Term.objects.visible_to(request.standing), pk=pk).pk, by=request.standing, at=now()
    )
    messages.success(request, _("The word was taken out."))
    return redirect("library:arranging")


def _data(request: PersonRequest, name: str) -> Any:
    return request.POST if request.POST.get("what") == name else None


def _keep(request: PersonRequest, which: str, form: Any) -> None:
    by, at, values = request.standing, now(), form.cleaned_data
    if which == "category":
        parent = values["parent"]
        classes.add_category(name=values["name"], parent_id=parent.pk if parent else None, by=by, at=at)
    elif which == "tag":
        classes.keep_tag(**values, by=by, at=at)
    elif which == "term":
        classes.keep_term(**values, by=by, at=at)
    else:
        classes.add_kind(name=values["name"], parts=form.part_data(), months=values["months"], by=by, at=at)
