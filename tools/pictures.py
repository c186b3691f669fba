"""Take the pictures of ``docs/images`` from the demonstration council: ``python -m tools.pictures``."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.services import chromium, free_port

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PICTURES = {"home": "/"}
PASSWORD = "khum-demo-2570"  # noqa: S105 - of the demonstration council, printed by `khum demo`


@contextmanager
def demonstration() -> Iterator[str]:
    """Khum with the demonstration council on a free port; gives its address."""
    with tempfile.TemporaryDirectory(prefix="khum-pictures-") as data:
        environment = {**os.environ, "KHUM_DATA": data}
        khum = [sys.executable, "-m", "config.cli.main"]
        subprocess.run([*khum, "demo"], check=True, env=environment, cwd=ROOT)
        port = free_port()
        server = subprocess.Popen(
            [*khum, "run", "--port", str(port)], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        try:
            if server.stdout:
                server.stdout.readline()  # the address is printed when it answers
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def main() -> int:
    """Sign in as the KM secretary and take each picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demonstration() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(chromium()), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 800}, locale="th-TH")
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill("hr")
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "login" not in url)
        for name in sys.argv[1:] or PICTURES:
            page.goto(PICTURES[name])
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
