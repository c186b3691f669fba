"""Run one reading in a child process that may use so much memory and time and no more (documents.md §6).

A parser that a hostile file drives mad takes the child with it, never the web or queue worker that asked.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from khum.domain.extracted import ExtractedDocument
from khum.files import wire
from khum.files.kinds import FileKind
from khum.files.refusals import FileRefused, Refusal

logger = logging.getLogger(__name__)

_MIB = 1024 * 1024
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]
_STDERR_TAIL = 2_000
# What a parser dies of when the limits bite; a segmentation fault comes from broken bytes instead.
_BROKEN_BYTES = {"SIGSEGV", "SIGBUS", "SIGFPE"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use: bytes of memory, written file and answer; seconds of processor and clock."""

    memory: int = 1536 * _MIB
    written: int = 200 * _MIB
    answer: int = 5 * _MIB
    cpu_seconds: int = 60
    wall_seconds: float = 60.0
    open_files: int = 64


DEFAULT_LIMITS = Limits()
# LibreOffice reserves far more addresses than it fills, and opens its own profile (documents.md §3).
OFFICE_LIMITS = Limits(memory=3072 * _MIB, open_files=512)
_PASSED = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_READERS = {FileKind.PNG: "picture", FileKind.JPEG: "picture"}


def run(path: Path, kind: FileKind, *, limits: Limits | None = None) -> ExtractedDocument:
    """The text and tables of the file; raises :class:`FileRefused` when the child refuses or dies."""
    usual = OFFICE_LIMITS if kind is FileKind.DOC else DEFAULT_LIMITS
    return _ask(path, _READERS.get(kind, kind.value), {}, limits or usual)


def read_scans(path: Path, pages: Sequence[int], *, limits: Limits = DEFAULT_LIMITS) -> ExtractedDocument:
    """The words of pages of a PDF that are pictures; ask for few at once, a page takes seconds."""
    return _ask(path, "scan", {"pages": list(pages)}, limits)


def _ask(path: Path, reader: str, options: dict[str, Any], limits: Limits) -> ExtractedDocument:
    request = {"path": str(path.resolve()), "reader": reader, "options": options, "limits": asdict(limits)}
    with tempfile.TemporaryDirectory(prefix="khum-read-") as scratch:
        code, answer, complaint = _converse(json.dumps(request).encode(), Path(scratch), limits)
    if code == 0 and len(answer) <= limits.answer:
        return wire.load(answer)
    logger.warning("reading process ended with %s: %s", code, complaint)
    if code == 0 or len(answer) > limits.answer:
        raise FileRefused(Refusal.TOO_MUCH_TEXT, f"more than {limits.answer} bytes")
    raise FileRefused(_why_died(code), f"ended with {code}")


def _converse(request: bytes, scratch: Path, limits: Limits) -> tuple[int, bytes, str]:
    """Start the child, hand it the request, and take its answer until it ends, is too long, or time is up."""
    errors = scratch / "stderr"
    with errors.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "khum.files.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            cwd=scratch,
            env=_environment(scratch),
            start_new_session=True,
        )
    clock = threading.Timer(limits.wall_seconds, _kill, [process])
    clock.start()
    try:
        answer = _exchange(process, request, limits.answer)
        _end_group(process)
        code = process.wait()
    finally:
        clock.cancel()
        _kill(process)
        process.wait()
        if process.stdout:
            process.stdout.close()
    return code, answer, errors.read_bytes()[-_STDERR_TAIL:].decode(errors="replace")


def _exchange(process: subprocess.Popen[bytes], request: bytes, longest: int) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the child was started without pipes")
    try:
        process.stdin.write(request)
        process.stdin.close()
    except BrokenPipeError:  # The child died before it listened; its exit code tells the rest.
        pass
    answer = process.stdout.read(longest + 1)
    if len(answer) > longest:
        _kill(process)
    return answer


def _environment(scratch: Path) -> dict[str, str]:
    """No settings, keys or proxies of the server reach the parser."""
    passed = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
        if name in os.environ
    }
    return passed | {"PYTHONPATH": str(_PACKAGE_PARENT), "TMPDIR": str(scratch), "LC_ALL": "C.UTF-8"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started; nothing happens when it has ended already."""
    if process.poll() is not None:
        return
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Wait for the child, then end what it started and left behind: LibreOffice outlives a child that was stopped.

    The child is not reaped before, so that its number cannot belong to anybody else.
    """
    if not hasattr(os, "waitid"):
        return
    with contextlib.suppress(ChildProcessError):
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _why_died(code: int) -> Refusal:
    if code < 0 and signal.Signals(-code).name not in _BROKEN_BYTES:
        return Refusal.TOO_HEAVY
    return Refusal.CORRUPTED
