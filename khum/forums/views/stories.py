"""A story and its points: told, mended, read back, agreed, kept in the library."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.forums import permissions
from khum.forums.actions import telling
from khum.forums.forms.telling import AgreeForm, NewPointForm, PointForm, StoryForm, TellForm, values_of_story
from khum.forums.models import Story
from khum.forums.queries.formalising import confirmed_uses
from khum.forums.rules.formalising import Shape, readiness
from khum.forums.views.frame import form_page, visible_forum, visible_point, visible_story
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a story down while it is told."""
    forum = visible_forum(request, pk)
    permissions.may_work(request.standing, forum).or_raise()
    form = TellForm(request.POST or None, forum=forum)
    if request.method == "POST" and form.is_valid():
        story = telling.tell(
            forum_id=pk, teller=form.cleaned_data["teller"], values=form.cleaned_data, by=request.standing, at=now()
        )
        messages.success(request, _("The story is kept. Now take the points of knowledge out of it."))
        return redirect("forums:story", story.pk)
    return form_page(
        request,
        form,
        title=_("Tell a story"),
        act=_("Keep the story"),
        back=reverse("forums:forum", args=[pk]),
        note=forum.topic,
    )


@login_required
@require_safe
def story(request: PersonRequest, pk: int) -> HttpResponse:
    """A story with its points."""
    return _page(request, visible_story(request, pk), None, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Mend a story."""
    found = visible_story(request, pk)
    permissions.may_write(request.standing, found).or_raise()
    form = StoryForm(request.POST or None, initial=values_of_story(found))
    if request.method == "POST" and form.is_valid():
        telling.change_story(story_id=pk, values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept. Read it back to the teller again."))
        return redirect("forums:story", pk)
    return form_page(request, form, title=_("Mend the story"), act=_("Keep"), back=_address(pk))


@login_required
@require_POST
def add_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a point out of the story; a wrong form keeps what was typed on the page of the story."""
    found = visible_story(request, pk)
    permissions.may_work(request.standing, found.forum).or_raise()
    form = NewPointForm(request.POST, story=found)
    if not form.is_valid():
        return _page(request, found, form, None)
    telling.add_point(story_id=pk, **form.cleaned_data, by=request.standing, at=now())
    messages.success(request, _("The point is kept."))
    return redirect(f"{_address(pk)}#points")


@login_required
@require_http_methods(["GET", "POST"])
def edit_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Mend a point."""
    point = visible_point(request, pk)
    permissions.may_write(request.standing, point.story).or_raise()
    form = PointForm(request.POST or None, initial={"text": point.text, "quote": point.quote})
    if request.method == "POST" and form.is_valid():
        telling.change_point(point_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept. Read it back to the teller again."))
        return redirect("forums:story", point.story_id)
    return form_page(request, form, title=_("Mend the point"), act=_("Keep"), back=_address(point.story_id))


@login_required
@require_POST
def remove_point(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a point away."""
    found = telling.remove_point(point_id=visible_point(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The point is gone."))
    return redirect(f"{_address(found.pk)}#points")


@login_required
@require_POST
def agree(request: PersonRequest, pk: int) -> HttpResponse:
    """The story was read back and is right."""
    found = visible_story(request, pk)
    permissions.may_agree(request.standing, found).or_raise()
    words = ""
    if request.standing.person_id != found.teller_id:
        form = AgreeForm(request.POST)
        if not form.is_valid():
            return _page(request, found, None, form)
        words = form.cleaned_data["words"]
    telling.agree(story_id=pk, words=words, by=request.standing, at=now())
    messages.success(request, _("Agreed. The points lie on the board."))
    return redirect("forums:story", pk)


@login_required
@require_POST
def to_item(request: PersonRequest, pk: int) -> HttpResponse:
    """Make the story a draft of the library."""
    item = telling.story_item(story_id=visible_story(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The draft is in the library. Complete it and send it to be reviewed."))
    return redirect("library:item", item.pk)


def _page(
    request: PersonRequest, found: Story, point_form: NewPointForm | None, agree_form: AgreeForm | None
) -> HttpResponse:
    standing, points = request.standing, list(found.points.select_related("teller", "core"))
    waits = not found.is_agreed or any(point.agreed_on is None for point in points)
    may_agree = bool(permissions.may_agree(standing, found)) and waits
    uses = confirmed_uses([found.item_id]) if found.item_id else {}
    may_work = bool(permissions.may_work(standing, found.forum))
    context: dict[str, Any] = {
        "story": found,
        "points": points,
        "may_write": bool(permissions.may_write(standing, found)),
        "point_form": point_form or (NewPointForm(story=found) if may_work else None),
        "is_teller": standing.person_id == found.teller_id,
        "may_agree": may_agree,
        "agree_form": agree_form or AgreeForm(),
        "leads": permissions.leads(standing, found.forum),
        "may_keep": found.is_agreed
        and (permissions.leads(standing, found.forum) or standing.person_id in {found.teller_id, found.note_taker_id}),
        "readiness": readiness(uses.get(found.item_id or 0, 0)),
        "shapes": [(shape.value, shape.label_th) for shape in Shape],
    }
    failed = (point_form and point_form.errors) or (agree_form and agree_form.errors)
    return render(request, "forums/story.html", context, status=422 if failed else 200)


def _address(pk: int) -> str:
    return reverse("forums:story", args=[pk])
