"""``khum bench pages``: pages of the demonstration through the real server, in turn with an empty template."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.cli.run import prepare
from khum.people.models import Person
from khum.plans.models import Plan

ROUNDS, WARM = 40, 6
MAX_QUERIES, MAX_BYTES, MAX_TIMES_EMPTY = 12, 60 * 1024, 3.0
EMPTY, FRAME = "empty template", "frame alone"
Row = dict[str, Any]


def measure(plan: Plan) -> list[Row]:
    """Rows of the plan page and the first page, as the KM secretary sees them."""
    person = Person.objects.get(organisation=plan.organisation, username="hr")
    pages = {"plan": f"/plans/{plan.pk}/", "home": "/"}
    prepare()
    session = _signed_in(person)
    try:
        with _server() as port:
            times = _times(port, {EMPTY: "/bench/empty/", FRAME: "/bench/frame/", **pages}, session.session_key or "")
    finally:
        session.delete()
    beside = statistics.median(times[EMPTY])
    rows = [_row(name, beside if name == EMPTY else statistics.median(times[name]), "ms") for name in (EMPTY, FRAME)]
    for name, address in pages.items():
        queries, size = _asked(person, address)
        p50 = statistics.median(times[name])
        is_plan = name == "plan"
        rows += [
            row_beside(f"{name} page, p50", p50, beside, bar=MAX_TIMES_EMPTY if is_plan else None),
            _row(f"{name} page, p95", statistics.quantiles(times[name], n=20)[-1], "ms"),
            _row(f"{name} page, queries", queries, "queries", most=MAX_QUERIES if is_plan else None),
            _row(f"{name} page, HTML", size / 1024, "KB", most=MAX_BYTES / 1024 if is_plan else None),
        ]
    return rows


def _row(what: str, value: float, unit: str, *, most: float | None = None) -> Row:
    bar = None if most is None else f"≤ {most:g}"
    holds = most is None or value <= most
    return {"what": what, "value": value, "unit": unit, "beside": None, "ratio": None, "bar": bar, "holds": holds}


def row_beside(what: str, value: float, beside: float, *, bar: float | None) -> Row:
    """A time beside that of the empty template, in the same run."""
    ratio = value / beside
    return _row(what, value, "ms") | {
        "beside": EMPTY,
        "ratio": ratio,
        "bar": None if bar is None else f"≤ {bar:g}× {EMPTY}",
        "holds": bar is None or ratio <= bar,
    }


def _signed_in(person: Person) -> SessionStore:
    """A session as the sign-in page makes one."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session


@contextmanager
def _server() -> Iterator[int]:
    """The real server with one worker on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "warning",
        "config.bench_wsgi:application",
    ]  # fmt: skip
    environment = {**os.environ, "KHUM_DATA": str(settings.DATA_DIR), "PYTHONPATH": str(settings.BASE_DIR)}
    server = subprocess.Popen(command, env=environment)  # noqa: S603 - our own words
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            _get(HTTPConnection("127.0.0.1", port, timeout=seconds), "/accounts/login/", "")
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def _times(port: int, addresses: dict[str, str], session: str) -> dict[str, list[float]]:
    """Milliseconds of each address over one kept line, all in turn so that every one meets the same load."""
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for number in range(WARM + ROUNDS):
        for name, address in addresses.items():
            started = time.perf_counter()
            _get(line, address, session)
            if number >= WARM:
                times[name].append((time.perf_counter() - started) * 1000)
    return times


def _get(line: HTTPConnection, address: str, session: str) -> None:
    headers = {"Host": "localhost", "Accept-Language": "th", "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}
    line.request("GET", address, headers=headers)
    answer = line.getresponse()
    answer.read()
    if answer.status != 200:
        raise OSError(f"{address} answered {answer.status}")


def _asked(person: Person, address: str) -> tuple[int, int]:
    """Queries and bytes of a page, of a person who has opened one before."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        size = len(client.get(address).content)
    return len(asked), size
