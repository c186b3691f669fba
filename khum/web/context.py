"""What the shell of every page needs: navigation, the person's organisation, language and look."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from khum.domain.registries import NAVIGATION, SECTION_PAGES, NavigationEntry, SectionPage
from khum.people.standing import Standing
from khum.ui.figures import nearest_hue
from khum.web.preferences import theme_of

try:
    VERSION = version("khum")
except PackageNotFoundError:  # run from a work tree that was never installed
    VERSION = ""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page below an entry of the menu."""

    label: str
    url: str
    is_current: bool


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
    pages: tuple[PageLink, ...] = ()


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
    pages = sorted(
        (page for page in SECTION_PAGES if page.is_for is None or page.is_for(standing)), key=lambda page: page.order
    )
    here = _here(request, pages)
    section = next((page.section for page in pages if page.url_name == here), "")
    current = _nearest(request, [entry.url_name for entry in entries])
    if section and current != _view_name(request):
        current = next((entry.url_name for entry in entries if entry.code == section), current)
    return [link for entry in entries if (link := _link(entry, current, pages, here)) is not None]


def _view_name(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _here(request: HttpRequest, pages: list[SectionPage]) -> str:
    name = _view_name(request)
    covering = (page.url_name for page in pages if name and name.startswith(page.covers))
    return next(covering, "") or _nearest(request, [page.url_name for page in pages])


def _nearest(request: HttpRequest, url_names: list[str]) -> str:
    """The one of this very page, or else the first of its app."""
    name = _view_name(request)
    if name in url_names:
        return name
    return next((known for known in url_names if known.partition(":")[0] == name.partition(":")[0]), "")


def _link(entry: NavigationEntry, current: str, pages: list[SectionPage], here: str) -> NavigationLink | None:
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        return None
    is_current = entry.url_name == current
    below = (
        PageLink(str(page.label), reverse(page.url_name), page.url_name == here)
        for page in pages
        if is_current and page.section == entry.code
    )
    return NavigationLink(
        label=str(entry.label),
        short=str(entry.short or entry.label),
        icon=entry.icon,
        url=url,
        url_name=entry.url_name,
        is_current=is_current,
        in_rail=entry.in_rail,
        in_tabs=entry.in_tabs,
        pages=tuple(below),
    )
