"""Pictures and phone photos: their words where they can be read here, else a warning that says so."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from khum.domain.extracted import ExtractedDocument, Paragraph
from khum.files.extract import ocr
from khum.files.refusals import FileRefused, Refusal


def read(path: Path) -> ExtractedDocument:
    """The words of one picture, all on page 1."""
    Image.MAX_IMAGE_PIXELS = None  # Our own bound stands below, before a point is read.
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            kind = str(picture.format).lower()
            if picture.width * picture.height > ocr.MAX_SOURCE_PIXELS:
                raise FileRefused(Refusal.TOO_HEAVY, f"{picture.width} x {picture.height} points")
            if not ocr.is_installed():
                picture.verify()
                return ExtractedDocument((), kind, ("unread_picture",))
            if kind == "jpeg":
                picture.draft("L", (picture.width, picture.height))
            upright = ImageOps.exif_transpose(picture)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error
    blocks = tuple(Paragraph(text, 1) for text in ocr.paragraphs(upright))
    return ExtractedDocument(blocks, kind, ("read_by_machine",) if blocks else ("wordless_picture",))
