"""A real browser on a real server; every page is watched for what it may not do (see watching.py)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser import watching
from tests.browser.watching import Watched
from tools.services import chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands beside this file drives the browser."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Server and test are threads of one process: they need a database file, not one connection to share."""
    if "sqlite" in configured.DATABASES["default"]["ENGINE"]:
        path = tmp_path_factory.mktemp("database") / "browser.sqlite3"
        configured.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def _static_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The live server starts before a test's own settings and wants the folder to exist."""
    configured.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Playwright's own loop runs in this thread, which Django would take for asynchronous code."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        yield driver
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """One browser for the whole run; each window has a context of its own."""
    running = playwright_driver.chromium.launch(executable_path=str(chromium()), args=FLAGS)
    yield running
    running.close()


@pytest.fixture
def visit(browser: Browser, live_server: Any) -> Iterator[Callable[..., Watched]]:
    """Open a window: ``visit()`` of a visitor, ``visit(person)`` of somebody signed in; ``width=360`` for a phone.

    At the end of the test no page may have shown a script error, a blocked style or a request to elsewhere.
    """
    contexts: list[BrowserContext] = []
    windows: list[Watched] = []

    def window(person: Any = None, *, width: int = 1280, dark: bool = False, javascript: bool = True) -> Watched:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900 if width > 500 else 740},
            color_scheme="dark" if dark else "light",
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,
            accept_downloads=True,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        if person is not None:
            context.add_cookies([_session_cookie(person, live_server.url)])
        windows.append(Watched(context.new_page(), live_server.url))
        return windows[-1]

    yield window
    for context in contexts:
        context.close()
    assert [problem for opened in windows for problem in opened.problems] == []


def _session_cookie(person: Any, url: str) -> Any:
    client = Client()
    client.force_login(person, backend=configured.AUTHENTICATION_BACKENDS[0])
    value = client.cookies[configured.SESSION_COOKIE_NAME].value
    return {"name": configured.SESSION_COOKIE_NAME, "value": value, "url": url}


@pytest.fixture
def open_page(visit: Callable[..., Watched]) -> Callable[..., Page]:
    """``open_page("/", person, width=360, dark=True)``: a page of a new window, already there."""

    def open_(path: str, person: Any = None, **window: Any) -> Page:
        return visit(person, **window).go(path).page

    return open_


@pytest.fixture
def barriers() -> Callable[[Page], list[str]]:
    """What axe finds serious or critical on a page as it stands, one line each; none is the bar."""
    return watching.grave_findings


@pytest.fixture
def overflow() -> Callable[[Page], int]:
    """How many pixels a page is wider than the window; it should be 0."""
    return watching.overflow
