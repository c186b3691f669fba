"""Each person's first page, the search box and the look of the screens."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from khum.channels.queries.office import announced
from khum.domain.fiscal_year import FiscalYear
from khum.home import actions, rules
from khum.home.forms import SameWordsForm, SearchForm
from khum.home.queries import finding, standing_of_plan, waiting
from khum.home.queries.addresses import address
from khum.people.queries import setup
from khum.search.actions import failing
from khum.search.actions.wording import keep_same_words
from khum.search.permissions import may_keep_words, may_see_needs
from khum.search.queries import needs, suggesting
from khum.search.queries.searching import Filters
from khum.search.queries.understanding import LONGEST_QUERY
from khum.search.rules import groups
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
        "announcements": announced(standing),
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
    context["may_keep_words"] = may_keep_words(request.standing)
    if words:
        found = finding.page(request.standing, words, form.filters, number)
        if not found.results and number == 1 and form.filters == Filters():
            failing.record_failed(request.standing, words)
        context |= {
            "found": found,
            "rows": finding.rows(found, request.standing),
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


@login_required
@require_POST
def report_gap(request: PersonRequest) -> HttpResponse:
    """Count that the knowledge is missing; who said so is not kept."""
    words = " ".join(request.POST.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    if failing.report_gap(request.standing, words):
        messages.success(
            request, _("Thank you. “%(words)s” is in the list of what is missing.") % {"words": words[:60]}
        )
    else:
        messages.warning(request, _("Words that name a person are not kept. Ask the KM secretary instead."))
    return redirect(f"{reverse('home:search')}?{urlencode({'q': words})}")


@login_required
def search_words(request: PersonRequest) -> HttpResponse:
    """The organisation's own words that mean the same, a line a group."""
    may_keep_words(request.standing).or_raise()
    kept = groups.written(needs.own_groups(request.standing))
    form = SameWordsForm(request.POST or None, initial={"words": kept})
    if request.method == "POST" and form.is_valid():
        count = keep_same_words(groups=form.cleaned_data["words"], by=request.standing, at=now())
        messages.success(request, _("%(count)s groups of words are kept.") % {"count": count})
        return redirect("home:search-words")
    context = {"form": form, "may_see_needs": may_see_needs(request.standing)}
    return render(request, "home/search_words.html", context, status=422 if form.errors else 200)


@login_required
def search_needs(request: PersonRequest) -> HttpResponse:
    """What was looked for in vain in the last three months, and how often it was reported as missing."""
    may_see_needs(request.standing).or_raise()
    page = Paginator(needs.needs(request.standing), 50).get_page(request.GET.get("page"))
    return render(request, "home/search_needs.html", {"page": page, "may_keep": may_keep_words(request.standing)})


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
