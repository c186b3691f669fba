"""What the shell of every page needs: navigation, the person's organisation, language and look."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from khum.domain.registries import NAVIGATION, NavigationEntry
from khum.people.standing import Standing
from khum.ui.figures import nearest_hue
from khum.web.preferences import theme_of

try:
    VERSION = version("khum")
except PackageNotFoundError:  # run from a work tree that was never installed
    VERSION = ""


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """One entry of the menu as a page shows it."""

    label: str
    short: str
    icon: str
    url: str
    url_name: str
    is_current: bool
    in_rail: bool
    in_tabs: bool


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation entries the person may use, sorted; empty for visitors."""
    look: dict[str, Any] = {"theme": theme_of(request), "version": VERSION, "navigation": [], "standing": None}
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return look
    standing: Standing = request.standing  # type: ignore[attr-defined]
    return look | {
        "navigation": _links(request, standing),
        "standing": standing,
        "hue": nearest_hue(standing.organisation.accent_hue),
    }


def _links(request: HttpRequest, standing: Standing) -> list[NavigationLink]:
    entries = sorted(
        (entry for entry in NAVIGATION if entry.is_for is None or entry.is_for(standing)),
        key=lambda entry: entry.order,
    )
    current = _current(request, [entry.url_name for entry in entries])
    return [link for entry in entries if (link := _link(entry, current)) is not None]


def _current(request: HttpRequest, url_names: list[str]) -> str:
    """The entry of this very page, or else the first entry of its app."""
    match = request.resolver_match
    if match is None:
        return ""
    if match.view_name in url_names:
        return match.view_name
    return next((name for name in url_names if name.partition(":")[0] == match.namespace), "")


def _link(entry: NavigationEntry, current: str) -> NavigationLink | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    return NavigationLink(
        label=str(entry.label),
        short=str(entry.short or entry.label),
        icon=entry.icon,
        url=url,
        url_name=entry.url_name,
        is_current=entry.url_name == current,
        in_rail=entry.in_rail,
        in_tabs=entry.in_tabs,
    )
