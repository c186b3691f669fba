"""Addresses of progress."""

from django.urls import path

from khum.plans.views import progress

patterns = [
    path("work/", progress.work, name="work"),
    path("<int:pk>/progress/", progress.progress_page, name="progress"),
    path("<int:pk>/progress.xlsx", progress.progress_file, name="progress-file"),
    path("<int:pk>/progress/remind/", progress.remind, name="remind"),
    path("rows/<int:pk>/report/", progress.report, name="report"),
]
