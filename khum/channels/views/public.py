"""What a printed code leads to. A visitor sees public items and announcements only."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khum.channels.actions import counting
from khum.channels.models import Post
from khum.channels.queries import registry
from khum.channels.views.counted import count_once
from khum.domain.levels import Visibility
from khum.library.rules.states import IN_SERVICE
from khum.web.request import PersonRequest


@require_safe
@never_cache
def scan(request: PersonRequest, code: str) -> HttpResponse:
    """Count the scan, then lead on: staff to the item in the library, citizens to its public page or to the text."""
    post = registry.by_code(code)
    if post is None:
        raise Http404
    return count_once(request, _led(request, post), f"scan-{post.pk}", lambda on: counting.scan(post_id=post.pk, on=on))


def _led(request: PersonRequest, post: Post) -> HttpResponse:
    standing, item, council = request.standing, post.item, post.channel.organisation
    if item is not None and standing and standing.organisation_id == council.pk:
        return redirect(f"{reverse('library:item', args=[item.pk])}?from=qr")
    if item is not None and item.visibility == Visibility.PUBLIC and item.state in IN_SERVICE:
        return redirect("portal:item", council.code, item.pk)
    context = {"post": post, "council": council, "is_inner": item is not None}
    return render(request, "channels/public/post.html", context)
