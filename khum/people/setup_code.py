"""The one-time code that proves that whoever sets Khum up may read the machine's terminal or data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from django.conf import settings

# Without letters and digits that look alike on a terminal.
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUP = 4


def path() -> Path:
    """Where the code is kept, readable by its owner only."""
    return Path(settings.DATA_DIR) / "setup.code"


def ensure() -> str:
    """The code, made once for all processes."""
    while True:
        try:
            return path().read_text(encoding="ascii").strip()
        except FileNotFoundError:
            _write_once(f"{_group()}-{_group()}")


def matches(typed: str) -> bool:
    """Whether this is the code, in any letter case and with or without its dash."""
    return secrets.compare_digest(_bare(typed).encode(), _bare(ensure()).encode())


def forget() -> None:
    """Throw the code away: the installation has its organisation."""
    path().unlink(missing_ok=True)


def _group() -> str:
    return "".join(secrets.choice(_ALPHABET) for _place in range(_GROUP))


def _bare(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _write_once(code: str) -> None:
    draft = path().with_name(f"setup.code.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(code)
    try:
        os.link(draft, path())  # Whole or not at all: no other process ever reads half a code.
    except FileExistsError:
        pass
    finally:
        draft.unlink()
