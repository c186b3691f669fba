"""Addresses of plans, one module a concern."""

from khum.plans.urls import approval, documents, editing, making, measuring, progress, reading

app_name = "plans"
urlpatterns = [
    *making.patterns,
    *reading.patterns,
    *editing.patterns,
    *approval.patterns,
    *progress.patterns,
    *measuring.patterns,
    *documents.patterns,
]
