"""Accounts as the KM secretary keeps them, and the one-time link by which a person sets a password."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.people import account_links, permissions
from khum.people.actions import accounts as actions
from khum.people.actions import sessions
from khum.people.forms.accounts import AccountForm
from khum.people.forms.passwords import NewPasswordForm
from khum.people.models import Person
from khum.people.queries import accounts as queries
from khum.people.queries.sessions import of_person
from khum.people.request import PersonRequest

logger = logging.getLogger(__name__)

PAGE, MOST_LINKS = 50, 100


@login_required
@require_safe
def account_list(request: PersonRequest) -> HttpResponse:
    """Everybody with the state of the account."""
    permissions.may_manage_people(request.standing).or_raise()
    words = " ".join(request.GET.get("words", "").split())[:80]
    state = request.GET.get("state", "")
    found = queries.listed(request.standing, words=words, state=state)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": queries.rows(list(page.object_list)),
        "words": words,
        "state": state,
        "states": _states(),
    }
    return render(request, "people/accounts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def account(request: PersonRequest, pk: int) -> HttpResponse:
    """One person's account: open or change it, and everything that can be done with it."""
    permissions.may_manage_people(request.standing).or_raise()
    person = _person(request, pk)
    form = AccountForm(request.POST or None, initial={"username": person.username or "", "email": person.email})
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_account(person_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        except actions.TakenError as taken:
            form.add_error(taken.field, str(taken))
        else:
            messages.success(request, _("The account is kept. Give the person a link to set the password."))
            return redirect("people:account", pk)
    return _account_page(request, person, form)


@login_required
@never_cache
@require_POST
def account_link(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a one-time link; show it once, or send it by e-mail."""
    person = _person(request, pk)
    who, token = actions.make_link(person_id=pk, by=request.standing, at=now())
    link = request.build_absolute_uri(reverse("people:set-password", args=[who, token]))
    if "mail" in request.POST and person.email:
        if _mail(person, link):
            messages.success(request, _("The link was sent to %(email)s.") % {"email": person.email})
            return redirect("people:account", pk)
        messages.error(request, _("The e-mail could not be sent. Hand the link over yourself."))
    form = AccountForm(initial={"username": person.username or "", "email": person.email})
    return _account_page(request, person, form, link=link)


@login_required
@never_cache
@require_POST
def account_links_sheet(request: PersonRequest) -> HttpResponse:
    """One-time links of everybody who waits for a password, to print and to cut up."""
    made = actions.make_links_of_waiting(by=request.standing, at=now(), most=MOST_LINKS)
    rows = [
        {"person": person, "link": request.build_absolute_uri(reverse("people:set-password", args=parts))}
        for person, parts in made
    ]
    context = {"rows": rows, "days": account_links.GOOD_FOR_DAYS, "most": MOST_LINKS}
    return render(request, "people/account_links.html", context)


@login_required
@require_POST
def account_close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close the account."""
    actions.close_account(person_id=_person(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The account is closed. Nobody is signed in by it any more."))
    return redirect("people:account", pk)


@login_required
@require_POST
def account_reopen(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    try:
        actions.reopen_account(person_id=_person(request, pk).pk, by=request.standing, at=now())
    except actions.TakenError as taken:
        messages.error(request, str(taken))
    else:
        messages.success(request, _("The account is open again."))
    return redirect("people:account", pk)


@login_required
@require_POST
def account_sign_out(request: PersonRequest, pk: int) -> HttpResponse:
    """Sign a person out on every device."""
    sessions.sign_out_person(person_id=_person(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("This person is signed out on every device."))
    return redirect("people:account", pk)


@login_required
@require_POST
def account_second_step(request: PersonRequest, pk: int) -> HttpResponse:
    """Turn off the second step for a person who lost the telephone."""
    actions.drop_second_step(person_id=_person(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The second step is off. The person signs in by the password alone."))
    return redirect("people:account", pk)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest, who: str, token: str) -> HttpResponse:
    """Use a one-time link. Wrong, used and old links look the same."""
    if not ratelimit.consume(request, action="set_password"):
        return ratelimit.respond_429(request)
    person = account_links.person_of(who, token)
    if person is None:
        return render(request, "people/set_password_over.html", status=410)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.set_password(who=who, token=token, password=form.cleaned_data["password1"], at=now())
        messages.success(request, _("Your password is set. Sign in with it now."))
        return redirect("account_login")
    context = {"form": form, "person": person, "days": account_links.GOOD_FOR_DAYS}
    return render(request, "people/set_password.html", context, status=422 if form.errors else 200)


def _person(request: PersonRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)


def _account_page(request: PersonRequest, person: Person, form: AccountForm, *, link: str = "") -> HttpResponse:
    context = {
        "person": person,
        "form": form,
        "link": link,
        "days": account_links.GOOD_FOR_DAYS,
        "state": queries.state_of(person),
        "is_self": person.pk == request.standing.person_id,
        "has_second_step": queries.has_second_step(person),
        "sessions": of_person(person, key=request.session.session_key),
    }
    return render(request, "people/account.html", context, status=422 if form.errors else 200)


def _mail(person: Person, link: str) -> bool:
    text = render_to_string(
        "people/set_password_mail.txt", {"person": person, "link": link, "days": account_links.GOOD_FOR_DAYS}
    )
    try:
        send_mail(_("Set your password for Khum"), text, None, [person.email])
    except (SMTPException, OSError):
        logger.exception("the link could not be mailed")
        return False
    return True


def _states() -> list[tuple[str, str]]:
    return [
        ("", _("All")),
        (queries.NONE, _("No account")),
        (queries.WAITING, _("Waits for a password")),
        (queries.OPEN, _("In use")),
        (queries.CLOSED, _("Closed")),
    ]
