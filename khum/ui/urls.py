"""Addresses of the gallery."""

from django.urls import path

from khum.ui import gallery

app_name = "ui"
urlpatterns = [path("", gallery.gallery, name="gallery")]
