"""Print a paper as PDF in a child process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from importlib.util import find_spec
from pathlib import Path

from khum.papers.blocks import Paper
from khum.papers.errors import PrintingError, PrintingTimeoutError
from khum.papers.typesetting import Typesetting, typeset

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates" / "typ"
FONTS = HERE / "fonts"
CHILD = HERE / "typst_child.py"

TIMEOUT_SECONDS = 20
# Tagged for readers of screens (UA-1) and for archives (A-2a); Typst refuses what breaks either.
STANDARDS = ("ua-1", "a-2a")


def to_pdf(paper: Paper, *, office_fonts: Path | None = None) -> bytes:
    """Print as tagged PDF/UA-1 and PDF/A-2a; the same paper gives the same bytes.

    ``office_fonts`` is a folder with the office's own TH SarabunPSK, used before the font of Khum. Raises
    TextTooLongError, BadPictureError, PrintingError and PrintingTimeoutError.
    """
    return _run(typeset(paper), "pdf", STANDARDS, office_fonts)


def heading_pages(paper: Paper, *, office_fonts: Path | None = None) -> list[str]:
    """Printed page of every heading that the contents list, in reading order."""
    pages: list[str] = json.loads(_run(typeset(paper), "pages", STANDARDS, office_fonts))
    return pages


def _run(desk: Typesetting, want: str, standards: Sequence[str], office_fonts: Path | None) -> bytes:
    with tempfile.TemporaryDirectory(prefix="khum-paper-") as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for name, content in desk.files.items():
            (Path(folder) / name).write_bytes(content)
        return _print(_job(desk, want, standards, office_fonts, folder))


def _job(desk: Typesetting, want: str, standards: Sequence[str], office_fonts: Path | None, folder: str) -> bytes:
    noon = datetime.combine(desk.paper.dated, time(12), tzinfo=UTC)
    fonts = [str(FONTS)] if office_fonts is None else [str(office_fonts), str(FONTS)]
    job = {
        "want": want,
        "root": folder,
        "path": [_typst_folder()],
        "font_folders": fonts,
        "data": json.dumps(desk.document, ensure_ascii=False),
        "standards": list(standards),
        "timestamp": int(noon.timestamp()),
    }
    return json.dumps(job).encode()


def _typst_folder() -> str:
    spec = find_spec("typst")
    if spec is None or spec.origin is None:
        raise PrintingError("typst is not installed")
    return str(Path(spec.origin).parent.parent)


def _print(job: bytes) -> bytes:
    # -I -S: no user site, no site packages, no environment; the job names the one folder to import from.
    command = [sys.executable, "-I", "-S", str(CHILD)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=job, capture_output=True, timeout=TIMEOUT_SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise PrintingTimeoutError(f"more than {TIMEOUT_SECONDS} s") from error
    if done.returncode != 0:
        message = done.stderr.decode("utf-8", "replace")[-2000:] or f"ended with {done.returncode}"
        raise PrintingError(message)
    return done.stdout
