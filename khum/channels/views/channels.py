"""The registry of channels: how each stands, opening, changing, checking, counting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.channels import permissions
from khum.channels.actions import keeping
from khum.channels.forms.channels import ChannelForm, CheckForm, CloseForm, CountForm
from khum.channels.models import Channel
from khum.channels.queries import registry
from khum.channels.rules.kinds import ChannelKind, CheckResult, VisitKind
from khum.channels.views.parts import form_page
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.files.keeping import kept_file
from khum.web.request import PersonRequest

PAGE = 20


@login_required
@require_safe
def channel_list(request: PersonRequest) -> HttpResponse:
    """Channels with what each lacks; closed ones on demand."""
    closed = request.GET.get("state") == "closed"
    rows = registry.rows(registry.listed(request.standing, closed=closed)[:200], today=request.standing.today)
    context = {
        "rows": rows,
        "working": sum(row.works for row in rows),
        "is_closed": closed,
        "may_publish": registry.may_publish(request.standing),
        "may_arrange": permissions.may_arrange(request.standing).allowed,
    }
    return render(request, "channels/list.html", context)


@login_required
@require_safe
def channel(request: PersonRequest, pk: int) -> HttpResponse:
    """One channel: whether it counts, what is up, rounds, reach."""
    return _page(request, _channel(request, pk))


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Open a channel."""
    permissions.may_arrange(request.standing).or_raise()
    form = ChannelForm(
        request.POST or None, standing=request.standing, initial={"opened_on": request.standing.today, "every_days": 30}
    )
    if request.method == "POST" and form.is_valid():
        made = keeping.open_channel(particulars=_particulars(form), by=request.standing, at=now())
        messages.success(request, _("The channel is in the registry."))
        return redirect("channels:channel", made.pk)
    return form_page(request, form, title=_("Open a channel"), act=_("Keep"), back=reverse("channels:list"))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a channel."""
    permissions.may_arrange(request.standing).or_raise()
    found = _channel(request, pk)
    form = ChannelForm(request.POST or None, instance=found, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        keeping.change_channel(channel_id=pk, particulars=_particulars(form), by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("channels:channel", pk)
    return form_page(request, form, title=_("Change the channel"), act=_("Keep"), back=_address(pk))


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a channel."""
    permissions.may_arrange(request.standing).or_raise()
    found = _channel(request, pk)
    form = CloseForm(request.POST or None, initial={"on": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            keeping.close_channel(channel_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        except NotPossibleError as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, _("The channel is closed. Its records stay."))
            return redirect("channels:list")
    title = _("Close the channel “%(name)s”") % {"name": found.name}
    return form_page(request, form, title=title, act=_("Close the channel"), back=_address(pk))


@login_required
@require_POST
def check(request: PersonRequest, pk: int) -> HttpResponse:
    """Record a round of checking."""
    found = _channel(request, pk)
    permissions.may_keep(request.standing, found).or_raise()
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, check_form=form)
    proof, refused = kept_file(form, "proof", by=request.standing, at=now())
    if refused:
        return _page(request, found, check_form=form)
    result, note = CheckResult(form.cleaned_data["result"]), form.cleaned_data["note"]
    try:
        keeping.check(channel_id=pk, result=result, note=note, proof=proof, by=request.standing, at=now())
    except NotPossibleError as refusal:
        form.add_error("note", str(refusal))
        return _page(request, found, check_form=form)
    messages.success(request, _("The round is recorded."))
    return redirect("channels:channel", pk)


@login_required
@require_POST
def count(request: PersonRequest, pk: int) -> HttpResponse:
    """Count people who reached the channel."""
    found = _channel(request, pk)
    permissions.may_keep(request.standing, found).or_raise()
    form = CountForm(request.POST)
    if not form.is_valid():
        return _page(request, found, count_form=form)
    data = form.cleaned_data | {"kind": VisitKind(form.cleaned_data["kind"])}
    try:
        keeping.count(channel_id=pk, by=request.standing, at=now(), **data)
    except NotPossibleError as refusal:
        form.add_error("on", str(refusal))
        return _page(request, found, count_form=form)
    messages.success(request, _("Counted."))
    return redirect("channels:channel", pk)


def _page(
    request: PersonRequest, found: Channel, *, check_form: CheckForm | None = None, count_form: CountForm | None = None
) -> HttpResponse:
    today = request.standing.today
    may_keep = permissions.may_keep(request.standing, found).allowed
    year = FiscalYear.containing(today)
    by_hand, scanned = registry.reach(found, year.start, year.end)
    context: dict[str, Any] = {
        "channel": found,
        "row": registry.rows([found], today=today)[0],
        "posts": list(registry.posts(request.standing).filter(channel=found)[:PAGE]),
        "checks": registry.checks(found),
        "visits": registry.visits(found),
        "year": year,
        "by_hand": by_hand,
        "scanned": scanned,
        "may_keep": may_keep,
        "may_arrange": permissions.may_arrange(request.standing).allowed,
        "check_form": check_form or CheckForm(),
        "count_form": count_form or CountForm(initial={"on": today}),
    }
    return render(request, "channels/channel.html", context, status=422 if check_form or count_form else 200)


def _particulars(form: ChannelForm) -> keeping.Particulars:
    return keeping.Particulars(**form.cleaned_data | {"kind": ChannelKind(form.cleaned_data["kind"])})


def _channel(request: PersonRequest, pk: int) -> Channel:
    found = Channel.objects.visible_to(request.standing).select_related("steward", "division", "organisation")
    return get_object_or_404(found, pk=pk)


def _address(pk: int) -> str:
    return reverse("channels:channel", args=[pk])
