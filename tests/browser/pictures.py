"""Pictures of the guide for users, taken by the journeys: ``KHUM_GUIDE_PICTURES=1 pytest -m browser tests/browser``."""

from __future__ import annotations

import io
import os
from pathlib import Path

from django.conf import settings
from PIL import Image
from playwright.sync_api import Page

FOLDER = Path(settings.BASE_DIR) / "docs" / "guide" / "pictures"
WIDTH, HEIGHT, COLOURS = 1100, 760, 64


def take(page: Page, name: str) -> None:
    """Keep the top of the page as people see it, in few colours so that the repository stays small."""
    if not os.environ.get("KHUM_GUIDE_PICTURES"):
        return
    before = page.viewport_size
    if before and before["width"] > 500:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    FOLDER.mkdir(exist_ok=True)
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    if before:
        page.set_viewport_size(before)
