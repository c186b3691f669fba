"""Addresses of taking in an existing plan."""

from django.urls import path

from khum.plans.views import reading

patterns = [
    path("import/", reading.upload, name="import"),
    path("import/<int:pk>/", reading.review, name="import-review"),
    path("import/<int:pk>/decide/", reading.decide, name="import-decide"),
    path("import/<int:pk>/row/<int:table>/<int:place>/", reading.row, name="import-row"),
    path("import/<int:pk>/accept/", reading.accept, name="import-accept"),
    path("import/<int:pk>/discard/", reading.discard, name="import-discard"),
]
