"""What the page that ties rows to goals posts."""

from __future__ import annotations

from collections.abc import Mapping


def chosen(data: Mapping[str, str], name: str, current: Mapping[int, int | None]) -> dict[int, int]:
    """The choice of each row; a row left empty takes the choice that stands above for all.

    >>> chosen({"goal-all": "7", "goal-1": "5"}, "goal", {1: None, 2: None, 3: 4})
    {1: 5, 2: 7}
    """
    everyone = _key(data.get(f"{name}-all", ""))
    found: dict[int, int] = {}
    for row, before in current.items():
        key = _key(data.get(f"{name}-{row}", "")) or (everyone if before is None else None)
        if key is not None:
            found[row] = key
    return found


def _key(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None
