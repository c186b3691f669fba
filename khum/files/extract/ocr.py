"""Words of a picture through Tesseract with Thai, where it is installed (documents.md §5): nothing is sent anywhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image

from khum.files.extract.pdf_lines import glue
from khum.files.extract.thai_repair import repair

LANGUAGES = "tha+eng"
MAX_PIXELS = 25_000_000
"""Larger pictures are made smaller first: 25 million points are an A4 page at 500 dpi."""
MAX_SOURCE_PIXELS = 120_000_000
"""What is not even opened: as much memory as a reading may use."""

# Tesseract takes the vowels and tones above official line spacing for lines of their own: told that lines are higher
# it reads our printed pages at 0.5 % wrong letters in place of 17 % (docs/intake.md).
_THAI_LINES = ("-c", "textord_min_linesize=3.0", "-c", "preserve_interword_spaces=1")
_BLANK = re.compile(r"\n\s*\n")
_NOISE = re.compile(r"^[\W_]+$")


@cache
def is_installed() -> bool:
    """Whether Tesseract and its Thai and English are there."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return {"tha", "eng"} <= set(listed.stdout.split())


def paragraphs(picture: Image.Image) -> list[str]:
    """The words of an upright picture, a paragraph each; lines that broke inside one are joined."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.png"
        _bounded(picture.convert("L")).save(page, compress_level=1)
        said = _said(page)
    found = (_joined(block.splitlines()) for block in _BLANK.split(said))
    return [text for text in found if text and not _NOISE.match(text)]


def _said(page: Path) -> str:
    # One thread: two that wait for each other made a page twenty times as slow (documents.md §5).
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    command = ["tesseract", str(page), "stdout", "-l", LANGUAGES, "--psm", "3", *_THAI_LINES]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)  # noqa: S603 - our own path
    return done.stdout.decode("utf-8", "replace")


def _bounded(picture: Image.Image) -> Image.Image:
    pixels = picture.width * picture.height
    if pixels <= MAX_PIXELS:
        return picture
    share = (MAX_PIXELS / pixels) ** 0.5
    return picture.resize((max(1, int(picture.width * share)), max(1, int(picture.height * share))))


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        words = " ".join(line.split())
        text += (glue(text, words) if text and words else "") + words
    return repair(text)
