"""Addresses of the boards and the settings of the library."""

from django.urls import path

from khum.library.views import arranging, boards

urlpatterns = [
    path("health/", boards.health_board, name="health"),
    path("inventory/", boards.inventory_page, name="inventory"),
    path("inventory.<str:extension>", boards.inventory_file, name="inventory-file"),
    path("arranging/", arranging.arranging, name="arranging"),
    path("arranging/from-chart/", arranging.from_chart, name="from-chart"),
    path("categories/<int:pk>/", arranging.category, name="category"),
    path("terms/<int:pk>/remove/", arranging.remove_term, name="remove-term"),
]
