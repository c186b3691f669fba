"""The public pages of a council: search, items, files, announcements, feeds. Nobody signs in here."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khum.channels.actions import counting
from khum.channels.queries import portal
from khum.channels.views.counted import count_once
from khum.domain.fiscal_year import FiscalYear
from khum.files import storage
from khum.library.queries import kinds, reading
from khum.library.rules.kinds import catalogue
from khum.people.standing import Standing
from khum.search.queries import searching
from khum.web.request import PersonRequest

PAGE = 20
YEAR = timedelta(days=365)
FEED = 30
LONGEST_QUESTION = 300

View = Callable[..., HttpResponseBase]


def of_council(view: View) -> View:
    """Give the view the standing of a citizen at the council of the address; 404 where there is none."""

    return require_safe(for_council(view))


def for_council(view: View) -> View:
    """The same for a view that takes what a citizen sends."""

    @functools.wraps(view)
    def found(request: PersonRequest, code: str, **facts: Any) -> HttpResponseBase:
        by = portal.visitor(code, today=localdate())
        if by is None:
            raise Http404
        return view(request, by, **facts)

    return found


@require_safe
def councils(request: PersonRequest) -> HttpResponse:
    """The only council at once; a choice where there are several."""
    found = list(portal.councils()[:200])
    if len(found) == 1:
        return redirect("portal:home", found[0].code)
    return render(request, "channels/public/councils.html", {"councils": found})


@of_council
def home(request: PersonRequest, by: Standing) -> HttpResponse:
    """What is announced, and what one may read, by kind."""
    year = FiscalYear.containing(by.today).be
    context = {"shelves": portal.shelves(by, year_be=year), "announcements": portal.announcements(by)}
    return public_page(request, by, "channels/public/home.html", context)


@of_council
def shelf(request: PersonRequest, by: Standing, kind: str) -> HttpResponse:
    """All items of one kind."""
    found = portal.items(by).filter(kind=kind)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    name = catalogue(FiscalYear.containing(by.today).be).kind(kind).name
    return public_page(request, by, "channels/public/shelf.html", {"page": page, "name": name})


@of_council
def item(request: PersonRequest, by: Standing, pk: int) -> HttpResponse:
    """One public item; a browser counts once a day."""
    found = get_object_or_404(portal.items(by), pk=pk)
    revision = found.current
    if revision is None:
        raise Http404
    kind = kinds.kind_for(found, by)
    context = {
        "item": found,
        "kind_label": kinds.kind_label(kind),
        "parts": reading.parts_of(revision, kind),
        "summary": revision.summary,
        "body": portal.with_public_pictures(revision.body, by.organisation.code),
        "files": portal.files_of(found, by),
    }
    answer = public_page(request, by, "channels/public/item.html", context)
    return count_once(request, answer, f"read-{found.pk}", lambda on: counting.read(item_id=found.pk, on=on))


@of_council
def improved(request: PersonRequest, by: Standing) -> HttpResponse:
    """What was made better in the last twelve months, and the results that the council made public."""
    found = {"revisions": portal.improved(by, since=by.today - YEAR), "results": portal.results(by)}
    return public_page(request, by, "channels/public/improved.html", found)


@of_council
def result(request: PersonRequest, by: Standing, source: str, key: int) -> HttpResponse:
    """One published result: figures beside their targets, what was done."""
    found = portal.result(by, source, key)
    if found is None:
        raise Http404
    return public_page(request, by, "channels/public/result.html", {"sheet": found})


@of_council
def file(request: PersonRequest, by: Standing, pk: int) -> HttpResponseBase:
    """A file beside a public item, as a download."""
    stored = portal.open_file(pk, by)
    if stored is None or not storage.path_of(stored).exists():
        raise Http404
    stream = storage.path_of(stored).open("rb")
    answer = FileResponse(stream, as_attachment=True, filename=stored.name, content_type=stored.content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@of_council
def search(request: PersonRequest, by: Standing) -> HttpResponse:
    """The search of the product, over what is public."""
    typed = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    found = searching.find(by, typed, searching.Filters(kind="items"), limit=PAGE) if typed else None
    return public_page(request, by, "channels/public/search.html", {"typed": typed, "found": found})


@of_council
def atom(request: PersonRequest, by: Standing) -> HttpResponse:
    """The latest public items as an Atom feed."""
    feed = Atom1Feed(
        title=by.organisation.name,
        link=_absolute(request, by, "home"),
        description=_("Knowledge for citizens"),
        language="th",
        feed_url=_absolute(request, by, "atom"),
    )
    for found in portal.items(by)[:FEED]:
        feed.add_item(
            title=found.title,
            link=_absolute(request, by, "item", found.pk),
            description=found.summary,
            pubdate=found.published_at,
            updateddate=found.updated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@of_council
def json_feed(request: PersonRequest, by: Standing) -> HttpResponse:
    """The same as a JSON feed (version 1.1)."""
    rows = [
        {
            "id": (address := _absolute(request, by, "item", found.pk)),
            "url": address,
            "title": found.title,
            "content_text": found.summary,
            "date_published": found.published_at.isoformat() if found.published_at else None,
            "date_modified": found.updated_at.isoformat(),
        }
        for found in portal.items(by)[:FEED]
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": by.organisation.name,
        "home_page_url": _absolute(request, by, "home"),
        "feed_url": _absolute(request, by, "json"),
        "language": "th",
        "items": rows,
    }
    return JsonResponse(feed, json_dumps_params={"ensure_ascii": False}, content_type="application/feed+json")


@of_council
def sitemap(request: PersonRequest, by: Standing) -> HttpResponse:
    """Addresses for search engines."""
    context = {
        "home": _absolute(request, by, "home"),
        "rows": [(_absolute(request, by, "item", found.pk), found.updated_at) for found in portal.items(by)[:5000]],
    }
    return render(request, "channels/public/sitemap.xml", context, content_type="application/xml")


def public_page(request: PersonRequest, by: Standing, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, {"council": by.organisation, **context})


def _absolute(request: PersonRequest, by: Standing, name: str, *more: object) -> str:
    return request.build_absolute_uri(reverse(f"portal:{name}", args=[by.organisation.code, *more]))
