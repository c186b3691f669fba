"""Communities of practice: the list, one community, its kit and gatherings."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.communities import permissions
from khum.communities.actions import practice as acts
from khum.communities.forms.practice import CommunityForm, EndForm, GatheringForm, KitForm
from khum.communities.models import Gathering, KitEntry
from khum.communities.queries import practice
from khum.communities.rules.practice import KitKind
from khum.communities.views.frame import acted, form_page, visible_community
from khum.web.request import PersonRequest

_PAGE = 20
_REVIEW = ("expected", "happened", "why", "next_time")


@login_required
@require_safe
def communities(request: PersonRequest) -> HttpResponse:
    """Communities of the council with how they are."""
    words, closed = request.GET.get("q", "")[:200].strip(), request.GET.get("closed") == "1"
    page = Paginator(practice.listed(request.standing, words, closed=closed), _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": practice.rows(request.standing, page.object_list),
        "words": words,
        "closed": closed,
    }
    return render(request, "communities/communities.html", context)


@login_required
@require_safe
def community(request: PersonRequest, pk: int) -> HttpResponse:
    """One community: its open questions first, then its practice, gatherings, people (row 77)."""
    found = visible_community(request, pk)
    standing = request.standing
    [row] = practice.rows(standing, [found])
    context = {
        "community": found,
        "row": row,
        "questions": practice.questions_of(standing, found),
        "questions_url": f"{reverse('communities:questions')}?{urlencode({'community': pk})}",
        "kit": practice.kit_of(found),
        "gatherings": practice.gatherings_of(found),
        "may_keep": bool(permissions.may_keep(standing, found)),
        "may_tell": bool(permissions.may_tell(standing, found, is_member=row.is_member)),
    }
    return render(request, "communities/community.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Begin a community."""
    permissions.may_found(request.standing).or_raise()
    form = CommunityForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        made = acts.begin(values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The community is begun. Ask its first question, or note what you agreed on."))
        return redirect("communities:community", made.pk)
    return form_page(
        request, form, title=_("Begin a community"), act=_("Begin it"), back=reverse("communities:communities")
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a community."""
    found = visible_community(request, pk)
    permissions.may_keep(request.standing, found).or_raise()
    initial = {name: getattr(found, name) for name in ("name", "purpose", "goal", "rhythm", "steward")}
    form = CommunityForm(request.POST or None, standing=request.standing, initial=initial)
    form.fields["steward"].required = True
    return acted(
        request,
        form,
        lambda data: acts.change(community_id=pk, values=data, by=request.standing, at=now()),
        said=_("Changed."),
        to=reverse("communities:community", args=[pk]),
        title=_("Change the community"),
        act=_("Keep"),
    )


@login_required
@require_POST
def join(request: PersonRequest, pk: int) -> HttpResponse:
    """Become a member, or leave."""
    visible_community(request, pk)
    if request.POST.get("leave") == "1":
        acts.leave(community_id=pk, by=request.standing, at=now())
        messages.success(request, _("You are no member any more."))
    else:
        acts.join(community_id=pk, by=request.standing, at=now())
        messages.success(request, _("You are a member. Begin with a question, or answer one."))
    return redirect("communities:community", pk)


@login_required
@require_http_methods(["GET", "POST"])
def kit_new(request: PersonRequest, pk: int) -> HttpResponse:
    """Add to the kit of the practice."""
    found = visible_community(request, pk)
    is_member = any(member.person_id == request.standing.person_id for member in found.present)
    permissions.may_tell(request.standing, found, is_member=is_member).or_raise()
    return acted(
        request,
        KitForm(request.POST or None, standing=request.standing),
        lambda data: acts.put_kit(
            community_id=pk,
            kind=KitKind(data["kind"]),
            text=data["text"],
            item=data["item"],
            by=request.standing,
            at=now(),
        ),
        said=_("It is in the kit."),
        to=reverse("communities:community", args=[pk]),
        title=_("Add to the kit of the practice"),
        act=_("Add it"),
        note=found.name,
    )


@login_required
@require_POST
def kit_drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take something out of the kit."""
    entry = KitEntry.objects.visible_to(request.standing).filter(pk=pk).first()
    if entry is None:
        raise Http404
    acts.drop_kit(entry_id=pk, by=request.standing, at=now())
    messages.success(request, _("Taken out of the kit. The record stays."))
    return redirect("communities:community", entry.community_id)


@login_required
@require_http_methods(["GET", "POST"])
def gather(request: PersonRequest, pk: int) -> HttpResponse:
    """Note a gathering with who came and four questions afterwards."""
    found = visible_community(request, pk)
    members = [member.person_id for member in found.present]
    permissions.may_tell(request.standing, found, is_member=request.standing.person_id in members).or_raise()
    initial = {"people": members, "held_on": request.standing.today}
    return acted(
        request,
        GatheringForm(request.POST or None, standing=request.standing, initial=initial),
        lambda data: acts.gather(
            community_id=pk,
            held_on=data["held_on"],
            topic=data["topic"],
            place=data["place"],
            person_ids=[person.pk for person in data["people"]],
            review={name: data[name] for name in _REVIEW},
            by=request.standing,
            at=now(),
        ),
        said=_("The gathering is noted."),
        to=reverse("communities:community", args=[pk]),
        title=_("Note a gathering"),
        act=_("Keep"),
        note=found.name,
    )


@login_required
@require_safe
def gathering(request: PersonRequest, pk: int) -> HttpResponse:
    """One gathering."""
    found = (
        Gathering.objects.visible_to(request.standing)
        .select_related("community", "by")
        .prefetch_related("came")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return render(request, "communities/gathering.html", {"gathering": found})


@login_required
@require_http_methods(["GET", "POST"])
def end(request: PersonRequest, pk: int) -> HttpResponse:
    """End a community."""
    found = visible_community(request, pk)
    permissions.may_keep(request.standing, found).or_raise()
    return acted(
        request,
        EndForm(request.POST or None),
        lambda data: acts.close(community_id=pk, reason=data["reason"], by=request.standing, at=now()),
        said=_("The community is ended. What it left stays to be read."),
        to=reverse("communities:community", args=[pk]),
        title=_("End the community"),
        act=_("End this community"),
        note=found.name,
        danger=True,
    )
