"""Addresses of the papers."""

from django.urls import path, re_path

from khum.plans.views import documents

patterns = [
    path("<int:pk>/documents/", documents.documents, name="documents"),
    re_path(r"^(?P<pk>\d{1,18})/plan\.(?P<extension>pdf|docx|xlsx|json)$", documents.plan_file, name="file"),
    re_path(r"^orders/(?P<pk>\d{1,18})/order\.(?P<extension>pdf|docx)$", documents.order_file, name="order-file"),
]
