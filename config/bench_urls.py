"""The addresses of the product and two views to compare with: only ``khum bench pages`` serves these."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from config.urls import handler400, handler403, handler404, handler429, handler500
from config.urls import urlpatterns as product

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:
    """An empty template, through every middleware."""
    return render(request, "ui/empty_page.html")


def frame(request: HttpRequest) -> HttpResponse:
    """The frame of every page with nothing in it: navigation, search box, who is signed in."""
    return render(request, "ui/base.html")


urlpatterns = [*product, path("bench/empty/", empty), path("bench/frame/", frame)]
