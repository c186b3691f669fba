"""Sign-in by allauth, under its own names; what Khum does otherwise is switched off before it is reached."""

from django.urls import include, path, re_path

from khum.people.views.accounts_limits import switched_off

# Sign-up, e-mails and sessions are the organisation's and the profile's business (people:accounts, people:sessions).
SWITCHED_OFF = (
    path("signup/", switched_off, name="account_signup"),
    path("email/", switched_off, name="account_email"),
    path("confirm-email/", switched_off, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", switched_off, name="account_confirm_email"),
    path("login/code/confirm/", switched_off, name="account_confirm_login_code"),
    path("3rdparty/signup/", switched_off, name="socialaccount_signup"),
    path("3rdparty/", switched_off, name="socialaccount_connections"),
    re_path(r"^social/", switched_off, name="socialaccount_old"),
    path("sessions/", switched_off, name="usersessions_list"),
)
urlpatterns = [*SWITCHED_OFF, path("", include("allauth.urls"))]
