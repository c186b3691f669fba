"""Addresses of accounts, one's own profile and sessions, and the staff import."""

from django.urls import path

from khum.people.views import accounts, profile, staff_import

urlpatterns = [
    path("profile/", profile.own_profile, name="profile"),
    path("profile/sessions/", profile.own_sessions, name="sessions"),
    path("profile/sessions/end/", profile.sign_out_everywhere, name="sessions-end"),
    path("accounts/", accounts.account_list, name="accounts"),
    path("accounts/links/", accounts.account_links_sheet, name="account-links"),
    path("accounts/<int:pk>/", accounts.account, name="account"),
    path("accounts/<int:pk>/link/", accounts.account_link, name="account-link"),
    path("accounts/<int:pk>/close/", accounts.account_close, name="account-close"),
    path("accounts/<int:pk>/reopen/", accounts.account_reopen, name="account-reopen"),
    path("accounts/<int:pk>/sign-out/", accounts.account_sign_out, name="account-sign-out"),
    path("accounts/<int:pk>/second-step/", accounts.account_second_step, name="account-second-step"),
    path("staff-import/", staff_import.upload, name="staff-import"),
    path("staff-import/template.<str:kind>", staff_import.template_file, name="staff-import-template"),
    path("staff-import/<int:pk>/", staff_import.review, name="staff-import-review"),
    path("staff-import/<int:pk>/rows/<int:index>/", staff_import.row, name="staff-import-row"),
    path("staff-import/<int:pk>/divisions/", staff_import.divisions, name="staff-import-divisions"),
    path("staff-import/<int:pk>/accept/", staff_import.accept, name="staff-import-accept"),
    path("staff-import/<int:pk>/discard/", staff_import.discard, name="staff-import-discard"),
    path("password/<str:who>/<str:token>/", accounts.set_password, name="set-password"),
]
