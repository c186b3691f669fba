"""Addresses of questions and communities."""

from django.urls import path

from khum.communities.views import answers, citizens, practice, questions

app_name = "communities"
urlpatterns = [
    path("", questions.questions, name="questions"),
    path("ask/", questions.ask, name="ask"),
    path("ask/similar/", questions.similar, name="similar"),
    path("patience/", questions.patience, name="patience"),
    path("questions/<int:pk>/", questions.question, name="question"),
    path("questions/<int:pk>/answer/", answers.answer, name="answer"),
    path("questions/<int:pk>/close/", questions.close, name="close"),
    path("questions/<int:pk>/pass-on/", questions.pass_on, name="pass-on"),
    path("questions/<int:pk>/item/", answers.item, name="item"),
    path("questions/<int:pk>/show/", answers.show, name="show"),
    path("questions/<int:pk>/let-through/", citizens.let_through, name="let-through"),
    path("questions/<int:pk>/refuse/", citizens.refuse, name="refuse"),
    path("answers/<int:pk>/change/", answers.change, name="answer-change"),
    path("answers/<int:pk>/accept/", answers.accept, name="accept"),
    path("answers/<int:pk>/helped/", answers.helped, name="helped"),
    path("citizens/", citizens.citizens, name="citizens"),
    path("practice/", practice.communities, name="communities"),
    path("practice/new/", practice.new, name="community-new"),
    path("practice/<int:pk>/", practice.community, name="community"),
    path("practice/<int:pk>/edit/", practice.edit, name="community-edit"),
    path("practice/<int:pk>/join/", practice.join, name="community-join"),
    path("practice/<int:pk>/end/", practice.end, name="community-end"),
    path("practice/<int:pk>/kit/", practice.kit_new, name="kit-new"),
    path("practice/kit/<int:pk>/drop/", practice.kit_drop, name="kit-drop"),
    path("practice/<int:pk>/gather/", practice.gather, name="gather"),
    path("practice/gatherings/<int:pk>/", practice.gathering, name="gathering"),
]
