"""Addresses of making plans and looking at them."""

from django.urls import path

from khum.plans.views import exchange, guiding, linking, making

patterns = [
    path("", making.plans, name="list"),
    path("new/", making.new, name="new"),
    path("new/json/", exchange.new_from_json, name="new-json"),
    path("new/template/", making.from_template, name="new-template"),
    path("new/from/<int:pk>/", making.from_plan, name="copy"),
    path("new/guided/", guiding.start, name="guide-start"),
    path("<int:pk>/guide/<int:number>/", guiding.question, name="guide"),
    path("<int:pk>/links/", linking.links, name="links"),
    path("<int:pk>/", making.plan, name="plan"),
    path("<int:pk>/timeline/", making.timeline_page, name="timeline"),
    path("<int:pk>/check/", making.check, name="check"),
    path("<int:pk>/history/", making.history, name="history"),
    path("<int:pk>/fill/", making.fill, name="fill"),
    path("<int:pk>/rules/", making.add_rules, name="add-rules"),
]
