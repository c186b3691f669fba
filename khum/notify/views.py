"""Choosing how often one is written to; ending it by the address in a mail."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from khum.notify import actions, queries
from khum.notify.models import rhythms
from khum.notify.rules import Rhythm
from khum.web.request import PersonRequest


class RhythmForm(forms.Form):
    """How often."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("Write to me"), choices=rhythms, widget=forms.RadioSelect, initial=Rhythm.WEEKLY
    )


@login_required
@require_http_methods(["GET", "POST"])
def own(request: PersonRequest) -> HttpResponse:
    """My notices."""
    kept = queries.own(request.standing)
    form = RhythmForm(request.POST or None, initial={"rhythm": kept.rhythm} if kept else None)
    if request.method == "POST" and form.is_valid():
        actions.choose(rhythm=Rhythm(form.cleaned_data["rhythm"]), by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("notify:own")
    status = 422 if form.errors else 200
    return render(request, "notify/own.html", {"form": form, "email": request.user.email}, status=status)


@csrf_exempt  # The mail program of the person presses the button, without our cookie (RFC 8058).
@never_cache
@require_http_methods(["GET", "POST"])
def stop(request: PersonRequest, token: str) -> HttpResponse:
    """Ask once, then end the mails; a mail program ends them with one POST."""
    if not queries.is_known(token):
        raise Http404
    if request.method == "POST":
        actions.stop(token=token, at=now())
        return render(request, "notify/stopped.html")
    return render(request, "notify/stop.html")
