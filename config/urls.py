"""Addresses of the whole product."""

from django.urls import include, path

from khum.web.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("khum.home.urls")),
    path("gallery/", include("khum.ui.urls")),
    path("evaluation/", include("khum.evaluation.urls")),
    path("learning/", include("khum.learning.urls")),
    path("recognition/", include("khum.recognition.urls")),
    path("surveys/", include("khum.surveys.urls")),
    path("communities/", include("khum.communities.urls")),
    path("forums/", include("khum.forums.urls")),
    path("exchange/", include("khum.exchange.urls")),
    path("needs/", include("khum.needs.urls")),
    path("meetings/", include("khum.meetings.urls")),
    path("channels/", include("khum.channels.urls")),
    path("", include("khum.channels.urls.public")),
    path("public/", include("khum.channels.urls.portal")),
    path("library/", include("khum.library.urls")),
    path("notices/", include("khum.notify.urls")),
    path("plans/", include("khum.plans.urls")),
    path("files/", include("khum.files.urls")),
    path("people/", include("khum.people.urls")),
    path("setup/", include("khum.people.urls.setup")),
    path("accounts/", include("khum.people.urls.accounts_signin")),
]

handler400 = "khum.web.errors.bad_request"
handler403 = "khum.web.errors.forbidden"
handler404 = "khum.web.errors.not_found"
handler429 = "khum.people.views.accounts_limits.too_many"
handler500 = "khum.web.errors.server_error"
