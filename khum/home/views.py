"""Each person's first page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render

from khum.web.request import PersonRequest


@login_required
def home(request: PersonRequest) -> HttpResponse:
    """What waits for me, what is new, how we stand."""
    return render(request, "home/home.html")
