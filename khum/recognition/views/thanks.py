"""Thanks: the list, one of them, giving them; values."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.recognition import permissions
from khum.recognition.actions import thanking
from khum.recognition.forms.recognising import ReasonForm, ValuesForm
from khum.recognition.models.thanks import values_of
from khum.recognition.queries import pages
from khum.recognition.rules import values
from khum.recognition.views.frame import form_page
from khum.web.request import PersonRequest

_PAGE = 20
_ROUNDS = 5


@login_required
@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Thanks of the council and the latest rounds."""
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(pages.thanks(request.standing, words), _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": pages.with_value(request.standing, page.object_list),
        "rounds": pages.rounds(request.standing)[:_ROUNDS],
        "words": words,
        "may_keep": permissions.keeps(request.standing),
        "may_see_gifts": bool(permissions.may_see_gifts(request.standing)),
        "person_id": request.standing.person_id,
        "today": request.standing.today,
    }
    return render(request, "recognition/list.html", context)


@login_required
@require_safe
def thanks(request: PersonRequest, pk: int) -> HttpResponse:
    """One word of thanks."""
    found = get_object_or_404(pages.thanks(request.standing), pk=pk)
    [row] = pages.with_value(request.standing, [found])
    return render(request, "recognition/thanks.html", {"row": row})


@login_required
@require_http_methods(["GET", "POST"])
def thank(request: PersonRequest) -> HttpResponse:
    """Thank a colleague."""
    first = {"person": request.GET.get("person", ""), "use": request.GET.get("use", "")}
    form = ReasonForm(request.POST or None, initial=first, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        thanking.thank(
            receiver_id=given["person"].pk,
            words=given["words"],
            value_code=given["value"],
            use_id=given["use"].pk if given["use"] else None,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("Your thanks are told. Everybody in the organisation can read them."))
        return redirect("recognition:list")
    back = reverse("recognition:list")
    return form_page(request, form, title=_("Thank a colleague"), act=_("Say thanks"), back=back, draft="thanks")


@login_required
@require_http_methods(["GET", "POST"])
def value_set(request: PersonRequest) -> HttpResponse:
    """The values that thanks and awards speak of."""
    permissions.may_keep(request.standing).or_raise()
    text = values.written(values_of(request.standing.organisation_id))
    form = ValuesForm(request.POST or None, initial={"text": text})
    if request.method == "POST" and form.is_valid():
        try:
            thanking.set_values(text=form.cleaned_data["text"], by=request.standing, at=now())
        except ValueError:
            form.add_error("text", _("Write one to twenty different values, one a line."))
        else:
            messages.success(request, _("The values are kept."))
            return redirect("recognition:coverage")
    back = reverse("recognition:coverage")
    return form_page(request, form, title=_("Values of the organisation"), act=_("Keep the values"), back=back)
