"""The read-only page of an outside assessor, and the links that lead to it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from khum.domain.verdict import NotPossibleError
from khum.evaluation.actions import assessors as acts
from khum.evaluation.forms.assessments import LinkForm
from khum.evaluation.models import Assessment, AssessorLink, Evidence
from khum.evaluation.queries import assessments as queries
from khum.evaluation.views.frame import form_page
from khum.files import storage
from khum.web.request import PersonRequest


@login_required
@require_POST
def make_link(request: PersonRequest, pk: int) -> HttpResponse:
    """A link for an assessor, shown once."""
    found = get_object_or_404(Assessment.objects.visible_to(request.standing).select_related("catalogue"), pk=pk)
    form = LinkForm(request.POST)
    back = reverse("evaluation:assessment", args=[pk])
    if not form.is_valid():
        return form_page(request, form, title=_("Link for an assessor"), act=_("Make the link"), back=back, note=found)
    link, token = acts.make_link(assessment_id=pk, **form.cleaned_data, by=request.standing, at=now())
    address = request.build_absolute_uri(reverse("evaluation:by-assessor", args=[token]))
    context = {"assessment": found, "link": link, "address": address, "back": back}
    return render(request, "evaluation/assessor_link.html", context)


@login_required
@require_POST
def end_link(request: PersonRequest, pk: int) -> HttpResponse:
    """End a link."""
    get_object_or_404(AssessorLink.objects.visible_to(request.standing), pk=pk)
    link = acts.end_link(link_id=pk, by=request.standing, at=now())
    messages.success(request, _("The link has ended."))
    return redirect("evaluation:assessment", link.assessment_id)


@never_cache
@require_safe
def by_assessor(request: HttpRequest, token: str) -> HttpResponse:
    """The assessment to read, without an account."""
    try:
        link = acts.opened(token=token, what=_("the assessment"), at=now())
    except NotPossibleError as problem:
        return render(request, "evaluation/link_over.html", {"reason": problem}, status=410)
    context = {"link": link, "assessment": link.assessment, "groups": queries.groups(link.assessment), "token": token}
    response = render(request, "evaluation/by_assessor.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_safe
def assessor_file(request: HttpRequest, token: str, pk: int) -> HttpResponse | FileResponse:
    """A file that hangs on the assessment as evidence, and no other."""
    held = Evidence.objects.select_related("file", "answer")
    found = held.filter(pk=pk, file__isnull=False).first()
    try:
        link = acts.opened(token=token, what=str(found) if found else _("a file"), at=now())
    except NotPossibleError as problem:
        return render(request, "evaluation/link_over.html", {"reason": problem}, status=410)
    if found is None or found.file is None or found.answer.assessment_id != link.assessment_id:
        raise Http404
    try:
        stream = storage.path_of(found.file).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(stream, as_attachment=True, filename=found.file.name, content_type=found.file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Referrer-Policy"] = "no-referrer"
    return response
