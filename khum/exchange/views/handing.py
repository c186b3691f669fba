"""A hand-over: its page, the interview section by section, days side by side, successor, signature, paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.exchange import permissions
from khum.exchange.actions import handing, moving
from khum.exchange.forms.leaving import NoteForm, PartForm, ShadowForm, SuccessorForm
from khum.exchange.models import HandOver
from khum.exchange.papers.sheet import sheet_paper
from khum.exchange.queries import handing as queries
from khum.exchange.queries import radar
from khum.exchange.rules import interview
from khum.exchange.rules.handing import HandOverState, ShadowStage
from khum.exchange.rules.leaving import STEPS
from khum.exchange.views.frame import form_page, visible_hand_over
from khum.exchange.views.leaving import above
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest


@login_required
@require_safe
def hand_over(request: PersonRequest, pk: int) -> HttpResponse:
    """Everything of a hand-over on one page."""
    found, standing = visible_hand_over(request, pk), request.standing
    lines = queries.lines(found)
    blip = radar.blips_of([found.departure], standing)[0]
    context = {
        "hand_over": found,
        "departure": found.departure,
        "blip": blip,
        "steps": [(step, step.due_on(found.departure.leaves_on)) for step in STEPS],
        "lines": lines,
        "done": sum(line.state == "done" for line in lines),
        "shadow_days": found.shadow_days.all()[:50],
        "waiting": queries.waiting(found, standing),
        "may_arrange": permissions.may_arrange(standing, found.departure),
        "may_answer": permissions.may_answer(standing, found),
        "may_shadow": permissions.may_shadow(standing, found),
        "may_sign": permissions.may_sign(standing, found) and found.state_value is HandOverState.HANDED,
    }
    return render(request, "exchange/hand_over.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def part(request: PersonRequest, pk: int, code: str) -> HttpResponse:
    """One section of the interview; kept as a draft or as done."""
    found = visible_hand_over(request, pk)
    permissions.may_answer(request.standing, found).or_raise()
    section = interview.part(code)
    if section is None:
        raise Http404
    kept = found.parts.filter(part=code).first()
    form = PartForm(request.POST or None, part=section, initial=kept.answers if kept else {})
    if request.method == "POST" and form.is_valid():
        is_done = "draft" not in request.POST
        if is_done and not any(form.cleaned_data.values()):
            form.add_error(None, _("Answer at least one question; write “none” where there is nothing to say."))
        else:
            handing.answer(
                hand_over_id=pk, part=code, answers=form.cleaned_data, is_done=is_done, by=request.standing, at=now()
            )
            messages.success(request, _("This section is done.") if is_done else _("The draft is kept."))
            following = interview.after(code) if is_done else None
            if following is not None:
                return redirect("exchange:part", pk, following.code)
            return redirect(f"{reverse('exchange:hand-over', args=[pk])}#interview")
    place = [one.code for one in interview.KIT].index(code) + 1
    context = {
        "hand_over": found,
        "part": section,
        "form": form,
        "kept": kept,
        "place": place,
        "everything": len(interview.KIT),
    }
    return render(request, "exchange/part.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def successor(request: PersonRequest, pk: int) -> HttpResponse:
    """Name the successor."""
    found = visible_hand_over(request, pk)
    permissions.may_arrange(request.standing, found.departure).or_raise()
    other_post = found.position if found.position_id != found.departure.position_id else None
    form = SuccessorForm(
        request.POST or None,
        standing=request.standing,
        leaver=found.departure.person,
        initial={"successor": found.successor, "position": other_post},
    )
    if request.method == "POST" and form.is_valid():
        handing.name_successor(hand_over_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The successor is named."))
        return redirect("exchange:hand-over", pk)
    return _form(request, found, form, title=_("Name the successor"), act=_("Keep"))


@login_required
@require_http_methods(["GET", "POST"])
def shadow(request: PersonRequest, pk: int) -> HttpResponse:
    """Note a day side by side."""
    found = visible_hand_over(request, pk)
    permissions.may_shadow(request.standing, found).or_raise()
    initial = {"on": request.standing.today, "stage": ShadowStage.WATCHED.value}
    form = ShadowForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["on"] > request.standing.today:
            form.add_error("on", _("That day has not come yet."))
        else:
            values = form.cleaned_data | {"stage": ShadowStage(form.cleaned_data["stage"])}
            handing.note_shadow_day(hand_over_id=pk, **values, by=request.standing, at=now())
            messages.success(request, _("The day is noted."))
            return redirect(f"{reverse('exchange:hand-over', args=[pk])}#shadow")
    return _form(request, found, form, title=_("A day side by side"), act=_("Keep"))


@login_required
@require_POST
def hand(request: PersonRequest, pk: int) -> HttpResponse:
    """Hand over to the successor."""
    handing.hand(hand_over_id=visible_hand_over(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Handed over. The successor reads it and signs."))
    return redirect("exchange:hand-over", pk)


@login_required
@require_http_methods(["GET", "POST"])
def sign(request: PersonRequest, pk: int) -> HttpResponse:
    """The successor signs."""
    found = visible_hand_over(request, pk)
    permissions.may_sign(request.standing, found).or_raise()
    form = NoteForm(request.POST or None, label=_("What can you do by yourself now? (optional)"), required=False)
    if request.method == "POST" and form.is_valid():
        handing.sign(hand_over_id=pk, note=form.cleaned_data["note"], by=request.standing, at=now())
        messages.success(request, _("Signed. The hand-over is complete."))
        return redirect("exchange:hand-over", pk)
    return _form(request, found, form, title=_("Sign for taking over"), act=_("Sign"))


@login_required
@require_http_methods(["GET", "POST"])
def give_back(request: PersonRequest, pk: int) -> HttpResponse:
    """The successor asks for more."""
    found = visible_hand_over(request, pk)
    permissions.may_sign(request.standing, found).or_raise()
    form = NoteForm(request.POST or None, label=_("What is still missing?"))
    if request.method == "POST" and form.is_valid():
        handing.give_back(hand_over_id=pk, note=form.cleaned_data["note"], by=request.standing, at=now())
        messages.success(request, _("It went back with your questions."))
        return redirect("exchange:hand-over", pk)
    return _form(request, found, form, title=_("Ask for more"), act=_("Send back"))


@login_required
@require_http_methods(["GET", "POST"])
def move(request: PersonRequest, pk: int) -> HttpResponse:
    """What waits changes hands."""
    found = visible_hand_over(request, pk)
    permissions.may_arrange(request.standing, found.departure).or_raise()
    if request.method == "POST":
        moving.move(hand_over_id=pk, by=request.standing, at=now())
        messages.success(request, _("What waited for the leaver waits for the successor now."))
        return redirect("exchange:hand-over", pk)
    context = {
        "question": _("Give everything that waits to %(name)s?") % {"name": found.successor or _("the successor")},
        "explanation": _(
            "Learning that is due and knowledge held are given to the successor. Library items and lessons stay with "
            "the post, or go to the post that carries the work on. Seats and roles by name need an order."
        ),
        "act": _("Let them change hands"),
        "back": reverse("exchange:hand-over", args=[pk]),
    }
    return render(request, "ui/confirm.html", context)


@login_required
@require_safe
def sheet(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The hand-over sheet as a paper."""
    if extension not in {"pdf", "docx"}:
        raise Http404
    found = visible_hand_over(request, pk)
    waiting = queries.waiting(found, request.standing)
    paper = sheet_paper(found, queries.lines(found), waiting, today=request.standing.today)
    return paper_response(request, paper, name=str(found), extension=extension)


def _form(request: PersonRequest, found: HandOver, form: object, *, title: str, act: str) -> HttpResponse:
    back = reverse("exchange:hand-over", args=[found.pk])
    return form_page(request, form, title=title, act=act, back=back, above=above(), note=str(found))  # type: ignore[arg-type]
