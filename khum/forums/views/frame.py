"""What the views of forums share: finding things, a page with one form."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from khum.forums.models import Forum, KnowledgeSet, Point, Story
from khum.web.request import PersonRequest


def number(text: str | None) -> int:
    """A small whole number of an address or a form, or 0."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def visible_forum(request: PersonRequest, pk: int) -> Forum:
    """A forum that the person may see; 404 otherwise."""
    found: Forum = get_object_or_404(
        Forum.objects.visible_to(request.standing).select_related("facilitator", "division", "created_by"), pk=pk
    )
    return found


def visible_story(request: PersonRequest, pk: int) -> Story:
    """A story that the person may read; 404 otherwise."""
    rows = Story.objects.visible_to(request.standing).select_related("forum", "teller", "note_taker", "item")
    found: Story = get_object_or_404(rows, pk=pk)
    return found


def visible_point(request: PersonRequest, pk: int) -> Point:
    """A point of a story that the person may read; 404 otherwise."""
    rows = Point.objects.visible_to(request.standing).select_related("story__forum", "teller")
    found: Point = get_object_or_404(rows, pk=pk)
    return found


def visible_set(request: PersonRequest, pk: int) -> KnowledgeSet:
    """A knowledge set that the person may see; 404 otherwise."""
    rows = KnowledgeSet.objects.visible_to(request.standing).select_related("forum", "item", "created_by")
    found: KnowledgeSet = get_object_or_404(rows, pk=pk)
    return found


def form_page(
    request: PersonRequest, form: forms.Form, *, title: str, act: str, back: str, note: str = "", draft: bool = True
) -> HttpResponse:
    """A page with one form."""
    context = {"form": form, "title": title, "act": act, "back": back, "note": note, "draft": draft}
    return render(request, "forums/form.html", context, status=422 if form.errors else 200)
