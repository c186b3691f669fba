"""Printing children that are kept warm: taken for a job, given back after it, never shared by two jobs at once."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from khum.papers.errors import PrintingError, PrintingTimeoutError
from khum.papers.typst_child import LENGTH_BYTES, PRINTED

CHILD = Path(__file__).resolve().parent / "typst_child.py"
TIMEOUT_SECONDS = 20
_READ_SIZE = 1 << 16

Key = tuple[int, tuple[tuple[str, int], ...]]


class _LeftError(PrintingError):
    """The child ended by itself, in order, without an answer."""


class Press:
    """One printing child with its two pipes."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self._start()

    def _start(self) -> None:
        # -I -S: no user site, no site packages, no environment; the child is told the one folder to import from.
        command = [sys.executable, "-I", "-S", str(CHILD), _typst_folder(), *(folder for folder, _at in self.key[1])]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env={}, bufsize=0
        )

    def print(self, job: dict[str, Any]) -> bytes:
        """The answer to a job; raises PrintingError and PrintingTimeoutError."""
        until = time.monotonic() + TIMEOUT_SECONDS
        body = json.dumps(job).encode()
        try:
            return self._answer(body, until)
        except _LeftError:
            # A child that grew, or that nobody asked for long, may leave between two jobs: a new one takes this job.
            self.end()
            self._start()
            return self._answer(body, until)

    def _answer(self, body: bytes, until: float) -> bytes:
        assert self.process.stdin is not None  # noqa: S101
        try:
            self.process.stdin.write(len(body).to_bytes(LENGTH_BYTES, "big") + body)
        except OSError as error:
            raise self._ended() from error
        head = self._read(1 + LENGTH_BYTES, until)
        answer = self._read(int.from_bytes(head[1:], "big"), until)
        if head[:1] != PRINTED:
            raise PrintingError(answer.decode("utf-8", "replace")[-2000:])
        return answer

    def _read(self, size: int, until: float) -> bytes:
        assert self.process.stdout is not None  # noqa: S101
        found = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while len(found) < size:
                if not selector.select(max(0.0, until - time.monotonic())):
                    raise PrintingTimeoutError(f"more than {TIMEOUT_SECONDS} s")
                chunk = os.read(self.process.stdout.fileno(), min(_READ_SIZE, size - len(found)))
                if not chunk:
                    raise self._ended()
                found += chunk
        return bytes(found)

    def _ended(self) -> PrintingError:
        status = self.process.wait()
        return (PrintingError if status else _LeftError)(f"ended with {status}")

    @property
    def is_ready(self) -> bool:
        """Whether the child still runs in this very process's care."""
        return self.key[0] == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        """Kill the child and close its pipes."""
        if self.key[0] == os.getpid():
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


_WAITING: list[Press] = []
_LOCK = threading.Lock()


@contextmanager
def taken(font_folders: list[Path]) -> Iterator[Press]:
    """A printing child for these fonts; after work that ended well it waits for the next job, else it is ended."""
    key = (os.getpid(), tuple((str(folder), folder.stat().st_mtime_ns) for folder in font_folders))
    press = _waiting(key) or Press(key)
    try:
        yield press
    except BaseException:
        press.end()
        raise
    _give_back(press)


def _waiting(key: Key) -> Press | None:
    """The child that waits, if it has the same fonts and lives; one of other fonts is ended."""
    with _LOCK:
        press = _WAITING.pop() if _WAITING else None
    if press is None or (press.key == key and press.is_ready):
        return press
    press.end()
    return None


def _give_back(press: Press) -> None:
    """Keep one child: a second one would hold memory that a small machine has not."""
    with _LOCK:
        if not _WAITING and press.is_ready:
            _WAITING.append(press)
            return
    press.end()


@atexit.register
def close() -> None:
    """End the child that waits."""
    with _LOCK:
        waiting = _WAITING[:]
        _WAITING.clear()
    for press in waiting:
        press.end()


def _typst_folder() -> str:
    spec = find_spec("typst")
    if spec is None or spec.origin is None:
        raise PrintingError("typst is not installed")
    return str(Path(spec.origin).parent.parent)
