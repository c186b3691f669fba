"""The real browser: Chromium driven by Playwright, pages watched for what they may not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.watching import Watched


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands beside this file drives the browser."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _static_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The live server starts before a test's own settings and wants the folder to exist."""
    configured.STATIC_ROOT = str(tmp_path_factory.mktemp("static"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Playwright's loop runs in this thread, so Django's guard against loops is lifted."""
    path = next((found for name in _names() if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("Chromium is missing: install it (apt-get install chromium) or set KHUM_CHROMIUM to its path.")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


def _names() -> list[str]:
    given = os.environ.get("KHUM_CHROMIUM")
    return [given] if given else ["chromium", "chromium-browser", "google-chrome"]


@pytest.fixture
def visit(browser: Browser, live_server: Any) -> Iterator[Callable[..., Watched]]:
    """Open a window: ``visit()`` of a visitor, ``visit(person)`` of somebody signed in; ``width=360`` for a phone."""
    contexts: list[BrowserContext] = []

    def window(person: Any = None, *, width: int = 1280, javascript: bool = True) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 500 else 740},
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        if person is not None:
            context.add_cookies([_session_cookie(person, live_server.url)])
        return Watched(_page(context), live_server.url)

    yield window
    for context in contexts:
        context.close()


def _page(context: BrowserContext) -> Page:
    context.set_default_timeout(15_000)
    return context.new_page()


def _session_cookie(person: Any, url: str) -> Any:
    client = Client()
    client.force_login(person, backend=configured.AUTHENTICATION_BACKENDS[0])
    return {
        "name": configured.SESSION_COOKIE_NAME,
        "value": client.cookies[configured.SESSION_COOKIE_NAME].value,
        "url": url,
    }
