"""Self-assessments: lists, answering, evidence, the binder."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain import file_reading
from khum.domain.extracted import Table
from khum.domain.file_reading import RefusedFileError
from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS
from khum.evaluation import permissions
from khum.evaluation.actions import assessments as acts
from khum.evaluation.forms.assessments import AnswerForm, CatalogueForm, EvidenceForm, LinkForm
from khum.evaluation.models import Assessment, Evidence
from khum.evaluation.papers.binder import binder_paper
from khum.evaluation.queries import assessments as queries
from khum.evaluation.rules.catalogues import NoCatalogueError, read
from khum.evaluation.rules.charts import bars
from khum.evaluation.views.frame import form_page
from khum.files.keeping import kept_file
from khum.library.queries.emblems import emblem
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest

_SHEETS = frozenset({"xlsx", "csv"})


@login_required
@require_safe
def assessments(request: PersonRequest) -> HttpResponse:
    """Assessments of every year, and the lists to begin one with."""
    catalogues = queries.catalogues(request.standing)
    context = {
        "assessments": queries.listed(request.standing),
        "catalogues": catalogues,
        "has_own": any(each.code == "khum-30401" for each in catalogues),
        "year": FiscalYear.containing(request.standing.today),
        "may_assess": permissions.may_assess(request.standing),
    }
    return render(request, "evaluation/assessments.html", context)


@login_required
@require_POST
def own_catalogue(request: PersonRequest) -> HttpResponse:
    """Add the list that comes with Khum."""
    acts.add_own(by=request.standing, at=now())
    messages.success(request, _("The list is here. Begin the assessment of a year with it."))
    return redirect("evaluation:assessments")


@login_required
@require_http_methods(["GET", "POST"])
def catalogue_new(request: PersonRequest) -> HttpResponse:
    """Read a list from a sheet."""
    permissions.may_assess(request.standing).or_raise()
    form = CatalogueForm(request.POST or None, request.FILES or None, initial={"as_of": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            document = file_reading.read(form.cleaned_data["file"], allowed=_SHEETS)
            items = read([block.rows for block in document.blocks if isinstance(block, Table)])
        except RefusedFileError as refused:
            form.add_error("file", str(refused))
        except NoCatalogueError as error:
            form.add_error("file", _no_list(error))
        else:
            made = acts.add_catalogue(particulars=form.particulars(), items=items, by=request.standing, at=now())
            messages.success(request, _("%(number)d items were read.") % {"number": len(items)})
            return redirect("evaluation:catalogue", made.pk)
    return form_page(
        request,
        form,
        title=_("A list from a sheet"),
        act=_("Read the list"),
        back=reverse("evaluation:assessments"),
        note=_("LPA, ITA and other lists change every year: bring in the list of this year."),
    )


@login_required
@require_safe
def catalogue(request: PersonRequest, pk: int) -> HttpResponse:
    """What a list asks."""
    found = next((each for each in queries.catalogues(request.standing) if each.pk == pk), None)
    if found is None:
        raise Http404
    return render(request, "evaluation/catalogue.html", {"catalogue": found, "items": found.items.all()})


@login_required
@require_POST
def begin(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin the assessment of a year."""
    asked = request.POST.get("year", "")
    year = FiscalYear(int(asked)) if asked.isascii() and asked.isdigit() and 2540 <= int(asked) <= 2643 else None
    if year is None or not any(each.pk == pk for each in queries.catalogues(request.standing)):
        raise Http404
    made = acts.begin(catalogue_id=pk, year=year, by=request.standing, at=now())
    return redirect("evaluation:assessment", made.pk)


