"""Addresses of other apps' pages, as far as the installed apps have them."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    """Address of a page, or nothing where no app offers it; the first page then shows plain text."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
