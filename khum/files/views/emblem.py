"""The council's emblem: seen, exchanged, taken away."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from khum.files import actions, storage
from khum.files.kinds import PICTURES
from khum.files.messages import sentence
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused
from khum.people.actions import divisions
from khum.people.models import Organisation
from khum.people.permissions import may_manage_people
from khum.web.request import PersonRequest


class EmblemForm(forms.Form):
    """The picture of the emblem."""

    picture = forms.FileField(
        label=gettext_lazy("Picture of the emblem"),
        help_text=gettext_lazy("PNG or JPEG, at most 2 MB, best square and on white or transparent ground."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
    )


@login_required
@require_http_methods(["GET", "POST"])
def emblem(request: PersonRequest) -> HttpResponse:
    """The emblem that papers print; another one, or none."""
    may_manage_people(request.standing).or_raise()
    form = EmblemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and "remove" in request.POST:
        divisions.set_emblem(sha256="", by=request.standing, at=now())
        messages.success(request, _("Papers print no emblem from now on."))
        return redirect("files:emblem")
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_emblem(uploaded=form.cleaned_data["picture"], by=request.standing, at=now())
        except FileRefused as refused:
            form.add_error("picture", sentence(refused))
        else:
            messages.success(request, _("Papers print this emblem from now on."))
            return redirect("files:emblem")
    context = {"form": form, "sha256": _sha256(request)}
    return render(request, "files/emblem.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def emblem_picture(request: PersonRequest) -> FileResponse:
    """The picture itself, for the people of the council."""
    found = StoredFile.objects.visible_to(request.standing).filter(
        sha256=_sha256(request) or "-", kind__in=[kind.value for kind in PICTURES]
    )
    stored = found.first()
    if stored is None:
        raise Http404
    try:
        stream = storage.path_of(stored).open("rb")
    except FileNotFoundError as error:
        raise Http404(f"the bytes of file {stored.pk} are gone") from error
    response = FileResponse(stream, content_type=stored.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response


def _sha256(request: PersonRequest) -> str:
    return Organisation.objects.only("emblem_sha256").get(pk=request.standing.organisation_id).emblem_sha256
