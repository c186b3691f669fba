"""The fair write lock: writers queue up, nobody is told that the database is locked, a kill loses nothing."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture
def database(tmp_path: Path, empty_installation: Callable[[Path], Path]) -> dict[str, str]:
    """Environment of a migrated database of its own."""
    environment = {**os.environ, "KHUM_DATA": str(tmp_path), "KHUM_DATABASE_URL": f"sqlite:///{tmp_path}/lock.sqlite3"}
    (empty_installation(tmp_path) / "khum.sqlite3").rename(tmp_path / "lock.sqlite3")
    with sqlite3.connect(tmp_path / "lock.sqlite3") as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    return environment


def _writer(environment: dict[str, str], count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "khum.web.tests.writer", str(count)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_many_writers_take_turns(database: dict[str, str]) -> None:
    writers = [_writer(database, 40) for _number in range(4)]
    written: list[int] = []
    for writer in writers:
        output, errors = writer.communicate(timeout=90)
        assert writer.returncode == 0, errors
        written += [int(line.split()[0]) for line in output.splitlines()]
    assert len(written) == len(set(written)) == 160


def test_a_killed_writer_loses_no_acknowledged_commit(database: dict[str, str], tmp_path: Path) -> None:
    acknowledged: set[int] = set()
    chance = random.Random(1)
    for _round in range(3):
        writer = _writer(database, 10_000)
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.3))
        writer.kill()
        rest, _errors = writer.communicate()
        acknowledged |= {int(line.split()[0]) for line in [first, *rest.splitlines()] if line.strip().count(" ") == 1}
    with sqlite3.connect(tmp_path / "lock.sqlite3") as connection:
        rows = dict(connection.execute("SELECT id, attempts FROM web_job"))
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert acknowledged
    assert acknowledged <= rows.keys()
    assert set(rows.values()) == {1}  # no half of a transaction
