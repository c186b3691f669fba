"""The guide for users: every page and picture that it names exists, and every one that exists is named."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

GUIDE = Path(settings.BASE_DIR) / "docs" / "guide"
LARGEST_PICTURE = 150 * 1024


def named() -> set[Path]:
    """Files of the guide that its pages link to or show."""
    found: set[Path] = set()
    for page in GUIDE.glob("*.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            found.add((page.parent / target).resolve())
    return found


def test_pages_and_pictures_are_named_and_exist() -> None:
    pages = {page.resolve() for page in GUIDE.glob("*.md") if page.name != "README.md"}
    pictures = {picture.resolve() for picture in GUIDE.glob("pictures/*.png")}
    assert pages
    assert named() == pages | pictures


def test_pictures_are_small() -> None:
    assert [p.name for p in GUIDE.glob("pictures/*.png") if p.stat().st_size > LARGEST_PICTURE] == []
