"""Who knows: the directory by evidence, one person, and what one says of oneself."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.needs import permissions
from khum.needs.actions import knowing as acts
from khum.needs.forms.knowing import ContactForm, SkillForm
from khum.needs.models import ContactChoice, Skill
from khum.needs.queries import knowing as queries
from khum.needs.queries.demand import orphans
from khum.needs.queries.neighbours import outsiders
from khum.needs.views.frame import number
from khum.people.models import Person
from khum.people.queries import chart
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_safe
def who_knows(request: PersonRequest) -> HttpResponse:
    """People who know about some words; without words everybody, page by page."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:200]
    division = number(request.GET.get("division"))
    context = {
        "words": words,
        "division": division,
        "divisions": chart.open_divisions(request.standing),
        "may_agree": permissions.may_agree(request.standing),
        "ask_anybody": queries.ask_anybody(words) if words else "",
    }
    if words:
        context["answer"] = queries.who_knows(request.standing, words)
        context["outsiders"] = outsiders(request.standing, words)
    else:
        page = Paginator(queries.directory(request.standing, division), _PAGE).get_page(request.GET.get("page"))
        context |= {
            "page": page,
            "people": queries.of_people(request.standing, list(page)),
            "orphans": orphans(request.standing)[:8] if page.number == 1 and not division else [],
        }
    return render(request, "needs/who_knows.html", context)


@login_required
@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """Everything that one person demonstrably did, and what they say of themselves."""
    found = get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)
    known = queries.of_people(request.standing, [found])[0]
    return render(request, "needs/knows.html", {"known": known, "is_me": pk == request.standing.person_id})


@login_required
@require_http_methods(["GET", "POST"])
def mine(request: PersonRequest) -> HttpResponse:
    """One's own skills and how one is reached."""
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.declare_skill(**form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("needs:knows-mine")
    return _mine(request, form, _contact_form(request))


@login_required
@require_POST
def contact(request: PersonRequest) -> HttpResponse:
    """Choose how one may be reached."""
    form = _contact_form(request)
    if form.is_valid():
        acts.choose_contact(values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("needs:knows-mine")
    return _mine(request, SkillForm(), form)


@login_required
@require_POST
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back a skill of one's own."""
    get_object_or_404(Skill.objects.visible_to(request.standing), pk=pk)
    acts.withdraw_skill(skill_id=pk, by=request.standing, at=now())
    messages.success(request, _("Taken back."))
    return redirect("needs:knows-mine")


def _contact_form(request: PersonRequest) -> ContactForm:
    own = ContactChoice.objects.visible_to(request.standing).filter(person=request.standing.person_id).first()
    posted = request.POST if request.resolver_match and request.resolver_match.url_name == "knows-contact" else None
    return ContactForm(posted, instance=own or ContactChoice(person=request.standing.person))


def _mine(request: PersonRequest, form: SkillForm, contact_form: ContactForm) -> HttpResponse:
    skills = Skill.objects.visible_to(request.standing).filter(person=request.standing.person_id)
    context = {"form": form, "contact_form": contact_form, "skills": skills}
    has_errors = form.errors or contact_form.errors
    return render(request, "needs/mine.html", context, status=422 if has_errors else 200)
