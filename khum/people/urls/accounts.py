"""Addresses of accounts, one's own profile and sessions, and the staff import."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
