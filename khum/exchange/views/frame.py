"""What the views of exchange share: a page with one form, numbers of addresses."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from khum.exchange.models import Departure, HandOver, Lesson, Programme
from khum.web.request import PersonRequest


def number(text: str | None) -> int:
    """A small whole number of an address, or 0."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def one_of(text: str | None, choices: list[tuple[str, str]]) -> str:
    """A choice of an address, or nothing."""
    return text if text and text in {value for value, _label in choices} else ""


def visible_departure(request: PersonRequest, pk: int) -> Departure:
    """A departure in sight; 404 otherwise."""
    found = Departure.objects.visible_to(request.standing).select_related("person", "position", "division")
    departure: Departure = get_object_or_404(found, pk=pk)
    return departure


def visible_hand_over(request: PersonRequest, pk: int) -> HandOver:
    """A hand-over in sight; 404 otherwise."""
    found = HandOver.objects.visible_to(request.standing).select_related(
        "departure__person", "departure__position", "departure__division", "successor", "position", "organisation"
    )
    hand_over: HandOver = get_object_or_404(found, pk=pk)
    return hand_over


def visible_lesson(request: PersonRequest, pk: int) -> Lesson:
    """A lesson in sight; 404 otherwise."""
    found = Lesson.objects.visible_to(request.standing).select_related(
        "division", "owner", "item", "revision", "raised_by"
    )
    lesson: Lesson = get_object_or_404(found, pk=pk)
    return lesson


def visible_programme(request: PersonRequest, pk: int) -> Programme:
    """A programme in sight; 404 otherwise."""
    found = Programme.objects.visible_to(request.standing).select_related("division", "item", "created_by")
    programme: Programme = get_object_or_404(found, pk=pk)
    return programme


def form_page(
    request: PersonRequest,
    form: forms.Form,
    *,
    title: str,
    act: str,
    back: str,
    above: tuple[str, str],
    note: str = "",
    danger: bool = False,
) -> HttpResponse:
    """A page with one form; ``above``: label and address of the list that it belongs to."""
    context = {
        "form": form,
        "title": title,
        "act": act,
        "back": back,
        "note": note,
        "danger": danger,
        "above_label": above[0],
        "above_url": above[1],
    }
    return render(request, "exchange/form.html", context, status=422 if form.errors else 200)
