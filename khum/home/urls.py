"""Addresses of home."""

from django.urls import path

from khum.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggestions", views.suggestions, name="suggestions"),
    path("search/gap", views.report_gap, name="search-gap"),
    path("search/words/", views.search_words, name="search-words"),
    path("search/needs/", views.search_needs, name="search-needs"),
    path("preferences/", views.preferences, name="preferences"),
]
