"""Addresses of files."""

from django.urls import path

from khum.files import views
from khum.files.views_emblem import emblem, emblem_picture

app_name = "files"
urlpatterns = [
    path("<int:pk>/", views.download, name="download"),
    path("emblem/", emblem, name="emblem"),
    path("emblem/picture/", emblem_picture, name="emblem-picture"),
]
