"""A printed paper as the answer of a view: one way for every paper and every print.

The answer carries a tag made of the paper's content and of the printing code, so that a browser which has the same
print already is told so before anything is printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import gettext as _

from khum.domain.verdict import NotPossibleError
from khum.papers import preview, render
from khum.papers.blocks import Paper
from khum.papers.errors import PaperError, PrintingTimeoutError, TextTooLongError
from khum.papers.leaves import leaves

_DIGITS = 6
HERE = Path(__file__).resolve().parent

PRINTERS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": (render.PDF_TYPE, render.to_pdf),
    "docx": (render.DOCX_TYPE, render.to_docx),
    "xlsx": (render.XLSX_TYPE, render.to_xlsx),
}


def paper_response(request: HttpRequest, paper: Paper, *, name: str, extension: str) -> HttpResponse:
    """Answer with a print of the paper; the PDF opens in the browser, the others are saved.

    ``name`` is the file name without its extension. Raises KeyError for an unknown extension and NotPossibleError,
    with what to do in words, for a paper that cannot be printed.
    """
    content_type, to_print = PRINTERS[extension]
    tag = f'"{fingerprint(paper)[:32]}-{extension}"'
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _tagged(HttpResponse(status=304), tag)
    with said_plainly():
        body = to_print(paper)
    return _tagged(file_response(body, content_type=content_type, name=f"{name}.{extension}"), tag)


def screen(paper: Paper) -> str:
    """The paper as a fragment for the screen; raises NotPossibleError as :func:`paper_response`."""
    with said_plainly():
        return preview.to_html(paper)


@dataclass(frozen=True, slots=True)
class Shown:
    """One leaf of a paper on the screen, with the titles of all; ``number`` counts from 1."""

    html: str
    number: int
    titles: tuple[str, ...]

    @property
    def title(self) -> str:
        """Of this leaf."""
        return self.titles[self.number - 1]

    @property
    def before(self) -> int | None:
        """Number of the leaf before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """Number of the leaf after this one."""
        return self.number + 1 if self.number < len(self.titles) else None


def screen_leaf(request: HttpRequest, paper: Paper) -> Shown:
    """The leaf that ``?leaf=N`` asks for, else the first; the last where N is beyond it."""
    found = leaves(paper)
    asked = request.GET.get("leaf", "")
    number = min(max(int(asked), 1), len(found)) if asked.isdecimal() and len(asked) < _DIGITS else 1
    return Shown(screen(found[number - 1].paper), number, tuple(leaf.title for leaf in found))


@contextmanager
def said_plainly() -> Iterator[None]:
    """Tell a person what is wrong with a paper: the errors of papers become NotPossibleError."""
    try:
        yield
    except TextTooLongError as error:
        words = {"limit": error.limit, "start": error.start}
        reason = (
            _("A text is longer than the %(limit)d characters that a paper takes. Shorten it: “%(start)s…”") % words
        )
        raise NotPossibleError(reason) from error
    except PrintingTimeoutError as error:
        raise NotPossibleError(_("Printing took too long. Try again, or tell the administrator.")) from error
    except PaperError as error:
        raise NotPossibleError(_("The paper cannot be printed: %(reason)s") % {"reason": error}) from error


def file_response(body: bytes, *, content_type: str, name: str) -> HttpResponse:
    """Answer with a made file under its own name; a PDF opens in the browser."""
    response = HttpResponse(body, content_type=content_type)
    saved = content_type != render.PDF_TYPE
    response["Content-Disposition"] = content_disposition_header(as_attachment=saved, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    patch_cache_control(response, private=True, no_cache=True)
    return response


def fingerprint(paper: Paper) -> str:
    """SHA-256 of everything that a print shows: the paper's content and the code and fonts that print it."""
    return hashlib.sha256(f"{_printing_code()}{_plain(paper)!r}".encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Values whose ``repr`` tells all: a picture's own hides its bytes."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value)))
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


@cache
def _printing_code() -> str:
    digest = hashlib.sha256()
    folders = [HERE, render.office_fonts()]
    for folder in filter(None, folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in {".py", ".typ", ".ttf", ".html"} and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
