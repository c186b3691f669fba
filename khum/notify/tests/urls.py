"""Addresses of notices for the walk over every address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

EXAMPLES: dict[str, Callable[[Any], Any]] = {"notify:stop": lambda _cast: ("no-such-token",)}
PUBLIC = {"notify:stop"}
"""Opened by the secret in a mail."""
