"""The reading process: ``python -m khum.files.child`` takes one request on stdin and answers on stdout.

It limits itself before it touches the file, and loads only the reader that the kind needs: no Django here.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from khum.domain.extracted import ExtractedDocument
from khum.files import wire
from khum.files.refusals import FileRefused, Refusal

try:
    import resource
except ImportError:  # pragma: no cover - Windows has no limits; the clock of the parent still holds.
    resource = None  # type: ignore[assignment]

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def main() -> None:
    """Read the request, obey its limits, answer once."""
    request = json.load(sys.stdin)
    # Whatever a library prints goes to stderr, so that the answer stands alone on stdout.
    answer_to = os.dup(1)
    os.dup2(2, 1)
    limit_resources(request["limits"])
    leave_network()
    answer = answer_to_request(request)
    with os.fdopen(answer_to, "wb") as stream:
        stream.write(answer)


def answer_to_request(request: dict[str, Any]) -> bytes:
    """The document or the refusal, never longer than the limit; no exception of a parser gets past this."""
    try:
        answer = wire.dump_document(_reader(request["reader"])(Path(request["path"]), **request["options"]))
    except FileRefused as refused:
        return wire.dump_refusal(refused.code, refused.detail)
    except (MemoryError, RecursionError) as error:
        return wire.dump_refusal(Refusal.TOO_HEAVY, repr(error))
    except BaseException as error:  # A panic in a Rust parser is no Exception.
        traceback.print_exc()
        return wire.dump_refusal(Refusal.CORRUPTED, repr(error)[:200])
    if len(answer) > request["limits"]["answer"]:
        return wire.dump_refusal(Refusal.TOO_MUCH_TEXT, f"{len(answer)} bytes")
    return answer


def _reader(name: str) -> Callable[..., ExtractedDocument]:
    return importlib.import_module(f"khum.files.extract.{name}").read  # type: ignore[no-any-return]


def limit_resources(limits: dict[str, Any]) -> None:
    """Set hard limits on this process: memory, processor time, written bytes, open files, no core dump."""
    if resource is None:  # pragma: no cover
        return
    for what, value in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, limits["written"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(what, (allowed, allowed))


def leave_network() -> None:
    """Move to an empty network namespace where the kernel lets us; no parser here needs a network."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None) if os.name == "posix" else None
    if unshare is not None and unshare(_CLONE_NEWNET) != 0:
        unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


if __name__ == "__main__":
    main()
