"""The face of ``files`` for whoever wants the text of a file: guard first, then a child process reads."""

from __future__ import annotations

from pathlib import Path

from khum.domain.extracted import ExtractedDocument
from khum.files import guard, sandbox
from khum.files.sandbox import DEFAULT_LIMITS, Limits


def extract(path: Path, *, name: str, limits: Limits = DEFAULT_LIMITS) -> ExtractedDocument:
    """Paragraphs and tables of the file at ``path``, which its sender called ``name``.

    Raises :class:`khum.files.refusals.FileRefused`; ``khum.files.messages.sentence`` says it to a person.
    Takes up to ``limits.wall_seconds`` of waiting, in the caller's thread.
    """
    kind = guard.check(path, name=name)
    return sandbox.run(path, kind, limits=limits)
