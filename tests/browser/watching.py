"""A window whose page is watched, and the check that every page must pass."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser import pictures

WIDTHS = (360, 1280)
THEMES = ("light", "dark")
GRAVE = {"serious", "critical"}
TOO_WIDE = """[...document.querySelectorAll('main *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.wide'))
  .map(e => e.outerHTML.slice(0, 120)).slice(0, 4)"""
# A theme changes colours alone: in the dark one, contrast is what can differ.
DARK_RULES = ["color-contrast"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


AXE = Axe()
RUN_AXE = """options => axe.run(options).then(found => found.violations.map(one => (
  {id: one.id, impact: one.impact, nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 160))})))"""


@dataclass
class Watched:
    """A page with everything it did wrong so far."""

    page: Page
    base: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def go(self, address: str) -> Watched:
        """Open an address of the site and wait until it is quiet."""
        self.page.goto(f"{self.base}{address}")
        self.page.wait_for_load_state("networkidle")
        return self

    def _console(self, message: ConsoleMessage) -> None:
        # The browser itself reports every answer from 400 on; what a page answers is the test's own business.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.problems.append(f"request to elsewhere: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            self.problems.append(f"{response.status}: {response.url}")

    def check(self, *, shots: str = "", guide: str = "") -> Watched:
        """No grave finding of axe, no sideways scrolling, in both themes at both widths; nothing watched went wrong.

        ``shots`` names pictures for people to look at, kept in ``test-results/`` where ``KHUM_SHOTS`` is set;
        ``guide`` names a picture of the guide.
        """
        size = self.page.viewport_size
        for width in WIDTHS:
            for theme in THEMES:
                self.page.set_viewport_size({"width": width, "height": 900 if width > 500 else 740})
                self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
                where = f"{self.page.url} at {width} px, {theme}"
                self.problems += [f"{where}: {finding}" for finding in _findings(self.page, theme)]
                if shots and os.environ.get("KHUM_SHOTS"):
                    self.shot(f"{shots}-{width}-{theme}")
        if size:
            self.page.set_viewport_size(size)
        if guide:
            pictures.take(self.page, guide)
        assert self.problems == []
        return self

    def shot(self, name: str) -> Path:
        """Keep a picture of the whole page."""
        path = Path("test-results") / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        self.page.screenshot(path=path, full_page=True)
        return path


def grave_findings(page: Page, theme: str = "light") -> list[str]:
    """What axe finds serious or critical on a page as it stands, one line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    only = {"type": "rule", "values": DARK_RULES} if theme == "dark" else {"type": "tag", "values": TAGS}
    violations: list[dict[str, Any]] = page.evaluate(RUN_AXE, {"resultTypes": ["violations"], "runOnly": only})
    return [
        f"axe {violation['id']} ({violation['impact']}): {violation['nodes']}"
        for violation in violations
        if violation["impact"] in GRAVE
    ]


def overflow(page: Page) -> int:
    """How many pixels a page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def _findings(page: Page, theme: str) -> list[str]:
    lines = grave_findings(page, theme)
    if (beyond := overflow(page)) > 0:
        lines.append(f"the page is {beyond} px wider than the window: {page.evaluate(TOO_WIDE)}")
    return lines
