"""Addresses of home."""

from django.urls import path

from khum.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggestions", views.suggestions, name="suggestions"),
    path("preferences/", views.preferences, name="preferences"),
]
