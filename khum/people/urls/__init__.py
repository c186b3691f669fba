"""Addresses of people."""

from khum.people.urls import accounts

app_name = "people"
urlpatterns = [*accounts.urlpatterns]
