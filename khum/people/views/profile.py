"""One's own page: name, ways to be reached, look, and the devices that are signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.people.actions import accounts, profile, sessions
from khum.people.forms.accounts import ProfileForm
from khum.people.models import Person
from khum.people.queries.accounts import has_second_step
from khum.people.queries.sessions import of_person
from khum.people.request import PersonRequest


@login_required
@sensitive_post_parameters("current_password")
@require_http_methods(["GET", "POST"])
def own_profile(request: PersonRequest) -> HttpResponse:
    """Show and change one's own details."""
    # A row of its own: a refused form must not rename the person in the page's frame.
    me = Person.objects.visible_to(request.standing).get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=me)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in profile.FIELDS}
        try:
            profile.keep_profile(changes=changes, email=form.cleaned_data["email"], by=request.standing, at=now())
        except accounts.TakenError as taken:
            form.add_error(taken.field, str(taken))
        else:
            with translation.override(changes["language"]):
                messages.success(request, _("Your details are kept."))
            return redirect("people:profile")
    context = {"form": form, "has_second_step": has_second_step(me), "has_password": me.has_usable_password()}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def own_sessions(request: PersonRequest) -> HttpResponse:
    """Where I am signed in."""
    context = {"sessions": of_person(request.user, key=request.session.session_key)}
    return render(request, "people/sessions.html", context)


@login_required
@require_POST
def sign_out_everywhere(request: PersonRequest) -> HttpResponse:
    """End one's sessions on every device, or on every other device."""
    key = request.session.session_key or ""
    if "others" in request.POST:
        sessions.sign_out_everywhere(by=request.standing, at=now(), but=key)
        messages.success(request, _("You are signed out on every other device."))
        return redirect("people:sessions")
    sessions.sign_out_everywhere(by=request.standing, at=now())
    logout(request)
    messages.success(request, _("You are signed out on every device."))
    return redirect("account_login")
