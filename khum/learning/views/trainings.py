"""Trainings: one's own, the list of the council, one training, asking, sending, sessions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.learning import permissions
from khum.learning.actions import attending, planning
from khum.learning.actions.reporting import deadlines_of
from khum.learning.forms.training import (
    CourseForm,
    JoinForm,
    PeopleForm,
    ReasonForm,
    RequestForm,
    SessionForm,
    initial_of,
)
from khum.learning.models.training import place_states, training_kinds
from khum.learning.papers.register import TITLE, register_paper
from khum.learning.queries import pages
from khum.learning.queries.pages import Wanted
from khum.learning.rules.states import ENDED_WITHOUT, PlaceState
from khum.learning.views.frame import acted, visible_training, year_of
from khum.papers.serving import paper_response
from khum.people.queries import chart
from khum.web.request import PersonRequest

_PAGE = 20
_MOST = 2000


@login_required
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """What waits for me in my learning, and all of it."""
    standing = request.standing
    context = {
        "rows": pages.own_places(standing, deadlines_of(standing)),
        "decisions": list(pages.to_decide(standing)[:_PAGE]),
        "record": pages.record(standing, standing.person_id or 0, year_of(request)),
        "may_send": permissions.may_send(standing),
    }
    return render(request, "learning/mine.html", context)


@login_required
@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Trainings of the council, narrowed to what is wanted."""
    wanted = _wanted(request)
    context = {
        "page": Paginator(pages.listed(request.standing, wanted), _PAGE).get_page(request.GET.get("page")),
        "wanted": wanted,
        "kinds": training_kinds(),
        "states": place_states(),
        "divisions": chart.open_divisions(request.standing),
        "may_send": permissions.may_send(request.standing),
        "may_see_year": permissions.may_see_year(request.standing),
        "query": request.GET.urlencode(),
    }
    return render(request, "learning/list.html", context)


@login_required
@require_safe
def listing_file(request: PersonRequest) -> HttpResponse:
    """The same list as a table."""
    found = pages.listed(request.standing, _wanted(request))[:_MOST]
    paper = register_paper(list(found), organisation=request.standing.organisation.name, today=request.standing.today)
    return paper_response(request, paper, name=TITLE, extension="xlsx")


@login_required
@require_safe
def training(request: PersonRequest, pk: int) -> HttpResponse:
    """One training: what it is, who goes, what they reported."""
    found, standing = visible_training(request, pk), request.standing
    own = next((place for place in found.seen if place.person_id == standing.person_id), None)
    context = {
        "training": found,
        "own": own,
        "going": [place for place in found.seen if place.state_value not in ENDED_WITHOUT],
        "others": [place for place in found.seen if place.state_value in ENDED_WITHOUT],
        "told": [place for place in found.seen if place.reported_on],
        "may_change": permissions.may_change(standing, found),
        "may_send": permissions.may_send(standing),
        "may_join": own is None and not found.cancelled_on and standing.person_id is not None,
        "PlaceState": PlaceState,
    }
    return render(request, "learning/training.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: PersonRequest) -> HttpResponse:
    """Ask to go to a training that is not listed."""
    return acted(
        request,
        RequestForm(request.POST or None),
        lambda data: planning.ask(values=data, reason=data["reason"], by=request.standing, at=now()),
        said=_("Your request is with the one who decides."),
        to=reverse("learning:mine"),
        title=_("Ask to go to a training"),
        act=_("Send the request"),
        back=reverse("learning:mine"),
        note=_("Is it in the list already? Then ask for a place there."),
        draft="learning-ask",
    )


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Enter a training to which people are sent, or which the council holds."""
    permissions.may_send(request.standing).or_raise()
    form = CourseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = planning.enter(values=form.cleaned_data, by=request.standing, at=now())
        return redirect("learning:send", made.pk)
    back = reverse("learning:list")
    from_words = {"title": _("Enter a training"), "act": _("Next: who goes"), "back": back, "draft": "learning-new"}
    return acted(request, form, lambda _data: None, said="", to=back, **from_words)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a training."""
    found = visible_training(request, pk)
    permissions.may_change(request.standing, found).or_raise()
    return acted(
        request,
        CourseForm(request.POST or None, initial=initial_of(found)),
        lambda data: planning.change(training_id=pk, values=data, by=request.standing, at=now()),
        said=_("Kept."),
        to=reverse("learning:training", args=[pk]),
        title=_("Change the training"),
        act=_("Keep"),
        back=reverse("learning:training", args=[pk]),
    )


@login_required
@require_http_methods(["GET", "POST"])
def join(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for a place."""
    found = visible_training(request, pk)
    return acted(
        request,
        JoinForm(request.POST or None),
        lambda data: planning.join(training_id=pk, reason=data["reason"], by=request.standing, at=now()),
        said=_("Your request is with the one who decides."),
        to=reverse("learning:training", args=[pk]),
        title=_("Ask for a place"),
        act=_("Send the request"),
        back=reverse("learning:training", args=[pk]),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def send(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose who goes."""
    permissions.may_send(request.standing).or_raise()
    found = visible_training(request, pk)
    note = (
        _("Approved at once by %(order)s.") % {"order": found.order_reference}
        if found.order_reference
        else _("Their heads decide.")
    )
    return acted(
        request,
        PeopleForm(request.POST or None, standing=request.standing, training=found),
        lambda data: planning.send(
            training_id=pk,
            person_ids=[person.pk for person in data["people"]],
            reason=data["reason"],
            by=request.standing,
            at=now(),
        ),
        said=_("They are on the list now."),
        to=reverse("learning:training", args=[pk]),
        title=_("Who goes to “%(title)s”?") % {"title": found.title},
        act=_("Send them"),
        back=reverse("learning:training", args=[pk]),
        note=note,
    )


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Cancel a training."""
    found = visible_training(request, pk)
    permissions.may_change(request.standing, found).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda data: planning.cancel(training_id=pk, reason=data["reason"], by=request.standing, at=now()),
        said=_("The training is cancelled."),
        to=reverse("learning:training", args=[pk]),
        title=_("Cancel the training?"),
        act=_("Cancel the training"),
        back=reverse("learning:training", args=[pk]),
        note=found.title,
        danger=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
def session(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep a session of a course of the council."""
    found = visible_training(request, pk)
    permissions.may_change(request.standing, found).or_raise()
    form = SessionForm(request.POST or None, training=found, initial={"held_on": request.standing.today})
    return acted(
        request,
        form,
        lambda data: attending.hold_session(
            training_id=pk,
            held_on=data["held_on"],
            topic=data["topic"],
            came=[place.pk for place in data["came"]],
            by=request.standing,
            at=now(),
        ),
        said=_("The session is kept. Who was there has attended."),
        to=reverse("learning:training", args=[pk]),
        title=_("A session of “%(title)s”") % {"title": found.title},
        act=_("Keep"),
        back=reverse("learning:training", args=[pk]),
    )


def _wanted(request: PersonRequest) -> Wanted:
    get = request.GET
    division = get.get("division", "")
    return Wanted(
        words=get.get("q", "").replace("\0", " ").strip()[:100],
        year=None if get.get("year") == "all" else year_of(request),
        kind=get.get("kind", ""),
        division=int(division) if division.isascii() and division.isdigit() and len(division) < 10 else None,
        state=get.get("state", ""),
    )
