"""Addresses of the first-run wizard."""

from django.urls import path

from khum.people.views import setup as views

app_name = "setup"
urlpatterns = [
    path("", views.council, name="council"),
    path("person/", views.person, name="person"),
    path("divisions/", views.divisions, name="divisions"),
    path("leaders/", views.heads, name="heads"),
]
