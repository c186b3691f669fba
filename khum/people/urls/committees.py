"""Addresses of committees."""

from django.urls import path

from khum.people.views import committees, roles

urlpatterns = [
    path("roles/", roles.roles, name="roles"),
    path("roles/<int:pk>/end/", roles.role_end, name="role-end"),
    path("committees/", committees.committee_list, name="committees"),
    path("committees/new/", committees.committee_new, name="committee-new"),
    path("committees/<int:pk>/", committees.committee, name="committee"),
    path("committees/<int:pk>/edit/", committees.committee_edit, name="committee-edit"),
    path("committees/<int:pk>/again/", committees.committee_again, name="committee-again"),
    path("committees/<int:pk>/seats/", committees.seat_add, name="seat-add"),
    path("committees/<int:pk>/seats/<int:seat>/end/", committees.seat_end, name="seat-end"),
    path("committees/<int:pk>/order/", committees.order_number, name="committee-number"),
]
