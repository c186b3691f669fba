"""Addresses of the library."""

from django.urls import URLPattern

from khum.library.urls import boards, items

app_name = "library"
urlpatterns: list[URLPattern] = [*items.urlpatterns, *boards.urlpatterns]
