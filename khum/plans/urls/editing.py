"""Addresses of editing rows and parts."""

from django.urls import path

from khum.plans.views import editing, parts

patterns = [
    path("rows/<int:pk>/", editing.row, name="row"),
    path("rows/<int:pk>/shown/", editing.shown, name="row-shown"),
    path("rows/<int:pk>/merge/", editing.merge, name="row-merge"),
    path("rows/<int:pk>/move/", editing.move, name="row-move"),
    path("rows/<int:pk>/remove/", editing.remove, name="row-remove"),
    path("tables/<int:pk>/rows/", editing.add, name="row-add"),
    path("<int:pk>/undo/", editing.undo, name="undo"),
    path("<int:pk>/parts/", parts.page, name="parts"),
    path("<int:pk>/parts/title/", parts.rename, name="rename"),
    path("<int:pk>/parts/<slug:kind>/", parts.add, name="part-add"),
    path("parts/<slug:kind>/<int:pk>/", parts.part, name="part"),
    path("parts/<slug:kind>/<int:pk>/shown/", parts.shown, name="part-shown"),
    path("parts/<slug:kind>/<int:pk>/merge/", parts.merge, name="part-merge"),
    path("parts/<slug:kind>/<int:pk>/move/", parts.move, name="part-move"),
    path("parts/<slug:kind>/<int:pk>/remove/", parts.remove, name="part-remove"),
]
