"""The hub of the settings and the particulars of the council."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.people import permissions
from khum.people.actions import divisions as actions
from khum.people.forms.chart import OrganisationForm
from khum.people.queries.chart import own_organisation
from khum.people.request import PersonRequest
from khum.people.views.parts import form_page


@login_required
@require_safe
def settings_hub(request: PersonRequest) -> HttpResponse:
    """Where everything about the organisation is kept."""
    may = permissions.may_manage_people(request.standing).allowed
    return render(request, "people/settings.html", {"may_manage": may})


@login_required
@require_http_methods(["GET", "POST"])
def organisation(request: PersonRequest) -> HttpResponse:
    """Name, type, address and colour of the council."""
    permissions.may_manage_people(request.standing).or_raise()
    instance = own_organisation(request.standing)
    form = OrganisationForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        actions.edit_organisation(by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:organisation")
    return form_page(
        request,
        form,
        title=_("The organisation"),
        note=_("As letters and official papers carry it."),
        act=_("Keep"),
        back=reverse("people:settings"),
        back_label=_("Settings"),
    )
