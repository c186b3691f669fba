"""Addresses of editing."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
