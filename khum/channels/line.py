"""LINE Official Account as a channel: one message to its followers. Off unless the administrator gives a token.

Only the plain HTTP interface of LINE is used (``POST /v2/bot/message/broadcast``), so nothing else has to be installed.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass

from django.conf import settings

TIMEOUT_SECONDS = 10
LONGEST_TEXT = 4_500
CONFLICT, TOO_MANY, SERVER_FAULT = 409, 429, 500


class LineError(Exception):
    """LINE did not take the message; ``again`` says whether it is worth trying later."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.again = again


@dataclass(frozen=True, slots=True)
class Message:
    """Words and the address that they lead to. ``key`` makes a repeated sending harmless (X-Line-Retry-Key)."""

    text: str
    key: str


def is_on() -> bool:
    """Whether a token was given."""
    return bool(settings.LINE_TOKEN)


def broadcast(message: Message) -> None:
    """Send to all followers; raises LineError."""
    body = {"messages": [{"type": "text", "text": message.text[:LONGEST_TEXT]}]}
    asked = urllib.request.Request(  # noqa: S310
        f"{settings.LINE_API}/v2/bot/message/broadcast",
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.LINE_TOKEN}",
            "X-Line-Retry-Key": message.key,
        },
        method="POST",
    )
    try:
        with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == CONFLICT:  # this very message was taken before
            return
        again = error.code == TOO_MANY or error.code >= SERVER_FAULT
        raise LineError(f"LINE answered {error.code}", again=again) from error
    except OSError as error:
        raise LineError(f"LINE was not reached: {error}", again=True) from error
