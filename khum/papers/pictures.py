"""Pictures of papers: what may be printed, and QR codes."""

from __future__ import annotations

import io

import segno
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image as ImageHeader

from khum.papers.blocks import Picture
from khum.papers.errors import BadPictureError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}


def extension(picture: Picture) -> str:
    """``png`` or ``jpg``; raises BadPictureError for anything else and for what is too large to print."""
    kind = next((kind for start, kind in _SIGNATURES.items() if picture.content.startswith(start)), None)
    if kind is None:
        raise BadPictureError("not a PNG or JPEG")
    if len(picture.content) > MAX_BYTES:
        raise BadPictureError(f"more than {MAX_BYTES} bytes")
    width, height = size(picture)
    if width * height > MAX_PIXELS:
        raise BadPictureError(f"{width} × {height} pixels, more than {MAX_PIXELS}")
    return kind


def size(picture: Picture) -> tuple[int, int]:
    """Width and height in pixels, read from the header alone; raises BadPictureError."""
    try:
        header = ImageHeader.from_blob(picture.content)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError) as error:
        raise BadPictureError(str(error) or "damaged header") from error
    return header.px_width, header.px_height


def qr_svg(content: str) -> bytes:
    """A QR code as SVG paths; SVG text would lose Thai vowels in print."""
    buffer = io.BytesIO()
    segno.make(content, error="m").save(buffer, kind="svg", border=2)
    return buffer.getvalue()


def qr_png(content: str) -> bytes:
    """The same QR code as PNG, for DOCX."""
    buffer = io.BytesIO()
    segno.make(content, error="m").save(buffer, kind="png", scale=8, border=2)
    return buffer.getvalue()
