"""Addresses of files."""

from django.urls import path

from khum.files.views import download, emblem

app_name = "files"
urlpatterns = [
    path("<int:pk>/", download.download, name="download"),
    path("emblem/", emblem.emblem, name="emblem"),
    path("emblem/picture/", emblem.emblem_picture, name="emblem-picture"),
]
