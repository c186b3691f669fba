"""Addresses of exchange."""

from django.urls import path

from khum.exchange.views import handing, leaving, lessons, programmes

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
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/new/", lessons.new, name="lesson-new"),
    path("lessons/<int:pk>/", lessons.lesson, name="lesson"),
    path("lessons/<int:pk>/assign/", lessons.assign, name="lesson-assign"),
    path("lessons/<int:pk>/changed/", lessons.changed, name="lesson-changed"),
    path("lessons/<int:pk>/tell/", lessons.tell, name="lesson-tell"),
    path("lessons/<int:pk>/close/", lessons.close, name="lesson-close"),
    path("lessons/<int:pk>/drop/", lessons.drop, name="lesson-drop"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.choose, name="programme-choose"),
    path("programmes/new/<slug:kind>/", programmes.new, name="programme-new"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/session/", programmes.session, name="programme-session"),
    path("programmes/<int:pk>/finish/", programmes.finish, name="programme-finish"),
    path("programmes/<int:pk>/sign/", programmes.sign, name="programme-sign"),
    path("programmes/<int:pk>/confirm/", programmes.confirm, name="programme-confirm"),
    path("programmes/<int:pk>/follow-up/", programmes.follow_up, name="programme-follow-up"),
    path("programmes/<int:pk>/drop/", programmes.drop, name="programme-drop"),
]
