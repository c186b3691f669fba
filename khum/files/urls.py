"""Addresses of files."""

from django.urls import path

from khum.files import views

app_name = "files"
urlpatterns = [path("<int:pk>/", views.download, name="download")]
