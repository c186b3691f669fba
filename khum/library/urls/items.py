"""Addresses of items: reading, writing, reviewing, caring, using."""

from django.urls import path

from khum.library.views import acknowledging, browsing, life, network, reviewing, using, writing

urlpatterns = [
    path("", browsing.browse, name="browse"),
    path("new/", writing.new, name="new"),
    path("<int:pk>/", browsing.item, name="item"),
    path("<int:pk>/print.<str:extension>", browsing.print_file, name="print"),
    path("<int:pk>/history/", browsing.history, name="history"),
    path("<int:pk>/links/", writing.links, name="links"),
    path("<int:pk>/links/add/", writing.relate, name="relate"),
    path("links/<int:pk>/remove/", writing.unrelate, name="unrelate"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/edit/keep/", writing.autosave, name="autosave"),
    path("<int:pk>/edit/merge/", writing.merge, name="merge"),
    path("<int:pk>/edit/discard/", writing.discard, name="discard"),
    path("attachments/<int:pk>/remove/", writing.detach, name="detach"),
    path("<int:pk>/submit/", reviewing.submit, name="submit"),
    path("revisions/<int:pk>/", reviewing.review, name="review"),
    path("revisions/<int:pk>/withdraw/", reviewing.withdraw, name="withdraw"),
    path("<int:pk>/verify/", life.verify, name="verify"),
    path("<int:pk>/change/", life.want_change, name="want-change"),
    path("<int:pk>/change/done/", life.change_done, name="change-done"),
    path("<int:pk>/retire/", life.retire, name="retire"),
    path("<int:pk>/status/", life.status, name="status"),
    path("<int:pk>/adapt/", network.adapt, name="adapt"),
    path("<int:pk>/offer/", network.offer, name="offer"),
    path("network/", network.shelf, name="shelf"),
    path("network/<int:pk>/", network.offered, name="offered"),
    path("network/<int:pk>/adopt/", network.adopt, name="adopt"),
    path("<int:pk>/report/", life.report, name="report"),
    path("reports/<int:pk>/answer/", life.answer, name="answer"),
    path("<int:pk>/use/", using.use, name="use"),
    path("<int:pk>/vote/", using.vote, name="vote"),
    path("uses/", using.uses, name="uses"),
    path("uses/<int:pk>/", using.describe, name="describe"),
    path("uses/<int:pk>/confirm/", using.confirm, name="confirm"),
    path("<int:pk>/acknowledgements/", acknowledging.acknowledgements, name="acknowledgements"),
    path("acknowledgements/<int:pk>/", acknowledging.acknowledge, name="acknowledge"),
    path("acknowledgements/<int:pk>/sheet.<str:extension>", acknowledging.sheet, name="sheet"),
]
