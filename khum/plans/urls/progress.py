"""Addresses of progress."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
