"""What the views of the library share: finding the item, its tabs, its head."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.library import permissions
from khum.library.queries import kinds, reading
from khum.web.request import PersonRequest


def visible_item(request: PersonRequest, pk: int) -> Any:
    """An item that the person may read; 404 otherwise."""
    item = reading.item_for_page(request.standing, pk)
    if item is None:
        raise Http404
    return item


def frame(request: PersonRequest, item: Any, current: str) -> dict[str, Any]:
    """Context of ``library/frame.html``; a query only for kinds of the organisation's own."""
    kind = kinds.kind_for(item, request.standing)
    return {
        "item": item,
        "kind": kind,
        "kind_label": kinds.kind_label(kind),
        "badge": reading.badge(item, request.standing),
        "tabs": tabs(item, current),
        "may_edit": permissions.may_edit(request.standing, item),
        "may_care": permissions.may_care(request.standing, item),
        "may_use": permissions.may_use(request.standing, item),
        "may_offer": permissions.may_offer(request.standing, item),
        "may_ask": permissions.may_ask(request.standing, item),
    }


def tabs(item: Any, current: str) -> list[dict[str, Any]]:
    """Pages of an item."""
    pages = [("item", _("Read")), ("history", _("History")), ("links", _("Related"))]
    if item.state_value.is_readable:
        pages.append(("acknowledgements", _("Acknowledged")))
    return [
        {"label": label, "url": reverse(f"library:{name}", args=[item.pk]), "is_current": name == current}
        for name, label in pages
    ]
