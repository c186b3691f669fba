"""PostgreSQL and Chromium for the tests: found, or installed where that is allowed, or named as missing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGES = {"postgres": "postgresql", "chromium": "chromium"}


class MissingPartError(Exception):
    """A system part that the tests need is absent and may not be installed; the text says what to do."""


def chromium() -> Path:
    """Path of the browser."""
    given = os.environ.get("KHUM_CHROMIUM")
    names = [given] if given else ["chromium", "chromium-browser", "google-chrome"]
    return _found(lambda: next((Path(p) for n in names if n and (p := shutil.which(n))), None), "chromium")


def postgres_folder() -> Path:
    """Folder of initdb and postgres, version 15 or newer."""
    return _found(_newest_postgres, "postgres")


def _newest_postgres() -> Path | None:
    folders = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if not folders and (program := shutil.which("postgres")):
        folders = [Path(program).resolve().parent]
    usable = [f for f in folders if (f / "initdb").exists()]
    return max(usable, key=lambda f: int(f.parent.name) if f.parent.name.isdigit() else 0, default=None)


def _found(look: object, part: str) -> Path:
    path = look()  # type: ignore[operator]
    if path is None:
        _install(part)
        path = look()  # type: ignore[operator]
    if path is None:
        raise MissingPartError(_advice(part))
    return Path(path)


def _install(part: str) -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise MissingPartError(_advice(part))
    package = PACKAGES[part]
    print(f"{part} is missing: installing the package {package} with apt-get", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for _try in range(3):
        subprocess.run([apt, "update", "-qq"], check=False, env=environment)
        done = subprocess.run(
            [apt, "install", "-y", "-qq", "--no-install-recommends", package], check=False, env=environment
        )
        if done.returncode == 0:
            return
        time.sleep(5)


def _advice(part: str) -> str:
    return f"{part} is needed by the tests. As root: apt-get install {PACKAGES[part]}"


@contextmanager
def postgres_server() -> Iterator[str]:
    """A private PostgreSQL server on a free port of this machine; gives its KHUM_DATABASE_URL."""
    programs = postgres_folder()
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="khum-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        as_user = _unprivileged(Path(folder))
        subprocess.run(
            [
                *as_user,
                str(programs / "initdb"),
                "-D",
                str(data),
                "-U",
                "khum",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        quick = "-c fsync=off -c full_page_writes=off -c max_connections=60"
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {quick}"
        server = subprocess.Popen(
            [*as_user, str(programs / "postgres"), "-D", str(data), *options.split()],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )
        try:
            _wait_until_ready(programs, port)
            yield f"postgresql://khum@127.0.0.1:{port}/postgres"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _unprivileged(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, user="postgres")
    runuser = shutil.which("runuser")
    if runuser is None:
        raise MissingPartError("runuser (package util-linux) is needed to start PostgreSQL as root")
    return [runuser, "-u", "postgres", "--"]


def _wait_until_ready(programs: Path, port: int) -> None:
    for _try in range(120):
        ready = subprocess.run(
            [str(programs / "pg_isready"), "-h", "127.0.0.1", "-p", str(port)], check=False, stdout=subprocess.DEVNULL
        )
        if ready.returncode == 0:
            return
        time.sleep(0.25)
    raise MissingPartError("PostgreSQL was started but does not answer")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    print(chromium(), postgres_folder(), file=sys.stderr)
