"""Addresses of notices."""

from django.urls import path

from khum.notify import views

app_name = "notify"
urlpatterns = [
    path("", views.own, name="own"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
