"""Addresses of surveys."""

from django.urls import path

from khum.surveys.views import answering, listing, making, questions, results, running

app_name = "surveys"
urlpatterns = [
    path("", listing.surveys, name="list"),
    path("new/", making.choose, name="new"),
    path("new/<slug:code>/", making.new, name="make"),
    path("<int:pk>/", results.survey, name="survey"),
    path("<int:pk>/edit/", making.edit, name="edit"),
    path("<int:pk>/discard/", making.discard, name="discard"),
    path("<int:pk>/questions/", questions.listed, name="questions"),
    path("<int:pk>/questions/new/", questions.new, name="question-new"),
    path("<int:pk>/questions/<int:place>/", questions.edit, name="question"),
    path("<int:pk>/questions/<int:place>/move/", questions.move, name="question-move"),
    path("<int:pk>/questions/<int:place>/remove/", questions.remove, name="question-remove"),
    path("<int:pk>/open/", running.open_survey, name="open"),
    path("<int:pk>/remind/", running.remind, name="remind"),
    path("<int:pk>/close/", running.close, name="close"),
    path("<int:pk>/answer/", answering.answer, name="answer"),
    path("<int:pk>/preview/", answering.preview, name="preview"),
    path("<int:pk>/people/", results.people, name="people"),
    path("<int:pk>/results.<str:extension>", results.file, name="file"),
]
