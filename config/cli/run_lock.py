"""Whether ``khum run`` is at work on this data: it holds a lock on a file for as long as it lives."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings

try:
    import fcntl
except ImportError:  # Windows has no flock: nobody is kept out there.
    fcntl = None  # type: ignore[assignment]


def hold() -> int | None:
    """Take the lock for the life of this process; None where another process has it.

    It is shared, so that several servers of one PostgreSQL installation may use one folder.
    """
    return _lock("shared")


def is_running() -> bool:
    """Whether anybody holds the lock."""
    descriptor = _lock("alone")
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def _lock(how: str) -> int | None:
    descriptor = os.open(Path(settings.DATA_DIR) / "run.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    if fcntl is None:
        return descriptor
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if how == "shared" else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
