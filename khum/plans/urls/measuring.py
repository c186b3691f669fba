"""Addresses of figures."""

from django.urls import path

from khum.plans.views import measuring

patterns = [
    path("<int:pk>/metrics/", measuring.metrics, name="metrics"),
    path("<int:pk>/metrics/<str:code>/", measuring.metric, name="metric"),
    path("indicators/<int:pk>/measure/", measuring.measure, name="measure"),
]
