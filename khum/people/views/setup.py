"""The first-run wizard: open only while there is no organisation, and only to whoever holds the machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from khum.people import setup_code
from khum.people.actions.setup import found_first
from khum.people.forms.setup import CodeForm, CouncilForm, DivisionsForm, HeadsForm, PersonForm
from khum.people.queries import setup as queries

ANSWERS, PROVED = "setup", "setup_code"
STEPS = ("council", "person", "divisions", "heads")
_LOOPBACK = {"127.0.0.1", "::1"}
_LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}
_CODE_TRIES = "setup_code"  # counted by the rate of this name in the settings
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip", "Via")

View = Callable[..., HttpResponse]


def step(view: View) -> View:
    """A step of the wizard: gone once an organisation exists, closed until the code was given."""

    @wraps(view)
    @never_cache
    @sensitive_post_parameters()
    @require_http_methods(["GET", "POST"])
    def guarded(request: HttpRequest) -> HttpResponse:
        if not queries.is_needed():
            raise Http404
        if not (_is_local(request) or setup_code.matches(request.session.get(PROVED, ""))):
            return _ask_code(request)
        missing = _first_missing(request, before=view.__name__)
        return redirect(f"setup:{missing}") if missing else view(request)

    return guarded


@step
def council(request: HttpRequest) -> HttpResponse:
    """Which organisation."""
    form = CouncilForm(request.POST or None, initial=_answers(request).get("council"))
    if request.method == "POST" and form.is_valid():
        before = _answers(request).get("council", {}).get("kind")
        _keep(request, "council", form.cleaned_data)
        if before != form.cleaned_data["kind"]:
            _keep(request, "divisions", None)
        return redirect("setup:person")
    return _page(request, "council", form, _("Your organisation"))


@step
def person(request: HttpRequest) -> HttpResponse:
    """Who keeps the plan and signs in first."""
    kept = _answers(request).get("person") or {}
    form = PersonForm(request.POST or None, initial=kept, kept_hash=kept.get("password_hash", ""))
    if request.method == "POST" and form.is_valid():
        _keep(request, "person", form.answers())
        return redirect("setup:divisions")
    return _page(request, "person", form, _("You, the KM secretary"))


@step
def divisions(request: HttpRequest) -> HttpResponse:
    """Which divisions it has."""
    answers = _answers(request)
    initial = answers.get("divisions") or {"divisions": DivisionsForm.ready(answers["council"]["kind"])}
    form = DivisionsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        _keep(request, "divisions", form.cleaned_data)
        return redirect("setup:heads")
    return _page(request, "divisions", form, _("Divisions"))


@step
def heads(request: HttpRequest) -> HttpResponse:
    """Who leads it; then everything is made at once."""
    answers = _answers(request)
    form = HeadsForm(request.POST or None, initial=answers.get("heads"), kind=answers["council"]["kind"])
    if request.method == "POST" and form.is_valid():
        return _finish(request, answers, form.cleaned_data)
    return _page(request, "heads", form, _("Chief executive and permanent secretary"))


def _finish(request: HttpRequest, answers: dict[str, Any], leaders: dict[str, Any]) -> HttpResponse:
    by = found_first(
        council=answers["council"],
        person=answers["person"],
        divisions=answers["divisions"]["divisions"].splitlines(),
        heads=leaders,
        today=localdate(),
        at=now(),
    )
    setup_code.forget()
    request.session.flush()
    login(request, by.person, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    messages.success(request, _("Khum is ready. The steps below lead to your first plan."))
    return redirect("home:home")


def _ask_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST if "code" in request.POST else None, initial={"code": request.GET.get("code", "")})
    setup_code.ensure()
    if form.is_bound and form.is_valid():
        if not ratelimit.consume(request, action=_CODE_TRIES):
            form.add_error("code", _("Too many tries. Wait ten minutes, then try again."))
        elif setup_code.matches(form.cleaned_data["code"]):
            request.session[PROVED] = form.cleaned_data["code"]
            return redirect("setup:council")
        else:
            form.add_error("code", _("This is not the setup code. Look at the terminal of `khum run` again."))
    return _page(request, "code", form, _("Set Khum up"))


def _is_local(request: HttpRequest) -> bool:
    """The browser runs on the server itself: no proxy between, and no other name serves this installation."""
    return (
        request.META.get("REMOTE_ADDR") in _LOOPBACK
        and split_domain_port(request.get_host())[0] in _LOCAL_NAMES
        and not settings.HTTPS
        and not any(name in request.headers for name in _FORWARDED)
    )


def _answers(request: HttpRequest) -> dict[str, Any]:
    return request.session.get(ANSWERS, {})


def _keep(request: HttpRequest, name: str, data: dict[str, Any] | None) -> None:
    request.session[ANSWERS] = _answers(request) | {name: data}


def _first_missing(request: HttpRequest, *, before: str) -> str:
    answers = _answers(request)
    return next((name for name in STEPS[: STEPS.index(before)] if not answers.get(name)), "")


def _page(request: HttpRequest, name: str, form: forms.Form, heading: str) -> HttpResponse:
    labels = {"council": _("Organisation"), "person": _("You"), "divisions": _("Divisions"), "heads": _("Leaders")}
    here = STEPS.index(name) if name in STEPS else -1
    steps = [
        {
            "label": labels[code],
            "state": "now" if place == here else "done" if place < here else "",
            "url": reverse(f"setup:{code}") if place < here else "",
        }
        for place, code in enumerate(STEPS)
    ]
    context = {
        "form": form,
        "heading": heading,
        "steps": steps if here >= 0 else [],
        "back": reverse(f"setup:{STEPS[here - 1]}") if here > 0 else "",
        "step": name,
    }
    return render(request, "people/setup.html", context, status=422 if form.errors else 200)
