"""Addresses of evaluation."""

from django.urls import path

from khum.evaluation.views import checking, deciding, figures, findings, reports, rounds

app_name = "evaluation"
urlpatterns = [
    path("", figures.figures, name="figures"),
    path("figures.xlsx", figures.figures_file, name="figures-file"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>.xlsx", figures.figure_file, name="figure-file"),
    path("check/", checking.check, name="check"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/new/", rounds.new, name="round-new"),
    path("rounds/<int:pk>/", rounds.round_page, name="round"),
    path("rounds/<int:pk>/frozen/", rounds.frozen_figures, name="frozen"),
    path("rounds/<int:pk>/frozen.json", rounds.frozen_file, name="frozen-file"),
    path("rounds/<int:pk>/sum-up/", rounds.sum_up, name="sum-up"),
    path("rounds/<int:pk>/reopen/", rounds.reopen, name="reopen"),
    path("rounds/<int:pk>/deliver/", rounds.deliver, name="deliver"),
    path("rounds/<int:pk>/close/", rounds.close, name="close"),
    path("rounds/<int:pk>/cancel/", rounds.cancel, name="cancel"),
    path("rounds/<int:pk>/samples/", findings.samples, name="samples"),
    path("samples/<int:pk>/", findings.sample, name="sample"),
    path("rounds/<int:pk>/findings/new/", findings.new, name="finding-new"),
    path("findings/<int:pk>/drop/", findings.drop, name="finding-drop"),
    path("rounds/<int:pk>/recommendations/new/", findings.recommend, name="recommend"),
    path("recommendations/", deciding.listing, name="recommendations"),
    path("recommendations/<int:pk>/", deciding.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/decide/", deciding.decide, name="decide"),
    path("recommendations/<int:pk>/done/", deciding.finish, name="finish"),
    path("rounds/<int:pk>/link/", deciding.make_link, name="make-link"),
    path("rounds/<int:pk>/link/revoke/", deciding.revoke_link, name="revoke-link"),
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.new, name="report-new"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/write/", reports.write, name="report-write"),
    path("reports/<int:pk>/suggest/<slug:part>/", reports.suggest, name="report-suggest"),
    path("reports/<int:pk>/submit/", reports.submit, name="report-submit"),
    path("reports/<int:pk>/sign/", reports.sign, name="report-sign"),
    path("reports/<int:pk>/return/", reports.give_back, name="report-back"),
    path("reports/<int:pk>/drop/", reports.drop, name="report-drop"),
    path("reports/<int:pk>/report.<str:extension>", reports.paper, name="report-paper"),
    path("decide/<str:token>/", deciding.by_link, name="by-link"),
]
