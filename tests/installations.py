"""Data folders that cost long to make: made once by whichever worker comes first, copied by every test."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

EMPTY = "import django; django.setup(); from config.cli.run import prepare_database; prepare_database()"

Copy = Callable[[Path], Path]


def khum(data: Path, *words: str) -> None:
    """A command of Python on an installation of its own; loud when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KHUM_")}
    environment = kept | {"KHUM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(
        [sys.executable, *words], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Copy:
    """How to copy the folder ``name`` that all workers of this run share."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            begun = shared / f"{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)

    def copy(to: Path) -> Path:
        shutil.copytree(folder, to, dirs_exist_ok=True)
        return to

    return copy


@pytest.fixture(scope="session")
def empty_installation(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A database with every table and nothing in it."""
    return made_once(tmp_path_factory, "empty-installation", lambda data: khum(data, "-c", EMPTY))


@pytest.fixture(scope="session")
def demo_installation(tmp_path_factory: pytest.TempPathFactory, empty_installation: Copy) -> Copy:
    """The demonstration council with its two years of records, as ``khum demo`` leaves it."""

    def make(data: Path) -> None:
        khum(empty_installation(data), "-m", "config.cli.main", "demo")

    return made_once(tmp_path_factory, "demo-installation", make)
