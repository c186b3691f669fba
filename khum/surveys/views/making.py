"""Making a survey in three choices: which questions, whom and when, with or without names."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.surveys import permissions
from khum.surveys.actions import making
from khum.surveys.forms.making import LastDayForm, SurveyForm, first_values, values_of
from khum.surveys.rules import bank
from khum.surveys.rules.kinds import SurveyKind, SurveyState
from khum.surveys.views.frame import asked_first, form_page, kept
from khum.web.request import PersonRequest

OWN = "own"


@login_required
@require_safe
def choose(request: PersonRequest) -> HttpResponse:
    """First choice: which questions."""
    permissions.may_keep(request.standing).or_raise()
    return render(request, "surveys/choose.html", {"templates": bank.newest(), "own": OWN})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, code: str) -> HttpResponse:
    """The other two choices: whom and when, with or without names."""
    permissions.may_keep(request.standing).or_raise()
    template = None if code == OWN else bank.template(code)
    if template is None and code != OWN:
        raise Http404
    year = FiscalYear.containing(request.standing.today).be
    kind = template.kind if template else SurveyKind.OTHER
    first = first_values(template, request.standing, year)
    form = SurveyForm(request.POST or None, initial=first, standing=request.standing, kind=kind)
    if request.method == "POST" and form.is_valid():
        made = making.make(
            bank_code=template.code if template else "", values=form.values(), by=request.standing, at=now()
        )
        messages.success(request, _("The draft is kept. Look at the questions, then open it."))
        return redirect("surveys:survey" if made.questions else "surveys:questions", made.pk)
    return form_page(
        request,
        form,
        title=_("New survey"),
        note=template.title_th if template else _("Own questions"),
        act=_("Keep the draft"),
        back=reverse("surveys:new"),
        draft=f"survey-{code}",
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a draft; of an open survey the last day."""
    survey = kept(request, pk)
    back = reverse("surveys:survey", args=[pk])
    form: SurveyForm | LastDayForm
    if survey.state_value is SurveyState.DRAFT:
        form = SurveyForm(
            request.POST or None,
            initial=values_of(survey),
            standing=request.standing,
            kind=survey.kind_value,
            survey=survey,
        )
    else:
        form = LastDayForm(request.POST or None, initial={"closes_on": survey.closes_on})
    if request.method == "POST" and form.is_valid():
        values = form.values() if isinstance(form, SurveyForm) else form.cleaned_data
        making.change(survey_id=pk, values=values, by=request.standing, at=now())
        messages.success(request, _("The survey is kept."))
        return redirect(back)
    return form_page(request, form, title=_("Change the survey"), note=survey.title, act=_("Keep"), back=back)


@login_required
@require_http_methods(["GET", "POST"])
def discard(request: PersonRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    survey = kept(request, pk)
    if request.method == "POST":
        making.discard(survey_id=pk, by=request.standing, at=now())
        messages.success(request, _("The draft is gone."))
        return redirect("surveys:list")
    return asked_first(
        request,
        question=_("Throw this draft away?"),
        explanation=survey.title,
        act=_("Throw away"),
        back=reverse("surveys:survey", args=[pk]),
        danger=True,
    )
