"""Addresses of making."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
