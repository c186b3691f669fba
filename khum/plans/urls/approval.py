"""Addresses of the way into force."""

from django.urls import path

from khum.plans.views import approval

patterns = [
    path("<int:pk>/approval/", approval.approval_page, name="approval"),
    path("<int:pk>/approval/submit/", approval.submit, name="submit"),
    path("<int:pk>/approval/decide/", approval.decide, name="decide"),
    path("<int:pk>/approval/paper/", approval.paper, name="paper"),
    path("<int:pk>/approval/link/", approval.make_link, name="make-link"),
    path("<int:pk>/approval/link/end/", approval.revoke_link, name="revoke-link"),
    path("<int:pk>/approval/amend/", approval.amend, name="amend"),
    path("<int:pk>/approval/close/", approval.close, name="close"),
    path("decide/<str:token>/", approval.by_link, name="link"),
]
