"""``khum run``: migrate, start web and background work, print the address."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from http.client import HTTPConnection
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.cli import run_lock
from khum.people import setup_code
from khum.people.queries import setup
from khum.search.actions import indexing as search

WORKERS, THREADS = 2, 2
START_SECONDS = 60


def add_arguments(parser: ArgumentParser) -> None:
    """Arguments of ``khum run``."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def prepare_database() -> None:
    """Bring the database up to date; harmless to repeat."""
    use_write_ahead_log()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    if settings.CACHE_TABLE not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)
    if search.is_outdated():  # the first start with a search, or new rules of cutting words
        search.rebuild()


def prepare() -> None:
    """Bring the database and the static files up to date."""
    prepare_database()
    mark, stamp = Path(settings.STATIC_ROOT) / "collected.stamp", _static_stamp()
    if not mark.exists() or mark.read_text(encoding="ascii") != stamp:
        call_command("collectstatic", verbosity=0, interactive=False)
        mark.write_text(stamp, encoding="ascii")


def _static_stamp() -> str:
    """Changes whenever a static file of the package or of a library does: names, sizes and times, nothing is read."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def use_write_ahead_log() -> None:
    """Set SQLite's journal once: readers then never wait for writers. The file remembers it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=WAL")


def run(args: Namespace) -> int:
    """Serve until told to stop."""
    if not _is_free(args.host, args.port):
        print(f"port {args.port} on {args.host} is taken: choose another with --port", file=sys.stderr)
        return 1
    if run_lock.hold() is None:
        print("a backup is being restored on this data: wait until it is done", file=sys.stderr)
        return 1
    prepare()
    connection.close()
    web = subprocess.Popen(_web_command(args), env=_environment())  # noqa: S603 - our own words
    worker = subprocess.Popen([sys.executable, "-m", "config.worker"], env=_environment())
    processes = [web, worker]

    def end(_signal: int, _frame: FrameType | None) -> None:
        for process in processes:
            process.terminate()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    if _answers(args.host, args.port, web):
        shown = "localhost" if args.host in {"127.0.0.1", "0.0.0.0"} else args.host  # noqa: S104 - compared, not bound
        print(f"Khum: http://{shown}:{args.port}/", flush=True)
        _say_setup(f"http://{shown}:{args.port}")
    return _watch(processes)


def _say_setup(address: str) -> None:
    """While there is no organisation: where to set it up, with the code that keeps strangers out."""
    if setup.is_needed():
        code = setup_code.ensure()
        print(f"Set it up: {address}/setup/?code={code}  (setup code: {code})", flush=True)
    connection.close()


def _web_command(args: Namespace) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", args.host, "--port", str(args.port),
        "--workers", str(WORKERS), "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning",
        "config.wsgi:application",
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    return {**os.environ, "KHUM_DATA": str(settings.DATA_DIR), "PYTHONPATH": str(settings.BASE_DIR)}


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(host: str, port: int, web: subprocess.Popen[bytes]) -> bool:
    """Wait until a page is answered, not only the port: granian opens that before its workers are ready."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and web.poll() is None:
        asked = HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=START_SECONDS)  # noqa: S104
        try:
            asked.request("GET", "/healthz", headers={"Host": "localhost"})
            return asked.getresponse().status > 0
        except OSError:
            time.sleep(0.05)
        finally:
            asked.close()
    return False


def _watch(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait; when one process ends, end the other too, so that a half-working product is never left running."""
    while all(process.poll() is None for process in processes):
        time.sleep(0.3)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    codes = []
    for process in processes:
        try:
            codes.append(process.wait(timeout=15))
        except subprocess.TimeoutExpired:
            process.kill()
            codes.append(process.wait())
    return 0 if all(code in {0, -signal.SIGTERM, -signal.SIGINT} for code in codes) else 1
