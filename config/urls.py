"""Addresses of the whole product."""

from django.urls import include, path

urlpatterns = [
    path("", include("khum.home.urls")),
    path("gallery/", include("khum.ui.urls")),
    path("plans/", include("khum.plans.urls")),
    path("files/", include("khum.files.urls")),
    path("accounts/", include("allauth.urls")),
]
