"""Addresses of needs."""

from django.urls import path

from khum.needs.views import demand, documents, goals, knowing, needs, neighbours, overview, tools

app_name = "needs"
urlpatterns = [
    path("", overview.needs_map, name="map"),
    path("needs.<str:extension>", overview.sheet, name="sheet"),
    path("demand/", demand.wanted, name="demand"),
    path("demand/need/", demand.make_need, name="demand-need"),
    path("who-knows/", knowing.who_knows, name="who-knows"),
    path("who-knows/others/", neighbours.neighbours, name="neighbours"),
    path("who-knows/others/<int:pk>/agree/", neighbours.agree, name="neighbour-agree"),
    path("who-knows/others/<int:pk>/end/", neighbours.end, name="neighbour-end"),
    path("who-knows/mine/", knowing.mine, name="knows-mine"),
    path("who-knows/mine/contact/", knowing.contact, name="knows-contact"),
    path("who-knows/skills/<int:pk>/remove/", knowing.withdraw, name="skill-withdraw"),
    path("who-knows/<int:pk>/", knowing.person, name="knows"),
    path("document/", documents.document, name="document"),
    path("document/submit/", documents.submit, name="document-submit"),
    path("document/<int:year_be>/approve/", documents.approve, name="document-approve"),
    path("document/<int:year_be>/return/", documents.give_back, name="document-return"),
    path("document/<int:year_be>/<slug:kind>.<str:extension>", documents.paper, name="paper"),
    path("goals/new/", goals.new, name="goal-new"),
    path("goals/take-over/", goals.take_over, name="take-over"),
    path("goals/carry-over/", goals.carry_over, name="carry-over"),
    path("goals/<int:pk>/edit/", goals.edit, name="goal-edit"),
    path("goals/<int:pk>/remove/", goals.remove, name="goal-remove"),
    path("goals/<int:pk>/needs/", needs.add, name="need-add"),
    path("<int:pk>/", needs.need, name="need"),
    path("<int:pk>/edit/", needs.edit, name="need-edit"),
    path("<int:pk>/retire/", needs.retire, name="need-retire"),
    path("<int:pk>/tools/", tools.choose, name="need-tools"),
    path("<int:pk>/items/", needs.link, name="item-link"),
    path("<int:pk>/items/<int:item>/remove/", needs.unlink, name="item-unlink"),
    path("<int:pk>/holders/", needs.holder, name="holder-name"),
    path("holders/<int:pk>/remove/", needs.holder_drop, name="holder-drop"),
    path("<int:pk>/learners/", needs.learner, name="learner-add"),
    path("learners/<int:pk>/learned/", needs.learned, name="learned"),
    path("learners/<int:pk>/remove/", needs.learner_drop, name="learner-drop"),
]