@login_required
@require_safe
def assessment(request: PersonRequest, pk: int) -> HttpResponse:
    """Every item with level, note and evidence; years; links."""
    found = _visible(request, pk)
    groups = queries.groups(found)
    rows = [row for group in groups for row in group.rows]
    years = queries.over_years(found)
    may_assess = permissions.may_assess(request.standing)
    context = {
        "assessment": found,
        "groups": groups,
        "told": sum(row.level is not None for row in rows),
        "number": len(rows),
        "bare": sum(row.is_bare for row in rows),
        "years": years,
        "chart": bars([(str(year), mean) for year, mean in years]),
        "may_write": may_assess and found.finished_at is None,
        "may_link": may_assess,
        "links": queries.links(found) if may_assess else [],
        "link_form": LinkForm(),
        "now": now(),
    }
    return render(request, "evaluation/assessment.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def item(request: PersonRequest, pk: int, item_pk: int) -> HttpResponse:
    """The level and the note of one item; its evidence below."""
    found = _visible(request, pk)
    permissions.may_assess(request.standing).or_raise()
    asked = get_object_or_404(found.catalogue.items, pk=item_pk)
    answer = found.answers.filter(item=asked).first()
    initial = {"level": answer.level, "note": answer.note} if answer else {}
    form = AnswerForm(request.POST or None, catalogue=found.catalogue, initial=initial)
    if request.method == "POST" and form.is_valid():
        acts.answer(assessment_id=pk, item_id=item_pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The answer is kept."))
        following = found.catalogue.items.filter(order__gt=asked.order).first()
        return redirect("evaluation:item", pk, following.pk) if following else redirect("evaluation:assessment", pk)
    context = {
        "assessment": found,
        "item": asked,
        "form": form,
        "evidence": answer.evidence.select_related("file") if answer else [],
        "evidence_form": EvidenceForm(),
    }
    return render(request, "evaluation/item.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def evidence_add(request: PersonRequest, pk: int, item_pk: int) -> HttpResponse:
    """Hang evidence on an item."""
    found = _visible(request, pk)
    permissions.may_assess(request.standing).or_raise()
    asked = get_object_or_404(found.catalogue.items, pk=item_pk)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, is_refused = kept_file(form, "file", by=request.standing, at=now())
        if not is_refused:
            values = form.cleaned_data
            label, url = values["label"], values["url"]
            metric = METRICS.get(values["metric"]) if values["metric"] else None
            if metric is not None:
                label = label or f"ตัวชี้วัด {metric.code} {metric.name_th}"
                url = f"{reverse('evaluation:figure', args=[metric.code])}?year={found.year_be}"
            label = label or (file.name if file else "")
            acts.add_evidence(
                assessment_id=pk, item_id=item_pk, label=label, url=url, file=file, by=request.standing, at=now()
            )
            messages.success(request, _("The evidence is kept."))
            return redirect("evaluation:item", pk, item_pk)
    return form_page(
        request,
        form,
        title=_("Add evidence"),
        act=_("Keep"),
        back=reverse("evaluation:item", args=[pk, item_pk]),
        note=str(asked),
    )


@login_required
@require_POST
def evidence_drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a piece of evidence off."""
    found = get_object_or_404(Evidence.objects.visible_to(request.standing).select_related("answer"), pk=pk)
    made = acts.drop_evidence(evidence_id=pk, by=request.standing, at=now())
    messages.success(request, _("The evidence is taken off."))
    return redirect("evaluation:item", made.pk, found.answer.item_id)


@login_required
@require_http_methods(["GET", "POST"])
def finish(request: PersonRequest, pk: int) -> HttpResponse:
    """Finish it; from then on nothing changes."""
    found = _visible(request, pk)
    permissions.may_assess(request.standing).or_raise()
    if request.method == "POST":
        acts.finish(assessment_id=pk, by=request.standing, at=now())
        messages.success(request, _("The assessment is finished."))
        return redirect("evaluation:assessment", pk)
    context = {
        "question": _("Finish “%(name)s”?") % {"name": found},
        "explanation": _("Nothing in it changes afterwards."),
        "act": _("Finish"),
        "back": reverse("evaluation:assessment", args=[pk]),
    }
    return render(request, "ui/confirm.html", context)


@login_required
@require_safe
def binder(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The printed binder."""
    if extension not in {"pdf", "docx"}:
        raise Http404
    found, standing = _visible(request, pk), request.standing
    council = standing.organisation
    paper = binder_paper(
        found,
        queries.groups(found),
        base=request.build_absolute_uri("/"),
        today=standing.today,
        emblem=emblem(council.pk, council.emblem_sha256, name=council.name),
    )
    return paper_response(request, paper, name=paper.title, extension=extension)


def _no_list(error: NoCatalogueError) -> str:
    reasons = {
        "no_header": _("No row of headings was found: number and what is asked."),
        "nothing": _("There is no item below the headings."),
        "twice": _("The number %(number)s stands in the list twice.") % {"number": error.number},
        "too_many": _("The list is too long."),
    }
    return reasons[error.code]


def _visible(request: PersonRequest, pk: int) -> Assessment:
    found: Assessment = get_object_or_404(
        Assessment.objects.visible_to(request.standing).select_related("catalogue", "organisation"), pk=pk
    )
    return found
