"""``khum run`` on a real port: starts soon, answers, ends cleanly; the doctor and the health page agree with it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.installations import Copy

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]
END_SECONDS = 10


def environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHUM_")}
    return kept | {"KHUM_DATA": str(data)}


def khum(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "config.cli.main", *words],
        env=environment(data), cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=90,
    )  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A server of its own, asked over HTTP."""

    def __init__(self, data: Path) -> None:
        self.port, started = free_port(), time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.cli.main", "run", "--port", str(self.port)],
            env=environment(data), cwd=settings.BASE_DIR, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        self.seconds = time.monotonic() - started

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()

    def end(self) -> tuple[int, float]:
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        self.process.stdout.close()
        return self.process.returncode, time.monotonic() - started


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, empty_installation: Copy) -> Path:
    """A folder where Khum ran before."""
    folder = empty_installation(tmp_path_factory.mktemp("run") / "data")
    first = Running(folder)
    assert first.end()[0] == 0
    return folder


@pytest.fixture
def server(data: Path) -> Iterator[Running]:
    made = Running(data)
    yield made
    if made.process.poll() is None:
        made.end()


def wait_until_well(server: Running) -> tuple[int, str]:
    deadline = time.monotonic() + 20
    while (answer := server.get("/healthz"))[0] != 200 and time.monotonic() < deadline:
        time.sleep(0.2)
    return answer


def test_it_says_its_address_answers_and_ends_cleanly(server, data):
    assert server.said.strip() == f"Khum: http://localhost:{server.port}/"
    status, body = wait_until_well(server)
    assert (status, json.loads(body)["status"]) == (200, "ok")
    assert server.get("/accounts/login/")[0] == 200
    assert khum(data, "restore", __file__).returncode == 2, "a running installation is not restored over"
    code, seconds = server.end()
    assert code == 0
    assert seconds < END_SECONDS
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", server.port)) != 0, "nothing is left behind"


def test_a_taken_port_is_said(server, data):
    done = khum(data, "run", "--port", str(server.port))
    assert done.returncode == 1
    assert "--port" in done.stderr


def test_the_doctor_names_what_is_missing_with_its_remedy(data):
    done = khum(data, "doctor", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert [f["what"] for f in told["findings"] if f["severity"] == "problem"] == ["there is no organisation yet"]
    assert all(finding["remedy"] for finding in told["findings"])
    (data / "secret.key").chmod(0o644)
    assert "chmod 600" in khum(data, "doctor").stderr
    (data / "secret.key").chmod(0o600)
