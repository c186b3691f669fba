"""Every test: on SQLite, on PostgreSQL, and in the real browser. One leg that fails, fails the whole."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.services import MissingPartError, chromium, postgres_server

# Percent of lines and branches that the SQLite leg runs; commands measured by hand (bench) are among the rest.
COVERED = 88
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the legs one after the other and say how each ended."""
    try:
        browser = str(chromium())
        with postgres_server() as postgres_url:
            ended = {
                "SQLite": _leg(
                    "not browser",
                    ["--nomigrations", "--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERED}", "-n2"],
                    {},
                ),
                "PostgreSQL": _leg("not browser", ["--touching-database", "-n2"], {"KHUM_DATABASE_URL": postgres_url}),
                "browser": _leg("browser", ["tests/browser", "--nomigrations", "-n2"], {"KHUM_CHROMIUM": browser}),
            }
    except MissingPartError as missing:
        print(missing, file=sys.stderr)
        return 2
    for name, (code, seconds) in ended.items():
        print(f"{name}: {'passed' if code == 0 else f'FAILED ({code})'} in {seconds:.0f} s")
    return 0 if all(code == 0 for code, _seconds in ended.values()) else 1


def _leg(marks: str, options: list[str], environment: dict[str, str]) -> tuple[int, float]:
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="khum-test-") as data:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-m", marks, *options],
            check=False,
            cwd=ROOT,
            env={**os.environ, "KHUM_DATA": data, **environment},
        )
    # 5: no test was collected. A leg that runs nothing proves nothing, so it fails like any other.
    return done.returncode, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main())
