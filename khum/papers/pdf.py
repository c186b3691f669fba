"""Print a paper as PDF in a child process."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path

from khum.papers import press
from khum.papers.blocks import Paper
from khum.papers.typesetting import Typesetting, typeset

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates" / "typ"
FONTS = HERE / "fonts"

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
    # A new child loads Typst and fonts while the words are found here.
    with press.taken([FONTS] if office_fonts is None else [office_fonts, FONTS]) as child:
        desk = typeset(paper)
        with tempfile.TemporaryDirectory(prefix="khum-paper-") as folder:
            _lay_out(desk, Path(folder))
            return child.print(_job(desk, want, folder))


def _lay_out(desk: Typesetting, folder: Path) -> None:
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    (folder / "data.json").write_text(json.dumps(desk.document, ensure_ascii=False), encoding="utf-8")
    for name, content in desk.files.items():
        (folder / name).write_bytes(content)


def _job(desk: Typesetting, want: str, folder: str) -> dict[str, object]:
    noon = datetime.combine(desk.paper.dated, time(12), tzinfo=UTC)
    return {"want": want, "root": folder, "standards": list(STANDARDS), "timestamp": int(noon.timestamp())}
