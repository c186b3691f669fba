"""What anybody may open: the piece behind a printed code. A visitor sees public items and announcements only."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khum.channels.actions import publishing
from khum.channels.models import Post
from khum.channels.queries import registry
from khum.channels.rules.robots import is_robot
from khum.domain.levels import Visibility
from khum.library.rules import rich
from khum.library.rules.states import IN_SERVICE
from khum.web.request import PersonRequest

_DAY_SECONDS = 24 * 60 * 60


@require_safe
@never_cache
def scan(request: PersonRequest, code: str) -> HttpResponse:
    """Count the scan once a browser and day, then show the piece; staff go on to the item in the library."""
    post = registry.by_code(code)
    if post is None:
        raise Http404
    response = _shown(request, post)
    today = localdate()
    seen = f"scan-{post.pk}"
    if request.method == "GET" and request.COOKIES.get(seen) != today.isoformat():
        if not is_robot(request.headers.get("User-Agent", "")):
            publishing.count_scan(post_id=post.pk, on=today)
        response.set_cookie(seen, today.isoformat(), max_age=_DAY_SECONDS, httponly=True, samesite="Lax")
    return response


def _shown(request: PersonRequest, post: Post) -> HttpResponse:
    standing = request.standing
    item = post.item
    if item is not None and standing and standing.organisation_id == post.channel.organisation_id:
        return HttpResponseRedirect(f"{reverse('library:item', args=[item.pk])}?from=qr")
    is_open = item is not None and item.visibility == Visibility.PUBLIC and item.state in IN_SERVICE
    context = {"post": post, "item": item if is_open else None, "is_inner": item is not None and not is_open}
    if is_open and item is not None and item.current is not None:
        context["body"] = rich.clean(item.current.body)
    return render(request, "channels/public/post.html", context)
