"""Every test: on SQLite, on PostgreSQL, and in the real browser. One leg that fails, fails the whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tools.services import MissingPartError, chromium, postgres_server

# Percent of lines and branches that the SQLite leg runs; commands measured by hand (bench) are among the rest.
COVERED = 88
# The demonstration is made by a command, in a process of its own.
NOT_COUNTED = "*/tests/*,*/migrations/*,*/demo.py,*/demo_*.py"
# Tests themselves are not counted, and what counts is imported before pytest looks at it.
HARMLESS = (
    "ignore::pytest.PytestAssertRewriteWarning",
    "ignore:Unable to activate pytest branch coverage:RuntimeWarning",
)
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the legs one after the other and say how each ended."""
    try:
        browser = str(chromium())
        with postgres_server() as postgres_url:
            ended = {
                "SQLite": _counted_leg("not browser", ["--nomigrations", "-n2"]),
                "PostgreSQL": _leg("not browser", ["--touching-database", "-n2"], {"KHUM_DATABASE_URL": postgres_url}),
                "browser": _leg("browser", ["tests/browser", "--nomigrations", "-n2"], {"KHUM_CHROMIUM": browser}),
            }
    except MissingPartError as missing:
        print(missing, file=sys.stderr)
        return 2
    for name, (code, seconds) in ended.items():
        print(f"{name}: {'passed' if code == 0 else f'FAILED ({code})'} in {seconds:.0f} s")
    return 0 if all(code == 0 for code, _seconds in ended.values()) else 1


def _counted_leg(marks: str, options: list[str]) -> tuple[int, float]:
    """A leg that also says which part of the product it ran; too little fails it."""
    with tempfile.TemporaryDirectory(prefix="khum-covered-") as folder:
        report = Path(folder) / "covered.json"
        counting = [
            "slipcover",
            "--source",
            "khum,config",
            "--branch",
            "--omit",
            NOT_COUNTED,
            "--json",
            "--out",
            str(report),
        ]
        warnings = [word for warning in HARMLESS for word in ("-W", warning)]
        code, seconds = _leg(marks, [*options, *warnings], {}, before=[*counting, "-m"])
        covered = json.loads(report.read_text("utf-8"))
    print(*least_covered(covered["files"]), sep="\n")
    percent = covered["summary"]["percent_covered"]
    print(f"covered: {percent:.2f} % of lines and branches, at least {COVERED} % is wanted")
    return code or int(percent < COVERED), seconds


def least_covered(files: dict[str, Any], *, most: int = 25) -> list[str]:
    """The files with most lines that no test ran, the worst first."""
    missed = sorted(((len(file["missing_lines"]), name) for name, file in files.items()), reverse=True)
    return [f"{number:5} lines not run  {name}" for number, name in missed[:most] if number]


def _leg(
    marks: str, options: list[str], environment: dict[str, str], *, before: Sequence[str] = ()
) -> tuple[int, float]:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="khum-test-") as data:
        done = subprocess.run(
            [sys.executable, "-m", *before, "pytest", "-q", "-m", marks, *options],
            check=False,
            cwd=ROOT,
            env={**os.environ, "KHUM_DATA": data, **environment},
        )
    # 5: no test was collected. A leg that runs nothing proves nothing, so it fails like any other.
    return done.returncode, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main())
