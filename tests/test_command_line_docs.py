"""docs/cli.md names every command, every command it names exists, and each says how it is used."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from django.conf import settings

from config.cli.main import COMMANDS

PAGE = settings.BASE_DIR / "docs" / "cli.md"


def test_every_command_has_its_row_and_no_other_stands_there():
    named = set(re.findall(r"^\| `khum ([a-z-]+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_says_how_it_is_used(command, tmp_path):
    words = [sys.executable, "-m", "config.cli.main", command, "--help"]
    environment = {"KHUM_DATA": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        words, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"usage: khum {command}")
    assert list(tmp_path.glob("*.sqlite3")) == []


def test_an_unknown_command_is_wrong_use(tmp_path):
    words = [sys.executable, "-m", "config.cli.main", "fly"]
    done = subprocess.run(
        words, env={"KHUM_DATA": str(tmp_path)}, cwd=settings.BASE_DIR, capture_output=True, check=False
    )
    assert done.returncode == 2
