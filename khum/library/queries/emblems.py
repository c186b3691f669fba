"""The council's own emblem as a picture for papers."""

from __future__ import annotations

from khum.files import storage
from khum.files.models import StoredFile
from khum.papers import pictures
from khum.papers.errors import BadPictureError
from khum.papers.values import Picture

KINDS = ("png", "jpeg", "jpg")


def emblem(organisation_id: int, sha256: str, *, name: str) -> Picture | None:
    """The picture that a hash names; None where the council has none or its bytes are gone: at most one query.

    A paper without an emblem is whole; one that cannot be printed is of no use to anybody.
    """
    if not sha256:
        return None
    stored = StoredFile.objects.filter(organisation_id=organisation_id, sha256=sha256, kind__in=KINDS).first()
    if stored is None:
        return None
    try:
        content = storage.path_of(stored).read_bytes()
    except FileNotFoundError:
        return None
    picture = Picture(content, f"ตรา{name}")
    try:
        pictures.extension(picture)
    except BadPictureError:
        return None
    return picture
