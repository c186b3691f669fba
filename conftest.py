"""Fixtures that every app's tests share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tools import messages

pytest_plugins = ["tests.installations"]


def pytest_configure() -> None:
    """Catalogues must be compiled before a page is shown; a busy machine is no fault of an example."""
    messages.compile_all()
    hypothesis_settings.register_profile("khum", deadline=None)
    hypothesis_settings.load_profile("khum")


def pytest_addoption(parser: pytest.Parser) -> None:
    """A leg on another database runs what touches the database, and nothing twice that does not."""
    parser.addoption("--touching-database", action="store_true", help="only tests that touch the database")


_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what touches no database where that is asked for."""
    if not config.getoption("--touching-database"):
        return
    touching = [item for item in items if item.get_closest_marker("django_db") or _DATABASE & set(item.fixturenames)]  # type: ignore[attr-defined]
    config.hook.pytest_deselected(items=[item for item in items if item not in touching])
    items[:] = touching


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request: pytest.FixtureRequest) -> None:
    """Each worker needs a database of its own; SQLite's in memory is that already, whatever it is called."""
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    if worker and "sqlite" not in configured.DATABASES["default"]["ENGINE"]:
        configured.DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_khum_{worker}"


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """Tables made from the models (``--nomigrations``) lack the search's own table: its migrations make that one too.

    Migrations themselves run on PostgreSQL and in every installation that a test makes by the command line.
    """
    if not request.config.getoption("nomigrations"):
        return
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for name in ("0002_engine", "0004_candidates"):
            import_module(f"khum.search.migrations.{name}").create(None, editor)


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Any, tmp_path: Path) -> None:
    """Static files by their own names: no collectstatic before a test. What a test keeps goes with the test."""
    settings.DATA_DIR = tmp_path
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = str(tmp_path)


@pytest.fixture
def client_as() -> Callable[[Any], Client]:
    """A browser of a person who is signed in."""

    def sign_in(person: Any) -> Client:
        client = Client()
        client.force_login(person, backend=configured.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in
