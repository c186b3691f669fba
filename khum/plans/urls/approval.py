"""Addresses of approval."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
