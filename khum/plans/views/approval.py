"""Screens of the way into force: the steps, the decision, the one-time link, the scan."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.verdict import NotPossibleError
from khum.files import actions as files
from khum.files.messages import sentence
from khum.files.refusals import FileRefused
from khum.plans import permissions
from khum.plans.actions import approval, links
from khum.plans.forms.approval import DecisionForm, LinkDecisionForm, PaperForm, ReasonForm
from khum.plans.models import ApprovalLink, Plan
from khum.plans.queries.content import content_of
from khum.plans.rules.states import PlanState
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_safe
def approval_page(request: PersonRequest, pk: int) -> HttpResponse:
    """Where the plan is on its way, and the one thing to do next."""
    return _page(request, visible_plan(request, pk))


@login_required
@require_POST
def submit(request: PersonRequest, pk: int) -> HttpResponse:
    """Send the draft on its way."""
    approval.submit(plan_id=visible_plan(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The plan is on its way to the committee."))
    return redirect("plans:approval", pk)


@login_required
@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Approve or return at the stage the person saw."""
    plan = visible_plan(request, pk)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, form=form)
    stage = PlanState(form.cleaned_data["stage"])
    signature = approval.signature_of(request.standing, signed_on=localdate(), stage=stage)
    if form.cleaned_data["decision"] == "approve":
        approval.approve(
            plan_id=pk,
            stage=stage,
            signature=signature,
            by=request.standing,
            at=now(),
            note=form.cleaned_data["reason"],
        )
        messages.success(request, _("Your approval is recorded."))
    else:
        approval.return_with_reason(
            plan_id=pk,
            stage=stage,
            reason=form.cleaned_data["reason"],
            signature=signature,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The plan went back to draft with your reason."))
    return redirect("plans:approval", pk)


@login_required
@require_http_methods(["GET", "POST"])
def paper(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter a decision that was signed on paper, with its scan."""
    plan = visible_plan(request, pk)
    permissions.may_decide(request.standing, plan, channel="paper").or_raise()
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _enter_paper(request, plan, form):
        messages.success(request, _("The signed decision is recorded with its scan."))
        return redirect("plans:approval", pk)
    context = {**frame(request, plan, "approval"), "form": form}
    return render(request, "plans/approval_paper.html", context, status=422 if form.errors else 200)


def _enter_paper(request: PersonRequest, plan: Plan, form: PaperForm) -> bool:
    data = form.cleaned_data
    try:
        scan = files.store(organisation=plan.organisation, uploaded=data["scan"], by=request.standing, at=now())
    except FileRefused as refused:
        form.add_error("scan", sentence(refused))
        return False
    signature = approval.Signature(
        name=data["name"],
        title=plan.organisation.titles.chief_executive,
        signed_on=data["signed_on"],
        channel="paper",
        scan=scan,
    )
    approval.approve(plan_id=plan.pk, stage=PlanState.EXECUTIVE, signature=signature, by=request.standing, at=now())
    return True


@login_required
@require_POST
def make_link(request: PersonRequest, pk: int) -> HttpResponse:
    """Make the one-time link and show it once."""
    plan = visible_plan(request, pk)
    link, token = links.make(plan_id=plan.pk, by=request.standing, at=now())
    address = request.build_absolute_uri(f"/plans/decide/{token}/")
    return render(
        request, "plans/approval_link.html", {**frame(request, plan, "approval"), "link": link, "address": address}
    )


@login_required
@require_POST
def revoke_link(request: PersonRequest, pk: int) -> HttpResponse:
    """End the open link of a plan."""
    plan = visible_plan(request, pk)
    link = ApprovalLink.objects.visible_to(request.standing).filter(plan=plan, used_at=None, revoked_at=None).first()
    if link is not None:
        links.revoke(link_id=link.pk, by=request.standing, at=now())
        messages.success(request, _("The link has been ended."))
    return redirect("plans:approval", pk)


@login_required
@require_http_methods(["GET", "POST"])
def amend(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a plan in force for an amendment."""
    plan = visible_plan(request, pk)
    permissions.may_make_plan(request.standing).or_raise()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        approval.open_amendment(plan_id=pk, reason=form.cleaned_data["reason"], by=request.standing, at=now())
        messages.success(request, _("The plan is open for the amendment. The version in force stays readable."))
        return redirect("plans:plan", pk)
    context = {**frame(request, plan, "approval"), "form": form}
    return render(request, "plans/approval_amend.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a plan whose year is over."""
    approval.close(plan_id=visible_plan(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The plan is closed."))
    return redirect("plans:approval", pk)


@never_cache
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The chief executive reads the plan and decides, without an account."""
    try:
        link = links.find(token, at=now())
    except NotPossibleError as error:
        return render(request, "plans/link_over.html", {"reason": str(error)}, status=410)
    form = LinkDecisionForm(request.POST or None, initial={"stage": PlanState.EXECUTIVE, "name": link.holder_name})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        approves = data["decision"] == "approve"
        links.decide(token=token, approves=approves, name=data["name"], reason=data["reason"], at=now())
        return render(request, "plans/link_over.html", {"approves": approves, "plan": link.plan})
    context = {"link": link, "plan": link.plan, "content": content_of(link.plan), "form": form}
    return render(request, "plans/link.html", context, status=422 if form.errors else 200)


def _page(request: PersonRequest, plan: Plan, *, form: DecisionForm | None = None) -> HttpResponse:
    standing = request.standing
    open_link = plan.links.filter(used_at=None, revoked_at=None, expires_at__gt=now()).first()
    context = {
        **frame(request, plan, "approval"),
        "steps": list(plan.approvals.select_related("scan")),
        "form": form or DecisionForm(initial={"stage": plan.state}),
        "may_submit": permissions.may_submit(standing, plan),
        "may_decide": permissions.may_decide(standing, plan),
        "may_paper": permissions.may_decide(standing, plan, channel="paper"),
        "may_make": permissions.may_make_plan(standing),
        "open_link": open_link,
        "is_over": plan.year.end < localdate(),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "plans/approval.html", context, status=status)
