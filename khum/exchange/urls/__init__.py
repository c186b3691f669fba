"""Addresses of exchange."""

from django.urls import path

from khum.exchange.views import handing, leaving

app_name = "exchange"
urlpatterns = [
    path("leaving/", leaving.radar, name="radar"),
    path("leaving/new/", leaving.new, name="departure-new"),
    path("leaving/<int:pk>/", leaving.departure, name="departure"),
    path("leaving/<int:pk>/begin/", leaving.begin, name="begin"),
    path("leaving/<int:pk>/call-off/", leaving.call_off, name="call-off"),
    path("hand-overs/<int:pk>/", handing.hand_over, name="hand-over"),
    path("hand-overs/<int:pk>/successor/", handing.successor, name="successor"),
    path("hand-overs/<int:pk>/interview/<slug:code>/", handing.part, name="part"),
    path("hand-overs/<int:pk>/shadow/", handing.shadow, name="shadow"),
    path("hand-overs/<int:pk>/hand/", handing.hand, name="hand"),
    path("hand-overs/<int:pk>/sign/", handing.sign, name="sign"),
    path("hand-overs/<int:pk>/give-back/", handing.give_back, name="give-back"),
    path("hand-overs/<int:pk>/move/", handing.move, name="move"),
    path("hand-overs/<int:pk>/sheet.<str:extension>", handing.sheet, name="sheet"),
]
