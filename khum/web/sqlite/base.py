"""Django's SQLite backend with a fair write lock.

SQLite's busy handler is unfair: at saturation the unluckiest writer waits seconds. A lock on a side file around each
write transaction makes it a queue (stack.md §2: worst wait 4.3 s → 0.24 s). With ``transaction_mode=IMMEDIATE`` every
``atomic()`` block is a write transaction; reads outside one take no lock.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from django.db.backends.sqlite3 import base

try:
    import fcntl
except ImportError:  # Windows has no flock: SQLite's own waiting must do there.
    fcntl = None  # type: ignore[assignment]


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite for Khum."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lock_file: int | None = None
        self._holds_lock = False

    def _start_transaction_under_autocommit(self) -> None:
        """Wait in line, then BEGIN IMMEDIATE."""
        self._acquire_write_lock()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._release_write_lock()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._release_unless_open()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._release_unless_open()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._release_write_lock()
            self._forget_lock_file()

    def _acquire_write_lock(self) -> None:
        path = self._lock_path()
        if path is None or fcntl is None or self._holds_lock:
            return
        if self._lock_file is None:
            self._lock_file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock_file, fcntl.LOCK_EX)
        self._holds_lock = True

    def _release_unless_open(self) -> None:
        if self.connection is None or not self.connection.in_transaction:
            self._release_write_lock()

    def _release_write_lock(self) -> None:
        if self._holds_lock and self._lock_file is not None and fcntl is not None:
            fcntl.flock(self._lock_file, fcntl.LOCK_UN)
        self._holds_lock = False

    def _forget_lock_file(self) -> None:
        if self._lock_file is not None:
            with suppress(OSError):
                os.close(self._lock_file)
            self._lock_file = None

    def _lock_path(self) -> str | None:
        """A file beside the database; none for a database in memory."""
        name = str(self.settings_dict["NAME"])
        return None if ":memory:" in name or "mode=memory" in name or not name else f"{name}.write-lock"
