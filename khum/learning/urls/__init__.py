"""Addresses of learning."""

from django.urls import path

from khum.learning.views import goals, people, places, quizzes, trainings

app_name = "learning"
urlpatterns = [
    path("", trainings.mine, name="mine"),
    path("list/", trainings.listing, name="list"),
    path("list.xlsx", trainings.listing_file, name="list-file"),
    path("ask/", trainings.ask, name="ask"),
    path("new/", trainings.new, name="new"),
    path("trainings/<int:pk>/", trainings.training, name="training"),
    path("trainings/<int:pk>/edit/", trainings.edit, name="edit"),
    path("trainings/<int:pk>/join/", trainings.join, name="join"),
    path("trainings/<int:pk>/send/", trainings.send, name="send"),
    path("trainings/<int:pk>/cancel/", trainings.cancel, name="cancel"),
    path("trainings/<int:pk>/session/", trainings.session, name="session"),
    path("trainings/<int:pk>/check/", quizzes.new_for_training, name="quiz-new"),
    path("places/<int:pk>/", places.place, name="place"),
    path("places/<int:pk>/decide/", places.decide, name="decide"),
    path("places/<int:pk>/attend/", places.attend, name="attend"),
    path("places/<int:pk>/left/", places.left, name="left"),
    path("places/<int:pk>/certificate/", places.certificate, name="certificate"),
    path("places/<int:pk>/report/", places.report, name="report"),
    path("places/<int:pk>/share/", places.share, name="share"),
    path("places/<int:pk>/use/", places.use, name="use"),
    path("places/<int:pk>/confirm/", places.confirm, name="confirm"),
    path("places/<int:pk>/item/", places.item, name="item"),
    path("places/<int:pk>/report.<str:extension>", places.paper, name="paper"),
    path("checks/", quizzes.quizzes, name="quizzes"),
    path("checks/<int:pk>/", quizzes.quiz, name="quiz"),
    path("checks/<int:pk>/close/", quizzes.close, name="quiz-close"),
    path("checks/<int:pk>/<str:when>/", quizzes.answer, name="quiz-answer"),
    path("items/<int:pk>/check/", quizzes.new_for_item, name="quiz-item"),
    path("people/<int:pk>/", people.record, name="record"),
    path("people/<int:pk>/record.<str:extension>", people.record_file, name="record-file"),
    path("year/", people.year, name="year"),
    path("year.<str:extension>", people.year_file, name="year-file"),
    path("year/budget/", people.budget, name="budget"),
    path("year/days/", people.days, name="days"),
    path("goals/", goals.needs, name="needs"),
    path("goals.xlsx", goals.needs_file, name="needs-file"),
    path("goals/new/", goals.want, name="want"),
    path("goals/<int:pk>/agree/", goals.goal_agree, name="goal-agree"),
    path("goals/<int:pk>/done/", goals.goal_done, name="goal-done"),
]
