"""Addresses of the whole product."""

from django.urls import include, path

urlpatterns = [
    path("", include("khum.home.urls")),
    path("accounts/", include("allauth.urls")),
]
