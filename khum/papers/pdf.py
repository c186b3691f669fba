"""Print a paper as PDF in a child process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
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
    return _printed(paper, "pdf", office_fonts)


def heading_pages(paper: Paper, *, office_fonts: Path | None = None) -> list[str]:
    """Printed page of every heading that the contents list, in reading order; errors as ``to_pdf``."""
    pages: list[str] = json.loads(_printed(paper, "pages", office_fonts))
    return pages


def _printed(paper: Paper, want: str, office_fonts: Path | None) -> bytes:
    with _child(office_fonts) as child:
        try:
            # The child loads Typst and fonts while the words are found here.
            return _answer(child, typeset(paper), want)
        finally:
            child.kill()


def _child(office_fonts: Path | None) -> subprocess.Popen[bytes]:
    fonts = [FONTS] if office_fonts is None else [office_fonts, FONTS]
    # -I -S: no user site, no site packages, no environment; the child is told the one folder to import from.
    command = [sys.executable, "-I", "-S", str(CHILD), _typst_folder(), *map(str, fonts)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env={})  # noqa: S603


def _typst_folder() -> str:
    spec = find_spec("typst")
    if spec is None or spec.origin is None:
        raise PrintingError("typst is not installed")
    return str(Path(spec.origin).parent.parent)


def _answer(child: subprocess.Popen[bytes], desk: Typesetting, want: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="khum-paper-") as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for name, content in desk.files.items():
            (Path(folder) / name).write_bytes(content)
        try:
            answer, complaint = child.communicate(_job(desk, want, folder), timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise PrintingTimeoutError(f"more than {TIMEOUT_SECONDS} s") from error
    if child.returncode != 0:
        raise PrintingError(complaint.decode("utf-8", "replace")[-2000:] or f"ended with {child.returncode}")
    return answer


def _job(desk: Typesetting, want: str, folder: str) -> bytes:
    noon = datetime.combine(desk.paper.dated, time(12), tzinfo=UTC)
    job = {
        "want": want,
        "root": folder,
        "data": json.dumps(desk.document, ensure_ascii=False),
        "standards": list(STANDARDS),
        "timestamp": int(noon.timestamp()),
    }
    return json.dumps(job).encode()
