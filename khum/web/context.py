"""What the shell of every page needs: navigation and the person's organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from khum.domain.registries import NAVIGATION


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation entries the person may use, sorted; empty for visitors."""
    standing = getattr(request, "standing", None)
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"navigation": [], "standing": None}
    entries = [entry for entry in NAVIGATION if entry.is_for is None or entry.is_for(standing)]
    match = request.resolver_match
    current = match.namespace if match else ""
    return {
        "navigation": sorted(entries, key=lambda entry: entry.order),
        "current_app": current,
        "standing": standing,
    }
