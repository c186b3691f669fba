"""Addresses of the papers."""

from django.urls import path, re_path

from khum.plans.views import documents, orders, versions

patterns = [
    path("<int:pk>/documents/", documents.documents, name="documents"),
    path("<int:pk>/versions/<int:amendment>/", versions.version, name="version"),
    path("<int:pk>/scan/", versions.keep_scan, name="scan"),
    path("<int:pk>/papers/<slug:code>/", documents.show, name="preview"),
    re_path(
        r"^(?P<pk>\d{1,18})/papers/(?P<code>[a-z-]{1,40})\.(?P<extension>pdf|docx|xlsx)$",
        documents.paper_file,
        name="paper-file",
    ),
    re_path(r"^(?P<pk>\d{1,18})/plan\.(?P<extension>pdf|docx|xlsx|json)$", documents.plan_file, name="file"),
    path("decide/<str:token>/plan.pdf", documents.linked_file, name="link-file"),
    path("orders/<int:pk>/", orders.committee_order, name="committee-order"),
    re_path(r"^orders/(?P<pk>\d{1,18})/order\.(?P<extension>pdf|docx)$", orders.order_file, name="order-file"),
]
