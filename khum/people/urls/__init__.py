"""Addresses of people."""

from khum.people.urls import accounts, chart, committees

app_name = "people"
urlpatterns = [*accounts.urlpatterns, *chart.urlpatterns, *committees.urlpatterns]
