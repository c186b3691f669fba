"""Addresses of the organisation: chart, divisions, positions, people, hand-over."""

from django.urls import path

from khum.people.views import chart, divisions, organisation, persons, positions

urlpatterns = [
    path("", persons.people, name="people"),
    path("people.xlsx", persons.people_file, name="people-file"),
    path("new/", persons.person_new, name="person-new"),
    path("<int:pk>/", persons.person, name="person"),
    path("<int:pk>/edit/", persons.person_edit, name="person-edit"),
    path("<int:pk>/leave/", persons.person_leave, name="person-leave"),
    path("settings/", organisation.settings_hub, name="settings"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("chart/", chart.chart, name="chart"),
    path("vacancies/", chart.vacancies, name="vacancies"),
    path("divisions/new/", divisions.division_new, name="division-new"),
    path("divisions/<int:pk>/", divisions.division, name="division"),
    path("divisions/<int:pk>/close/", divisions.division_close, name="division-close"),
    path("positions/new/", positions.position_new, name="position-new"),
    path("positions/<int:pk>/", positions.position, name="position"),
    path("positions/<int:pk>/edit/", positions.position_edit, name="position-edit"),
    path("positions/<int:pk>/close/", positions.position_close, name="position-close"),
    path("positions/<int:pk>/hand-over/", positions.handover, name="handover"),
    path("holdings/<int:pk>/end/", positions.holding_end, name="holding-end"),
]
