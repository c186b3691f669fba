"""Addresses of the library that the test of every address asks for; records stand nowhere, so nobody finds one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_NOWHERE = 987654321
EXAMPLES: dict[str, Callable[[Any], Any]] = {
    f"library:{name}": lambda _cast: (_NOWHERE,) for name in ("adapt", "offer", "offered", "adopt")
} | {"library:print": lambda _cast: (_NOWHERE, "pdf")}
