"""How layers below the ledger write a line in it: through the recorder that the ledger registers (design.md §4).

``people`` stands below ``activity``, because a line names its actor; what people's own actions did is recorded here.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol


class Recorder(Protocol):
    """The signature of ``khum.activity.ledger.record``."""

    def __call__(
        self,
        verb: str,
        target: Any,
        *,
        by: Any,
        at: datetime,
        channel: str = "web",
        detail: dict[str, Any] | None = None,
    ) -> Any:
        """Append one line."""


class NoRecorderError(Exception):
    """An act would go unrecorded: the ledger has not registered itself."""


_recorders: list[Recorder] = []


def use(recorder: Recorder) -> None:
    """Make this the recorder of the process."""
    _recorders[:] = [recorder]


def record(
    verb: str, target: Any, *, by: Any, at: datetime, channel: str = "web", detail: dict[str, Any] | None = None
) -> None:
    """Append one line to the ledger inside the caller's transaction; see ``khum.activity.ledger.record``."""
    if not _recorders:
        raise NoRecorderError(verb)
    _recorders[0](verb, target, by=by, at=at, channel=channel, detail=detail)
