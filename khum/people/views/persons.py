"""People: the list, one person, adding, changing, leaving."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.verdict import NotPossibleError
from khum.people import people_sheet, permissions
from khum.people.actions import chart as chart_actions
from khum.people.actions import persons as actions
from khum.people.forms.chart import DayForm, PersonForm
from khum.people.models import Person
from khum.people.models.person import staff_kinds
from khum.people.queries import chart
from khum.people.queries import persons as queries
from khum.people.request import PersonRequest
from khum.people.views.parts import form_page

PAGE, LONGEST_WORDS = 50, 80
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def people(request: PersonRequest) -> HttpResponse:
    """Everybody of the council, narrowed as asked."""
    search = _search(request.GET)
    page = Paginator(queries.listed(request.standing, search), PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "search": search,
        "query": request.GET.urlencode(),
        "divisions": chart.open_divisions(request.standing),
        "kinds": staff_kinds(),
        "states": [(queries.WORKING, _("Working here")), (queries.LEFT, _("Left"))],
        "sorts": [("name", _("By name")), ("joined", _("Longest here first"))],
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/people.html", context)


@login_required
@require_safe
def people_file(request: PersonRequest) -> HttpResponse:
    """The same list as a sheet."""
    found = queries.listed(request.standing, _search(request.GET))
    disposition = content_disposition_header(True, "บุคลากร.xlsx")  # noqa: FBT003 - Django's own positional flag
    return HttpResponse(
        people_sheet.as_xlsx(found), content_type=XLSX, headers={"Content-Disposition": disposition or "attachment"}
    )


@login_required
@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """One person: posts over time and committees."""
    found = _person(request, pk)
    context = {
        "person": found,
        "holdings": queries.posts_of(found),
        "seats": queries.seats_of(found, request.standing),
        "today": request.standing.today,
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/person.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def person_new(request: PersonRequest) -> HttpResponse:
    """Add a person, without an account."""
    permissions.may_manage_people(request.standing).or_raise()
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = chart_actions.add_person(by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("%(name)s was added.") % {"name": made.full_name})
        return redirect("people:person", made.pk)
    return form_page(
        request, form, title=_("Add a person"), act=_("Add"), back=reverse("people:people"), back_label=_("People")
    )


@login_required
@require_http_methods(["GET", "POST"])
def person_edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change what is known of a person."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _person(request, pk)
    name = found.full_name
    form = PersonForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.edit_person(person_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", pk)
    links = [{"url": reverse("people:person-leave", args=[pk]), "label": _("This person leaves the organisation")}]
    return form_page(request, form, title=_("Change the details"), act=_("Keep"), links=links, **_back(pk, name))


@login_required
@require_http_methods(["GET", "POST"])
def person_leave(request: PersonRequest, pk: int) -> HttpResponse:
    """A person leaves: every post ends, nothing is deleted."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _person(request, pk)
    form = DayForm(request.POST or None, label=_("Last day"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.leave(person_id=pk, last_day=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Recorded. Close the account too when the last day is over."))
            return redirect("people:person", pk)
    title = _("%(name)s leaves the organisation") % {"name": found.full_name}
    note = _("Every position of this person ends on the last day. What the person wrote stays.")
    return form_page(request, form, title=title, note=note, act=_("Record"), **_back(pk, found.full_name))


def _person(request: PersonRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)


def _search(asked: QueryDict) -> queries.Search:
    division, sort = asked.get("division", ""), asked.get("sort", "")
    kind = asked.get("kind", "")
    return queries.Search(
        words=" ".join(asked.get("words", "").split())[:LONGEST_WORDS],
        division=int(division) if division.isascii() and division.isdigit() and len(division) < 10 else None,
        kind=kind if kind in dict(staff_kinds()) else "",
        state=queries.LEFT if asked.get("state") == queries.LEFT else queries.WORKING,
        sort=sort if sort in queries.SORTS else "name",
    )


def _back(pk: int, label: str) -> dict[str, str]:
    return {"back": reverse("people:person", args=[pk]), "back_label": label}
