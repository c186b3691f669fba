"""Each person's first page, the search box and the look of the screens."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from khum.domain.fiscal_year import FiscalYear
from khum.home import actions, rules
from khum.home.forms import SearchForm
from khum.home.queries import finding, standing_of_plan, waiting
from khum.home.queries.addresses import address
from khum.people.queries import setup
from khum.search.actions.failing import record_failed
from khum.search.queries import suggesting
from khum.search.queries.searching import Filters
from khum.search.queries.understanding import LONGEST_QUERY
from khum.web.preferences import COOKIE_AGE, LANGUAGE_COOKIE, THEME_COOKIE
from khum.web.request import PersonRequest


def home(request: PersonRequest) -> HttpResponse:
    """What waits for me, what is new, how we stand; the set-up on an installation without an organisation."""
    if not request.user.is_authenticated and setup.is_needed():
        return redirect("setup:council")
    return _own_page(request)


@login_required
def _own_page(request: PersonRequest) -> HttpResponse:
    standing = request.standing
    year = FiscalYear.containing(standing.today)
    plan = standing_of_plan.plan_of_year(standing, year)
    context = {
        "year": year,
        "today": standing.today,
        "days_left": rules.days_left(year, today=standing.today),
        "waiting": waiting.due_items(standing),
        "news": waiting.news(standing),
        "plan": standing_of_plan.plan_standing(standing, plan) if plan else None,
        "setup": standing_of_plan.setup_steps(standing, plan) if standing.is_km_secretary else [],
        "new_plan_url": address("plans:new") if standing.is_km_secretary else "",
    }
    return render(request, "home/home.html", context)


@login_required
def search(request: PersonRequest) -> HttpResponse:
    """Everything that the person may see and that holds the words."""
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    form = SearchForm(request.GET, standing=request.standing)
    number = min(max(int(page) if (page := request.GET.get("page", "1")).isdecimal() else 1, 1), finding.LAST_PAGE)
    context: dict[str, object] = {"search_words": words, "form": form}
    if words:
        found = finding.page(request.standing, words, form.filters, number)
        if not found.results and number == 1 and form.filters == Filters():
            record_failed(request.standing, words)
        context |= {
            "found": found,
            "rows": finding.rows(found),
            "first": finding.first_of(number),
            "previous_page": number - 1,
            "next_page": number + 1 if found.is_cut and number < finding.LAST_PAGE else 0,
        }
    return render(request, "home/search.html", context)


@login_required
def suggestions(request: PersonRequest) -> HttpResponse:
    """Titles that go on from what is typed, of what the person may read and nothing else: for the box, or as JSON."""
    words = request.GET.get("q", "").replace("\0", " ")[:100]
    offered = suggesting.suggestions(request.standing, words)
    if request.headers.get("HX-Request"):
        return render(request, "home/parts/offers.html", {"offered": offered})
    return JsonResponse({"suggestions": [asdict(one) for one in offered]})


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep a language or a theme: for the person where one is signed in, for this browser always."""
    chosen = actions.chosen_preferences(request.POST)
    if request.user.is_authenticated:
        actions.keep_preferences(person=request.user, chosen=chosen)
    response = HttpResponseRedirect(_back(request))
    for name, cookie in (("language", LANGUAGE_COOKIE), ("theme", THEME_COOKIE)):
        if name in chosen:
            response.set_cookie(cookie, chosen[name], max_age=COOKIE_AGE, samesite="Lax")
    return response


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"
