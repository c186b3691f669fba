"""Addresses of documents."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
